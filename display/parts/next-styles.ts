import { css } from 'lit';

/** Who is next: a line a row, its next numbers as large as those of the list of calls. */
export const nextStyles = css`
  section {
    display: grid;
    grid-template-rows: auto minmax(0, 1fr);
    gap: calc(0.6 * var(--u));
    height: 100%;
  }
  .hint {
    margin-left: auto;
    font-size: 0.68em;
    font-weight: 500;
    color: var(--ink-soft);
  }
  ul {
    display: grid;
    grid-template-rows: repeat(var(--rows), minmax(0, 1fr));
    gap: calc(0.6 * var(--u));
    min-height: 0;
  }
  ul > li {
    display: grid;
    grid-template-columns: calc(21 * var(--u)) minmax(0, 1fr) calc(12 * var(--u));
    align-items: center;
    gap: calc(1.4 * var(--u));
    padding: 0 calc(1.5 * var(--u));
    border-radius: calc(0.9 * var(--u));
    background: var(--surface);
    box-shadow: 0 calc(0.05 * var(--u)) calc(0.3 * var(--u)) rgb(21 38 44 / 10%);
    overflow: hidden;
  }
  .name {
    display: -webkit-box;
    -webkit-box-orient: vertical;
    -webkit-line-clamp: 2;
    overflow: hidden;
    font-size: calc(1.9 * var(--u));
    font-weight: 700;
    line-height: 1.1;
    overflow-wrap: anywhere;
  }
  .name.long {
    font-size: calc(1.5 * var(--u));
  }
  .names .second {
    overflow: hidden;
    font-size: calc(1.15 * var(--u));
    color: var(--ink-soft);
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .names {
    min-width: 0;
  }
  ol {
    display: flex;
    gap: calc(1 * var(--u));
    font-size: calc(4.9 * var(--u) * var(--letters, 1));
    line-height: 1;
    white-space: nowrap;
  }
  ol.wide {
    gap: calc(0.7 * var(--u));
    letter-spacing: -0.03em;
  }
  ol li {
    padding: 0.06em 0.16em;
    border-radius: 0.16em;
    font-weight: 700;
    color: var(--ink);
  }
  ol .first {
    background: var(--brand-soft);
    color: var(--brand-strong);
    font-weight: 800;
  }
  .figures {
    text-align: right;
  }
  .figures strong {
    display: block;
    font-size: calc(1.8 * var(--u));
  }
  .wait span {
    display: inline-block;
    white-space: pre-wrap;
  }
  .wait {
    font-size: calc(1.15 * var(--u));
    color: var(--ink-soft);
  }
  .empty {
    display: grid;
    place-items: center;
    align-content: center;
    border: calc(0.15 * var(--u)) dashed var(--edge);
    border-radius: calc(0.9 * var(--u));
    font-size: calc(2.6 * var(--u));
    color: var(--ink-soft);
  }
  :host([narrow]) .hint,
  :host([narrow]) .names .second,
  :host([narrow]) .wait {
    display: none;
  }
  :host([narrow]) ul > li {
    grid-template-columns: minmax(0, 1fr) auto;
    align-content: center;
    row-gap: calc(0.4 * var(--u));
  }
  :host([narrow]) ol {
    grid-row: 2;
    grid-column: 1 / -1;
  }
  :host([narrow]) .name {
    -webkit-line-clamp: 1;
    word-break: break-all;
  }
  @media (orientation: portrait) {
    .hint {
      display: none;
    }
    ul > li {
      grid-template-columns: minmax(0, 1fr) auto;
      align-content: center;
      row-gap: calc(0.5 * var(--u));
    }
    .names {
      grid-column: 1 / -1;
      grid-row: 1;
    }
    :host([narrow]) .names {
      grid-column: auto;
    }
    .name {
      -webkit-line-clamp: 1;
    }
    .names .second {
      display: none;
    }
    ol {
      font-size: calc(3.9 * var(--u) * var(--letters, 1));
    }
  }
`;
