import { css } from 'lit';

/** The audit on the screen and on paper. */
export const auditStyles = css`
  a.button {
    text-decoration: none;
  }
  .bar h2 {
    flex: 1 0 auto;
    white-space: nowrap;
  }
  form {
    display: flex;
    flex-wrap: wrap;
    align-items: end;
    gap: var(--space-3);
    padding: var(--space-3) var(--space-4);
  }
  label {
    display: grid;
    gap: 4px;
    font-size: 13px;
    font-weight: 600;
  }
  input,
  select {
    min-height: 40px;
    max-width: 15em;
    padding: 6px var(--space-2);
    border: 1.5px solid var(--edge-strong);
    border-radius: var(--radius-s);
    background: var(--surface);
    font: inherit;
    font-size: var(--text-s);
    font-weight: 400;
  }
  input[name='number'] {
    width: 7em;
  }
  .proof {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--space-2) var(--space-4);
    padding: var(--space-3) var(--space-4);
    border-inline-start: 6px solid var(--good);
  }
  .proof.broken {
    border-color: var(--bad);
    background: var(--bad-soft);
  }
  .proof b {
    flex: 1 1 20em;
  }
  .proof code {
    font-family: ui-monospace, monospace;
    font-size: 14px;
    overflow-wrap: anywhere;
  }
  .soft {
    color: var(--ink-soft);
    font-size: 13px;
  }
  .list {
    flex: 1;
    display: flex;
    flex-direction: column;
    min-height: 0;
    overflow: hidden;
  }
  table {
    width: 100%;
    border-collapse: collapse;
    font-size: var(--text-s);
  }
  th,
  td {
    padding: 8px var(--space-3);
    border-top: 1px solid var(--edge);
    text-align: start;
    vertical-align: top;
  }
  thead th {
    position: sticky;
    top: 0;
    z-index: 1;
    border-top: 0;
    background: var(--surface);
    color: var(--ink-soft);
    font-weight: 500;
    white-space: nowrap;
  }
  .figure {
    width: 1%;
    text-align: end;
    font-variant-numeric: tabular-nums;
    white-space: nowrap;
  }
  td.what {
    overflow-wrap: anywhere;
  }
  .pages {
    display: flex;
    align-items: center;
    gap: var(--space-3);
    padding: var(--space-2) var(--space-4);
    border-top: 1px solid var(--edge);
  }
  .pages span {
    flex: 1;
  }
  .paper-only {
    display: none;
  }
  @media print {
    .paper-only {
      display: block;
      width: 100%;
    }
    form,
    .pages .button,
    .bar .button,
    .bar a,
    .proof .button {
      display: none;
    }
    .list,
    .scroll {
      overflow: visible;
    }
    tr {
      break-inside: avoid;
    }
  }
`;
