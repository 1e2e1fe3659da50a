import { css } from 'lit';

/** Other systems that are told what happens. */
export const hooksStyles = css`
  .list {
    overflow-y: auto;
  }
  .hook {
    display: grid;
    gap: var(--space-2);
    padding: var(--space-3) var(--space-4);
    border-top: 1px solid var(--edge);
  }
  .hook:first-child {
    border-top: 0;
  }
  .head,
  .facts {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--space-2) var(--space-3);
  }
  .head b {
    font-size: 18px;
  }
  .facts {
    color: var(--ink-soft);
    font-size: 14px;
  }
  .hook p {
    margin: 0;
    overflow-wrap: anywhere;
  }
  .acts {
    justify-content: start;
    align-items: end;
  }
  .note {
    border-radius: var(--radius-s);
    background: var(--surface-sunk);
  }
  .letters {
    border-radius: var(--radius-s);
    background: var(--surface-sunk);
  }
  .letters li {
    display: flex;
    align-items: center;
    gap: var(--space-3);
    padding: 6px var(--space-3);
    border-top: 1px solid var(--edge);
  }
  .letters li:first-child {
    border-top: 0;
  }
  .letters li > span {
    flex: 1;
    min-width: 0;
    overflow-wrap: anywhere;
  }
`;
