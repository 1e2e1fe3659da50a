import { css } from 'lit';

/** The calls in one column beside a notice, in letters as large as before. */
export const narrowCalls = css`
  :host([narrow]) ol {
    grid-template: repeat(3, minmax(0, 1fr)) / minmax(0, 1fr);
  }
  :host([narrow][far]) ol {
    grid-template-rows: repeat(2, minmax(0, 1fr));
  }
  :host([narrow]) li {
    gap: calc(0.5 * var(--u));
    padding: 0 calc(1 * var(--u)) 0 calc(1.5 * var(--u));
  }
  :host([narrow]) h2 {
    white-space: nowrap;
  }
  @media (orientation: portrait) {
    :host([narrow]) ol,
    :host([narrow][far]) ol {
      grid-template: repeat(4, minmax(0, 1fr)) / minmax(0, 1fr);
    }
    :host([narrow]:not([far])) li {
      grid-template-columns: auto minmax(min-content, 1fr) minmax(0, max-content);
      align-content: center;
    }
    :host([narrow]:not([far])) .small {
      grid-area: auto / 1 / auto / -1;
      display: flex;
      gap: 1em;
      margin-top: 0;
      white-space: nowrap;
    }
  }
`;
