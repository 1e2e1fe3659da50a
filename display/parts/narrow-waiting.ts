import { css } from 'lit';

/** Who waits, in a narrow column beside a notice. */
export const narrowWaiting = css`
  :host([narrow]) section {
    height: 100%;
    padding: calc(0.9 * var(--u)) calc(0.9 * var(--u)) calc(0.5 * var(--u));
  }
  :host([narrow]) li {
    grid-template-columns: calc(2.6 * var(--u)) minmax(0, 1fr) auto;
    gap: calc(0.7 * var(--u));
  }
  :host([narrow]) h2 {
    white-space: nowrap;
  }
  :host([narrow]) .name {
    -webkit-line-clamp: 1;
    word-break: break-all;
  }
`;
