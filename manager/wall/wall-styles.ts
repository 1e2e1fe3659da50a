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
  .front {
    display: flex;
    flex-direction: column;
    gap: 1em;
    min-height: 0;
  }
  .front section:last-child {
    flex: 1;
  }
  .alarms {
    flex: none;
    border-left: 0.5em solid var(--bad);
    background: var(--bad-soft);
  }
  .alarms ul {
    margin: 0;
    padding: 0;
    list-style: none;
  }
  .alarms li {
    display: flex;
    align-items: baseline;
    gap: 0.6em;
    border-left: 0;
  }
  .alarms li:first-child {
    border-top: 0;
    font-size: 1.4em;
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
    padding: 0.5em 1em;
  }
  dt {
    font-size: 1.1em;
    font-weight: 600;
    color: var(--ink-soft);
  }
  dd {
    font-size: 2.6em;
    font-weight: 700;
    line-height: 1.15;
    white-space: nowrap;
    font-variant-numeric: tabular-nums;
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
  li {
    padding: 0.55em 1.2em;
    border-top: 1px solid var(--edge);
    border-left: 0.5em solid var(--warn);
    font-size: 1.25em;
    line-height: 1.35;
  }
  /* The worst is the largest, and why it is so stands out. */
  li:first-child {
    font-size: 1.75em;
  }
  li:first-child .cause {
    font-weight: 700;
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
    font-size: 1.1em;
    overflow: hidden;
    --zone-width: 7.4em;
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
