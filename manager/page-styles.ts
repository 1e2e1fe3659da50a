import { css } from 'lit';

/** A page beside the hall, with the way back in its bar. */
export const pageStyles = css`
  :host {
    flex: 1;
    display: flex;
    flex-direction: column;
    gap: var(--space-3);
    min-height: 0;
    padding: 0 var(--space-4);
  }
  .bar {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--space-2) var(--space-4);
  }
  .bar h2 {
    font-size: 22px;
  }
  @media (max-width: 820px) {
    :host {
      padding: 0 var(--space-2);
    }
  }
`;

/** What stands in a list of such a page, and what it is looked for by. */
export const listStyles = css`
  .filter {
    display: flex;
    flex-wrap: wrap;
    gap: var(--space-2) var(--space-3);
    padding: var(--space-3) var(--space-4);
  }
  .filter label {
    display: grid;
    flex: 0 1 11em;
    gap: 4px;
    min-width: 0;
    font-size: 13px;
    font-weight: 600;
  }
  input,
  select {
    width: 100%;
    min-width: 0;
    min-height: 40px;
    padding: 6px var(--space-2);
    border: 1.5px solid var(--edge-strong);
    border-radius: var(--radius-s);
    background: var(--surface);
    font: inherit;
    font-size: var(--text-s);
    font-weight: 400;
  }
  .soft {
    color: var(--ink-soft);
    font-size: 14px;
  }
  .ends {
    display: flex;
    flex-wrap: wrap;
    justify-content: flex-end;
    gap: var(--space-2);
  }
  @media (max-width: 820px) {
    .filter {
      padding: var(--space-2);
    }
    .filter label {
      flex: 1 1 8em;
    }
    .scroll {
      flex: none;
      overflow: visible;
    }
  }
`;
