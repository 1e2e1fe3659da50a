import { css } from 'lit';

/** Tables of figures, on glass and on A4. */
export const tableStyles = css`
  table {
    width: 100%;
    border-collapse: collapse;
    font-size: 15px;
  }
  th,
  td {
    padding: 8px var(--space-3);
    border-bottom: 1px solid var(--edge);
    text-align: right;
    white-space: nowrap;
    font-variant-numeric: tabular-nums;
  }
  th.group {
    min-width: 7.5em;
    max-width: 22em;
    text-align: left;
    font-weight: 600;
    white-space: normal;
  }
  thead th {
    background: var(--surface);
    font-size: 14px;
    vertical-align: bottom;
  }
  @media print {
    table {
      font-size: 9pt;
    }
    th,
    td {
      padding: 2pt 3pt;
    }
    thead th,
    thead button {
      font-size: 8pt;
      white-space: normal;
    }
    th.group {
      min-width: 5em;
    }
    tr {
      break-inside: avoid;
    }
    thead {
      display: table-header-group;
    }
  }
`;
