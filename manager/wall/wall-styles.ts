import { css } from 'lit';

/** A page that hangs on a wall: everything is measured by the width of the glass, 16 px at 1920. */
export const wallStyles = css`
  :host {
    display: flex;
    flex-direction: column;
    gap: 1em;
    height: 100vh;
    padding-bottom: 1em;
    overflow: hidden;
    font-size: calc(100vw / 110);
  }
  header {
    display: flex;
    align-items: center;
    justify-content: space-between;
    padding: 0.5em 1.2em;
    background: var(--brand-strong);
    color: #fff;
  }
  h1 {
    font-size: 2em;
  }
  hall-clock {
    font-size: 2em;
    --clock-date-ink: #fff;
    --clock-date-size: 0.45em;
  }
  .stale {
    display: flex;
    gap: 0.5em;
    align-items: center;
    margin: 0 1.2em;
    padding: 0.5em 1em;
    border-radius: var(--radius-m);
    background: var(--bad);
    color: #fff;
    font-size: 1.5em;
    font-weight: 700;
  }
  :host([stale]) dl,
  :host([stale]) main {
    filter: grayscale(1);
    opacity: 0.55;
  }
  /* Filled and above all figures: the worst is read first. */
  .worst {
    flex: none;
    margin: 0 1.2em;
    background: var(--warn);
    color: #fff;
  }
  .worst.bad {
    background: var(--bad);
  }
  .worst h2 {
    padding: 0.5em 1.2em 0;
    font-size: 1.2em;
    color: #fff;
  }
  .worst li {
    padding: 0 0.7em 0.4em;
    border: 0;
    font-size: 2.1em;
  }
  .worst li hall-icon,
  .worst li.bad hall-icon,
  .worst .cause::before {
    color: #fff;
  }
  .worst .title {
    font-size: 1.35em;
  }
  .worst .cause {
    font-weight: 700;
  }
  .alarms {
    flex: none;
    margin: 0 1.2em;
    border-left: 0.5em solid var(--bad);
    background: var(--bad-soft);
  }
  .alarms ul {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(18em, 1fr));
    margin: 0;
    padding: 0;
    list-style: none;
  }
  .alarms li {
    padding: 0.4em 0.8em;
    border-top: 0;
    font-size: 1.1em;
    display: flex;
    align-items: baseline;
    gap: 0.6em;
    border-left: 0;
  }
  .alarms li:first-child {
    border-top: 0;
  }
  .alarms li p {
    flex: 1;
    min-width: 0;
  }
  .alarms li hall-icon {
    flex: none;
    margin: 0;
    color: var(--bad);
  }
  .alarms li.taken hall-icon {
    color: var(--good);
  }
  .alarms small {
    flex: none;
    font-size: 0.85em;
    color: var(--ink-soft);
  }
  dl {
    display: grid;
    grid-template-columns: repeat(5, 1fr);
    gap: 1em;
    padding: 0 1.2em;
  }
  dl div,
  section {
    border-radius: var(--radius-m);
    background: var(--surface);
    box-shadow: var(--shadow-1);
  }
  dl div {
    padding: 0.3em 1em;
    min-width: 0;
  }
  dt {
    font-size: 1.1em;
    font-weight: 600;
    color: var(--ink-soft);
  }
  dd {
    display: flex;
    align-items: baseline;
    gap: 0.5em;
    font-size: 1.9em;
    font-weight: 700;
    line-height: 1.25;
    white-space: nowrap;
    font-variant-numeric: tabular-nums;
  }
  dd small {
    min-width: 0;
    line-height: 1.1;
    white-space: normal;
    font-size: 0.5em;
    font-weight: 500;
    color: var(--ink-soft);
  }
  main {
    flex: 1;
    display: grid;
    grid-template-columns: 1.5fr 1fr;
    gap: 1em;
    min-height: 0;
    padding: 0 1.2em;
  }
  section {
    display: flex;
    flex-direction: column;
    min-height: 0;
    overflow: hidden;
  }
  h2 {
    padding: 0.5em 0.8em;
    font-size: 1.5em;
  }
  h2 b {
    margin-left: 0.5em;
    padding: 0 0.5em;
    border-radius: var(--radius-full);
    background: var(--bad);
    color: #fff;
  }
  ol {
    flex: 1;
    min-height: 0;
    overflow: hidden;
  }
  h2 small {
    margin-left: 0.6em;
    font-size: 0.7em;
    font-weight: 500;
    color: var(--ink-soft);
  }
  li {
    padding: 0.55em 1.2em;
    border-top: 1px solid var(--edge);
    border-left: 0.5em solid var(--warn);
    font-size: 1.25em;
    line-height: 1.35;
  }
  /* What may be done stands beside the name: the second way only where it has room. */
  li .title {
    display: flex;
    align-items: baseline;
  }
  .ways {
    flex: 1 0 40%;
    display: flex;
    flex-wrap: wrap;
    justify-content: end;
    gap: 0.3em 0.5em;
    height: 1.65em;
    overflow: hidden;
    font-size: 0.8em;
    line-height: 1.35;
  }
  .ways span {
    padding: 0.05em 0.6em;
    border: 2px solid currentcolor;
    border-radius: var(--radius-s);
    font-weight: 600;
    white-space: nowrap;
  }
  li.bad {
    border-left-color: var(--bad);
  }
  li .title {
    font-size: 1.2em;
  }
  li hall-icon {
    margin-right: 0.4em;
    vertical-align: -0.12em;
    color: var(--warn);
  }
  li.bad hall-icon {
    color: var(--bad);
  }
  .cause::before {
    content: '→ ';
    color: var(--ink-soft);
  }
  .more {
    padding: 0.4em 1.2em 0.6em;
    font-size: 1.2em;
    color: var(--ink-soft);
  }
  .well {
    flex: 1;
    display: grid;
    place-content: center;
    justify-items: center;
    gap: 0.4em;
    font-size: 2em;
    font-weight: 700;
    color: var(--good);
  }
  .well hall-icon {
    font-size: 3em;
  }
  manager-zones {
    flex: 1;
    min-height: 0;
    font-size: 1.02em;
    padding-top: 0;
    overflow: hidden;
    --zone-width: 8em;
  }
  table {
    width: 100%;
    border-collapse: collapse;
    font-size: 1.15em;
  }
  th,
  td {
    padding: 0.55em 0.8em;
    border-top: 1px solid var(--edge);
    text-align: right;
    white-space: nowrap;
    font-variant-numeric: tabular-nums;
  }
  th:first-child {
    text-align: left;
    white-space: normal;
  }
  thead th {
    font-size: 0.85em;
    color: var(--ink-soft);
  }
  .prefix {
    min-width: 2em;
    margin-right: 0.6em;
    font-size: 0.9em;
  }
`;
