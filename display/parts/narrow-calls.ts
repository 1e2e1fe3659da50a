import { css } from 'lit';

/** The calls in one column beside a notice: the newest four. */
export const narrowCalls = css`
  :host([narrow]) ol {
    grid-template: repeat(4, minmax(0, 1fr)) / minmax(0, 1fr);
  }
  :host([narrow]) li:nth-child(n + 5) {
    display: none;
  }
  :host([narrow]) li {
    grid-template-columns: minmax(0, 1fr) auto auto;
    align-content: center;
    row-gap: 0;
    font-size: calc(3.8 * var(--u));
    line-height: 0.86;
  }
  :host([narrow]) li.wide {
    font-size: calc(3.5 * var(--u));
  }
  :host([narrow]) .small {
    grid-area: auto / 1 / auto / -1;
    display: flex;
    gap: 1em;
    margin: calc(0.2 * var(--u)) 0 0;
    line-height: 1.15;
    white-space: nowrap;
  }
  :host([narrow]) h2 {
    white-space: nowrap;
  }
`;
