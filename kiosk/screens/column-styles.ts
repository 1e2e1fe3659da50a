import { css } from 'lit';

/** A screen of one column, which scrolls where a visit has much to say. */
export const columnStyles = css`
  :host {
    display: flex;
    flex-direction: column;
    height: 100%;
  }
  main {
    flex: 1;
    min-height: 0;
    overflow-y: auto;
    display: flex;
    flex-direction: column;
    gap: calc(5 * var(--mm));
    padding: calc(8 * var(--mm)) var(--edge-space);
  }
  main > * {
    zoom: var(--fit);
  }
`;
