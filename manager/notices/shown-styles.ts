import { css } from 'lit';

/** Tables of what was shown. */
export const shownStyles = css`
  :host {
    display: flex;
    flex-direction: column;
    gap: var(--space-3);
    flex: 1;
    min-height: 0;
  }
  .bar {
    display: flex;
    align-items: center;
    gap: var(--space-4);
  }
  input {
    height: 38px;
    padding: 0 var(--space-2);
    border: 1.5px solid var(--edge-strong);
    border-radius: var(--radius-s);
    font: inherit;
  }
  table {
    width: 100%;
    border-collapse: collapse;
    font-size: var(--text-s);
  }
  th,
  td {
    padding: 6px var(--space-3);
    border-bottom: 1px solid var(--edge);
    text-align: left;
    font-variant-numeric: tabular-nums;
  }
  th {
    position: sticky;
    top: 0;
    background: var(--surface);
  }
  .figure {
    text-align: right;
  }
`;
