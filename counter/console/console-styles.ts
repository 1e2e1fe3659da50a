import { css } from 'lit';

/**
 * The console on 1366 x 768: head, what the clerk is told, their cards, ticket left and line right, commands along the
 * bottom. Nothing scrolls but lists.
 */
export const consoleStyles = css`
  :host {
    display: grid;
    grid-template: auto auto auto minmax(0, 1fr) auto / minmax(0, 1fr);
    height: calc(100vh - var(--above, 0px));
    min-height: calc(600px - var(--above, 0px));
    --toast-bottom: 200px;
    --toast-left: 27%;
  }
  main {
    display: grid;
    grid-template-columns: minmax(0, 1fr) minmax(480px, 0.86fr);
    gap: var(--space-4);
    min-height: 0;
    padding: var(--space-4) var(--space-4) var(--space-3);
  }
  .veil {
    position: fixed;
    inset: calc(56px + var(--above, 0px)) 0 0;
    z-index: 50;
    background: rgb(243 240 234 / 45%);
    pointer-events: none;
  }
`;
