import { css } from 'lit';

/** A field and what it finds. */
export const searchStyles = css`
  :host {
    display: flex;
    flex-direction: column;
    gap: var(--space-2);
    min-height: 0;
  }
  ul {
    display: grid;
    gap: 3px;
  }
  li {
    display: grid;
    grid-template-columns: minmax(0, 1fr) auto;
    align-items: center;
    gap: var(--space-3);
    min-height: 38px;
    padding: 4px var(--space-3);
    border: 1.5px solid transparent;
    border-radius: var(--radius-s);
    cursor: pointer;
    line-height: 1.25;
  }
  li:hover {
    background: var(--surface-sunk);
  }
  li[aria-selected='true'] {
    border-color: var(--brand);
    background: var(--brand-soft);
  }
  li strong {
    font-weight: 600;
  }
  li span {
    font-size: 13px;
    color: var(--ink-soft);
    font-variant-numeric: tabular-nums;
  }
  p {
    color: var(--ink-soft);
  }
`;
