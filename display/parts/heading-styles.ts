import { css } from 'lit';

/** The heading of a part of the board: its words in one or two languages, and which page of how many. */
export const headingStyles = css`
  h2 {
    display: flex;
    align-items: baseline;
    gap: 0.6em;
    padding: 0 calc(0.4 * var(--u));
    font-size: calc(1.6 * var(--u));
    color: var(--brand-strong);
  }
  h2 .second,
  .page {
    font-size: 0.78em;
    color: var(--ink-soft);
  }
`;
