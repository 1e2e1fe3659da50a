import { css } from 'lit';

/** What every component starts from: box model, plain buttons, one focus ring, figures of one width. */
export const base = css`
  :host {
    box-sizing: border-box;
    font-family: var(--font);
    color: inherit;
    /* A word that is wider than its place, as the name of something may be. */
    overflow-wrap: break-word;
  }
  :host([hidden]) {
    display: none;
  }
  *,
  *::before,
  *::after {
    box-sizing: border-box;
  }
  h1,
  h2,
  h3,
  p,
  ul,
  ol,
  dl,
  dd,
  figure {
    margin: 0;
    padding: 0;
  }
  ul,
  ol {
    list-style: none;
  }
  button,
  input,
  select,
  textarea {
    font: inherit;
    color: inherit;
  }
  button {
    border: 0;
    padding: 0;
    background: none;
    text-align: inherit;
    cursor: pointer;
    -webkit-tap-highlight-color: transparent;
  }
  button:disabled {
    cursor: default;
  }
  :focus-visible {
    outline: 3px solid var(--focus);
    outline-offset: 3px;
  }
  /* What a hall calls something may be long: so many lines of it, and … */
  .clamped {
    display: -webkit-box;
    -webkit-box-orient: vertical;
    -webkit-line-clamp: var(--lines, 2);
    /* Letters that reach below their line stay whole. */
    padding-bottom: 0.12em;
    margin-bottom: -0.12em;
    overflow: hidden;
    overflow-wrap: anywhere;
  }
  .figures {
    font-variant-numeric: tabular-nums;
  }
  .visually-hidden {
    position: absolute;
    width: 1px;
    height: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
  /* In the hand, whatever a part says of larger glasses: a finger meets what it is meant for. */
  @media (max-width: 520px) and (pointer: coarse) {
    button,
    select,
    summary,
    a.button,
    input:not([type='checkbox'], [type='radio']),
    label:has(> :is([type='checkbox'], [type='radio'])) {
      min-width: 44px !important;
      min-height: 44px !important;
    }
  }
  @media (prefers-reduced-motion: reduce) {
    *,
    *::before,
    *::after {
      animation-duration: 0s !important;
      transition-duration: 0s !important;
    }
  }
`;
