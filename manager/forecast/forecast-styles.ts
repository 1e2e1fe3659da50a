import { css } from 'lit';
import { listStyles, pageStyles } from '../page-styles.ts';

/** The page that says how right waits were. */
export const forecastStyles = [
  pageStyles,
  listStyles,
  css`
    .bar h2 {
      margin-inline-end: auto;
    }
    .told {
      padding: var(--space-2) var(--space-4);
      font-size: var(--text-s);
    }
    .list {
      flex: 1;
      display: flex;
      min-height: 0;
    }
    .list .scroll {
      overflow: auto;
    }
    table {
      width: 100%;
      border-collapse: collapse;
      font-size: var(--text-s);
      font-variant-numeric: tabular-nums;
    }
    th,
    td {
      padding: 8px var(--space-3);
      border-bottom: 1px solid var(--edge);
      text-align: end;
      white-space: nowrap;
    }
    thead th {
      position: sticky;
      top: 0;
      background: var(--surface);
      font-size: 13px;
      line-height: 1.3;
      vertical-align: bottom;
    }
    thead small {
      display: block;
      color: var(--ink-soft);
      font-weight: 400;
      font-size: 13px;
    }
    .key {
      text-align: start;
      white-space: normal;
      min-width: 9em;
    }
    tbody th {
      font-weight: 600;
    }
    th[colspan] {
      text-align: center;
    }
    td.best {
      font-weight: 700;
      color: var(--good);
    }
    tr.few td,
    tr.few th {
      color: var(--ink-soft);
      font-weight: 400;
    }
    .meter {
      display: inline-block;
      position: relative;
      width: 72px;
      height: 8px;
      margin-inline-end: 8px;
      border-radius: 4px;
      background: var(--surface-sunk);
      vertical-align: middle;
    }
    .meter i {
      display: block;
      height: 100%;
      border-radius: 4px;
      background: var(--brand);
    }
    /* Where eight of ten would be. */
    .meter::after {
      content: '';
      position: absolute;
      inset-block: -3px;
      left: 80%;
      width: 2px;
      background: var(--ink);
    }
    .first {
      border-inline-start: 2px solid var(--edge);
    }
    @media (max-width: 820px) {
      .list {
        flex: none;
      }
      .list .scroll {
        max-width: 100%;
        overflow: auto;
      }
    }
  `,
];
