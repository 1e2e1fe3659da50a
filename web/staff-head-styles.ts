import { css } from 'lit';

/** The dark band at the top of the pages that staff sign in to. */
export const staffHeadStyles = css`
  header {
    display: flex;
    align-items: center;
    gap: var(--space-4);
    padding: 0 var(--space-4);
    background: var(--brand-strong);
    color: #fff;
  }
  .button {
    min-height: 36px;
    padding: 0 0.8em;
    white-space: nowrap;
    text-decoration: none;
    border-color: rgb(255 255 255 / 45%);
    background: none;
    color: #fff;
    font-size: var(--text-s);
  }
  .button:hover:not(:disabled) {
    border-color: #fff;
    background: rgb(255 255 255 / 12%);
  }
  .who {
    min-width: 3em;
    max-width: 10em;
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
    font-size: var(--text-s);
    font-weight: 600;
  }
  :focus-visible {
    outline-color: #ffc37a;
  }
  hall-language {
    --language-ground: rgb(255 255 255 / 14%);
    --language-ink: #fff;
    --language-height: 28px;
    --language-size: 13px;
  }
`;
