import { css } from 'lit';

/** The table of lines. */
export const linesStyles = css`
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
    align-items: center;
    gap: var(--space-4);
    padding: var(--space-3) var(--space-4);
  }
  header input {
    flex: 1;
    min-width: 0;
    max-width: 300px;
    height: 40px;
    margin-left: auto;
    padding: 0 var(--space-3);
    border: 1.5px solid var(--edge-strong);
    border-radius: var(--radius-s);
    font-size: 15px;
  }
  table {
    width: 100%;
    table-layout: fixed;
    border-collapse: collapse;
  }
  col.waiting {
    width: 84px;
  }
  col.longest {
    width: 156px;
  }
  col.estimate {
    width: 152px;
  }
  col.open,
  col.served {
    width: 92px;
  }
  col.within {
    width: 108px;
  }
  thead th {
    position: sticky;
    top: 0;
    z-index: 1;
    padding: 6px var(--space-2);
    background: var(--surface);
    box-shadow: inset 0 -2px 0 var(--edge);
    font-size: 13px;
    font-weight: 600;
    color: var(--ink-soft);
    text-align: right;
    white-space: nowrap;
  }
  thead th:first-child {
    padding-left: var(--space-4);
    text-align: left;
  }
  thead th:last-child,
  td:last-child {
    padding-right: var(--space-4);
  }
  tbody tr {
    height: 50px;
    border-bottom: 1px solid var(--edge);
    cursor: pointer;
  }
  tbody tr:hover,
  tbody tr.chosen {
    background: var(--brand-soft);
  }
  tbody th {
    padding: 4px var(--space-2) 4px calc(var(--space-4) - 4px);
    border-left: 4px solid transparent;
    font-weight: 600;
    text-align: left;
  }
  tr.alert-over-target th {
    border-left-color: var(--bad);
  }
  tr.alert-waiting-unserved th {
    border-left-color: var(--accent);
  }
  tbody th button {
    display: flex;
    align-items: center;
    gap: var(--space-2);
    width: 100%;
    font-weight: 600;
  }
  /* A name that is too long for its row takes a second one, whole. */
  .name,
  .department {
    display: block;
    line-height: 1.3;
    overflow-wrap: anywhere;
  }
  .department {
    font-size: 12.5px;
    font-weight: 400;
    color: var(--ink-soft);
  }
  .names {
    min-width: 0;
    flex: 1;
  }
  td {
    padding: 4px var(--space-2);
    text-align: right;
    font-variant-numeric: tabular-nums;
    white-space: nowrap;
  }
  td.count {
    font-size: 19px;
    font-weight: 700;
  }
  td.zero {
    color: var(--ink-soft);
    font-weight: 400;
  }
  td .bar {
    display: block;
    height: 4px;
    margin-top: 3px;
    border-radius: 2px;
    background: linear-gradient(currentcolor 0 0) left / calc(100% * var(--full)) 100% no-repeat var(--edge);
  }
  td.calm .bar {
    color: var(--brand);
  }
  td.wait {
    font-size: var(--text-s);
    font-weight: 600;
  }
  /* Hours and minutes take a second line. */
  td.soft,
  td.wait {
    white-space: normal;
    text-wrap: balance;
    line-height: 1.25;
  }
  td.soft {
    color: var(--ink-soft);
    font-size: var(--text-s);
  }
  /* In the hand: who waits and how long; the rest is behind the line. */
  @media (max-width: 820px) {
    header {
      flex-wrap: wrap;
      gap: var(--space-2);
    }
    header input {
      flex: 1 0 100%;
      max-width: none;
    }
    col:nth-child(n + 4),
    thead th:nth-child(n + 4),
    td:nth-child(n + 4) {
      display: none;
    }
    col.waiting {
      width: 76px;
    }
    col.longest {
      width: 116px;
    }
    tbody th button {
      flex-wrap: wrap;
      min-height: 44px;
    }
    /* What is wrong with a line stands below its name, which keeps its breadth. */
    .names {
      flex-basis: 110px;
    }
  }
`;
