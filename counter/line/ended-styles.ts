import { css } from 'lit';

/** Rows of what ended here, and the reasons for which it comes back. */
export const endedStyles = css`
  :host {
    display: grid;
    gap: var(--space-3);
  }
  ol {
    display: grid;
    gap: 6px;
  }
  li {
    display: grid;
    grid-template-columns: minmax(0, 1fr) auto;
    gap: 6px;
  }
  .here,
  .reason {
    display: grid;
    align-items: center;
    gap: 2px var(--space-2);
    min-height: 52px;
    padding: 4px var(--space-3);
    border: 1.5px solid var(--edge);
    border-radius: var(--radius-s);
    text-align: left;
  }
  .here {
    grid-template-columns: 30px auto minmax(0, 1fr);
  }
  .reason {
    grid-column: 1 / -1;
    grid-template-columns: 30px minmax(0, 1fr);
    min-height: 46px;
    font-size: 17px;
    font-weight: 600;
  }
  .here:disabled {
    border-style: dashed;
    color: var(--ink-soft);
  }
  .here:hover:not(:disabled),
  .here:focus-visible,
  .reason:hover,
  .reason:focus-visible {
    border-color: var(--brand);
    background: var(--brand-soft);
  }
  .here kbd {
    grid-row: span 2;
  }
  h3 {
    font-size: 18px;
  }
  strong {
    font-size: 18px;
    font-variant-numeric: tabular-nums;
  }
  .what,
  .facts {
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .facts {
    grid-column: 2 / -1;
    font-size: 13px;
    color: var(--ink-soft);
  }
  .hint {
    color: var(--ink-soft);
  }
  .line {
    min-height: 52px;
    padding: 0 0.8em;
    font-size: 13px;
  }
`;
