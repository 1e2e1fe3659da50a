import { css } from 'lit';

/** People and the record of security. */
export const peopleStyles = css`
  :host {
    display: flex;
    flex: 1;
    flex-direction: column;
    gap: var(--space-3);
    min-height: 0;
    padding: var(--space-3) var(--space-4);
  }
  .bar {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--space-3);
  }
  .bar h2 {
    flex: 1 1 8em;
  }
  .note {
    padding: var(--space-3) var(--space-4);
    overflow-wrap: anywhere;
  }
  .note code {
    font-family: ui-monospace, monospace;
    font-size: 15px;
    user-select: all;
  }
  ul {
    margin: 0;
    padding: 0;
    list-style: none;
  }
  .list > li {
    display: grid;
    grid-template-columns: minmax(0, 1.4fr) minmax(0, 1fr) minmax(0, 1.4fr);
    align-items: center;
    gap: var(--space-1) var(--space-3);
    padding: 10px var(--space-4);
    border-top: 1px solid var(--edge);
  }
  .list > li:first-child {
    border-top: 0;
  }
  .acts {
    display: flex;
    flex-wrap: wrap;
    justify-content: end;
    gap: var(--space-2);
  }
  .states {
    display: flex;
    flex-wrap: wrap;
    gap: var(--space-2);
  }
  small {
    display: block;
    color: var(--ink-soft);
    font-size: 13px;
    overflow-wrap: anywhere;
  }
  .sessions {
    grid-column: 1 / -1;
    border-radius: var(--radius-s);
    background: var(--surface-sunk);
  }
  .sessions li {
    display: flex;
    align-items: center;
    gap: var(--space-3);
    padding: 8px var(--space-3);
  }
  .sessions li > span {
    flex: 1;
    min-width: 0;
  }
  @media (max-width: 700px) {
    :host {
      padding: var(--space-2);
    }
    .list > li {
      grid-template-columns: minmax(0, 1fr);
    }
    .acts {
      justify-content: start;
    }
  }
`;
