import { css } from 'lit';

/** The sheet of those who come next. */
export const aheadStyles = css`
  :host {
    display: block;
    min-height: 0;
  }
  section {
    display: flex;
    flex-direction: column;
    height: 100%;
    overflow: hidden;
  }
  header {
    display: flex;
    align-items: baseline;
    justify-content: space-between;
    padding: var(--space-3) var(--space-4) var(--space-2);
  }
  h2 {
    font-size: 18px;
    color: var(--ink);
  }
  dl {
    display: flex;
    gap: var(--space-4);
  }
  dl div {
    display: flex;
    align-items: baseline;
    gap: 0.4em;
  }
  dt {
    font-size: 13px;
    color: var(--ink-soft);
  }
  dd {
    font-weight: 700;
    font-variant-numeric: tabular-nums;
  }
  .lines {
    display: flex;
    flex-wrap: wrap;
    gap: 6px;
    padding: 0 var(--space-4) var(--space-3);
    border-bottom: 1px solid var(--edge);
  }
  .lines li {
    display: inline-flex;
    align-items: center;
    gap: 6px;
    max-width: 100%;
    padding: 2px 10px 2px 3px;
    border-radius: var(--radius-full);
    background: var(--surface-sunk);
    font-size: 13px;
  }
  .lines span {
    min-width: 0;
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .lines em {
    flex: none;
    padding: 0 0.5em;
    border-radius: var(--radius-full);
    background: var(--surface);
    font-style: normal;
    font-weight: 600;
    color: var(--brand-strong);
  }
  .lines em.late {
    color: var(--bad);
  }
  .lines b {
    min-width: 24px;
    padding: 1px 6px;
    border-radius: var(--radius-full);
    background: var(--brand);
    color: #fff;
    text-align: center;
  }
  .lines .helps b {
    background: var(--ink-soft);
  }
  .lines strong {
    font-variant-numeric: tabular-nums;
  }
  .scroll {
    flex: 1;
    min-height: 0;
    overflow-y: auto;
  }
  .scroll:focus-visible {
    outline-offset: -3px;
  }
  table {
    width: 100%;
    table-layout: fixed;
    border-collapse: collapse;
  }
  .number {
    width: 96px;
  }
  .waits {
    width: 126px;
  }
  tr {
    border-bottom: 1px solid var(--edge);
  }
  tbody tr {
    height: 49px;
  }
  .first {
    background: var(--brand-soft);
  }
  th[scope='row'] {
    padding-left: var(--space-4);
    font-size: 20px;
    text-align: left;
    font-variant-numeric: tabular-nums;
  }
  td {
    padding: 4px var(--space-2);
    line-height: 1.2;
  }
  .service {
    display: -webkit-box;
    -webkit-box-orient: vertical;
    -webkit-line-clamp: 1;
    overflow: hidden;
    font-weight: 500;
  }
  .remarks {
    display: flex;
    gap: 0.8em;
    font-size: 12.5px;
    color: var(--ink-soft);
    white-space: nowrap;
    overflow: hidden;
  }
  .category {
    overflow: hidden;
    text-overflow: ellipsis;
    color: var(--warn);
    font-weight: 700;
  }
  .wait {
    padding-right: var(--space-4);
    font-weight: 600;
    font-size: var(--text-s);
    text-align: right;
    font-variant-numeric: tabular-nums;
    white-space: nowrap;
  }
  .bar {
    display: block;
    height: 4px;
    margin-top: 3px;
    border-radius: 2px;
    background: linear-gradient(currentcolor 0 0) left / calc(100% * var(--full)) 100% no-repeat var(--edge);
  }
  .held,
  .blocked {
    background: none;
  }
  .held th,
  .blocked th,
  .held .service,
  .blocked .service {
    color: var(--ink-soft);
    font-weight: 500;
  }
  .none {
    display: grid;
    place-items: center;
    align-content: center;
    gap: var(--space-3);
    flex: 1;
    color: var(--ink-soft);
    font-size: 18px;
  }
  .none hall-icon {
    font-size: 48px;
    color: var(--edge-strong);
  }
`;
