import { css } from 'lit';

/** A question in the middle of the page, over everything else. Its width is the asker's. */
export const dialogStyles = css`
  dialog {
    padding: var(--space-5);
    border: 0;
    border-radius: var(--radius-m);
    background: var(--surface);
    color: var(--ink);
    box-shadow: var(--shadow-2);
  }
  dialog::backdrop {
    background: rgb(9 58 64 / 45%);
  }
  dialog h2 {
    font-size: 24px;
    color: var(--ink);
  }
`;
