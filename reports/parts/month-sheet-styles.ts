import { css } from 'lit';

/** The monthly sheet on the screen, and on paper that lies on its side. */
export const monthSheetStyles = css`
  :host {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--space-4);
    min-width: 0;
  }
  .title,
  form {
    display: flex;
    flex-wrap: wrap;
    gap: var(--space-2) var(--space-4);
    align-items: center;
  }
  form {
    padding: var(--space-3) var(--space-4);
  }
  h2 {
    font-size: 26px;
  }
  h3 {
    padding: var(--space-3) var(--space-3) 0;
    font-size: var(--text-m);
  }
  .month {
    font-size: var(--text-l);
    font-weight: 600;
  }
  .soft,
  .formula {
    color: var(--ink-soft);
    font-size: var(--text-s);
  }
  .formula {
    padding: var(--space-2) var(--space-3);
  }
  .scroll {
    overflow-x: auto;
  }
  th,
  td {
    padding: 6px var(--space-2);
    font-size: 14px;
  }
  th.group {
    min-width: 9em;
  }
  thead th {
    min-width: 4.5em;
    white-space: normal;
  }
  thead small,
  td small,
  th small {
    display: block;
    color: var(--ink-soft);
    font-size: 12px;
    font-weight: 500;
  }
  td b {
    font-size: 16px;
  }
  td.few,
  td.blank {
    color: var(--ink-soft);
    font-size: 13px;
    font-weight: 500;
    white-space: normal;
  }
  td.blank small {
    white-space: nowrap;
  }
  tr.sum td,
  tr.sum th {
    background: var(--brand-soft);
    font-weight: 600;
  }
  tr.hall td,
  tr.hall th {
    border-top: 2px solid var(--ink);
  }
  td.score {
    font-weight: 700;
  }
  table.rules td,
  table.rules th {
    text-align: left;
    vertical-align: top;
    white-space: normal;
  }
  table.rules th {
    white-space: nowrap;
  }
  table.rules td:last-child {
    min-width: 20em;
  }
  .paper-only {
    display: none;
  }
  @media print {
    :host {
      display: block;
    }
    .paper-only {
      display: block;
    }
    .scroll {
      overflow: visible;
    }
    .sheet {
      box-shadow: none;
    }
    table,
    td,
    td.few,
    td.blank {
      font-size: 8pt;
    }
    th,
    td {
      padding: 1.5pt 3pt;
    }
    thead th {
      min-width: 0;
    }
    th.group {
      min-width: 0;
    }
    td b {
      font-size: 9pt;
    }
    thead th {
      font-size: 8pt;
      white-space: normal;
    }
    thead small,
    td small,
    th small {
      font-size: 6.5pt;
    }
    .rules-part {
      break-inside: avoid;
    }
  }
`;
