import { css } from 'lit';

/** The calls in one column beside a notice: the newest four, no smaller than they are without it. */
export const narrowCalls = css`
  :host([narrow]) ol {
    grid-template: repeat(4, minmax(0, 1fr)) / minmax(0, 1fr);
  }
  :host([narrow]) li:nth-child(n + 5) {
    display: none;
  }
  :host([narrow]) li {
    grid-template-columns: minmax(0, 1fr) auto auto;
    font-size: calc(4.3 * var(--u));
    line-height: 0.9;
  }
  :host([narrow]) li.wide {
    font-size: calc(3.7 * var(--u));
  }
  :host([narrow]) .small {
    grid-area: auto / 1 / auto / -1;
    display: flex;
    gap: 1em;
    margin-top: calc(-0.8 * var(--u));
    white-space: nowrap;
    overflow: hidden;
  }
  :host([narrow]) h2 {
    white-space: nowrap;
  }
`;
