import { css } from 'lit';

/** The panel of those who wait. */
export const waitingStyles = css`
  section {
    display: grid;
    grid-template-rows: auto minmax(0, 1fr);
    height: 100%;
    padding: calc(0.9 * var(--u)) calc(1.3 * var(--u)) calc(0.5 * var(--u));
    border-radius: calc(0.9 * var(--u));
    background: var(--surface);
    box-shadow: 0 calc(0.05 * var(--u)) calc(0.3 * var(--u)) rgb(21 38 44 / 10%);
  }
  h2 {
    padding: 0 0 calc(0.5 * var(--u));
    border-bottom: calc(0.12 * var(--u)) solid var(--brand);
  }
  .page {
    margin-left: auto;
    font-size: 0.78em;
    font-weight: 500;
    color: var(--ink-soft);
  }
  ul {
    display: grid;
    grid-template-rows: repeat(5, minmax(0, 1fr));
    min-height: 0;
  }
  li {
    display: grid;
    grid-template-columns: calc(3.5 * var(--u)) minmax(0, 1fr) auto;
    align-items: center;
    gap: calc(0.9 * var(--u));
    min-height: 0;
    border-bottom: calc(0.06 * var(--u)) solid var(--edge);
  }
  li:last-child {
    border-bottom: 0;
  }
  .prefix {
    display: grid;
    place-items: center;
    height: calc(2.4 * var(--u));
    border-radius: calc(0.5 * var(--u));
    background: var(--brand-soft);
    color: var(--brand-strong);
    font-size: calc(1.6 * var(--u));
    font-weight: 800;
  }
  .names {
    min-width: 0;
  }
  .name {
    display: -webkit-box;
    -webkit-box-orient: vertical;
    -webkit-line-clamp: 2;
    overflow: hidden;
    font-size: calc(1.6 * var(--u));
    font-weight: 600;
  }
  /* Two lines and the other language have room in a row. */
  .name.long {
    font-size: calc(1.15 * var(--u));
    line-height: 1.15;
  }
  .name:lang(en) {
    font-size: calc(1.25 * var(--u));
    line-height: 1.1;
  }
  .names .second {
    overflow: hidden;
    font-size: calc(0.95 * var(--u));
    color: var(--ink-soft);
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .figures {
    text-align: right;
    line-height: 1.05;
  }
  .figures strong {
    display: block;
    font-size: calc(2.5 * var(--u));
    font-weight: 800;
  }
  .figures .none {
    font-weight: 500;
    color: var(--ink-soft);
  }
  .wait {
    font-size: calc(0.95 * var(--u));
    color: var(--ink-soft);
    white-space: nowrap;
  }
  .empty {
    display: grid;
    align-content: center;
    justify-items: center;
    gap: calc(0.3 * var(--u));
    font-size: calc(1.8 * var(--u));
    color: var(--ink-soft);
    text-align: center;
  }
  @media (orientation: portrait) {
    section {
      height: calc(23 * var(--u));
    }
    .name {
      -webkit-line-clamp: 1;
      word-break: break-all;
    }
  }
`;
