import { css } from 'lit';

/** The list of calls. */
export const callsStyles = css`
  section {
    display: grid;
    grid-template-rows: auto minmax(0, 1fr);
    gap: calc(0.7 * var(--u));
    height: 100%;
  }
  .page {
    margin-left: auto;
  }
  ol {
    display: grid;
    grid-template: repeat(3, minmax(0, 1fr)) / repeat(2, minmax(0, 1fr));
    grid-auto-flow: column;
    gap: calc(0.8 * var(--u));
    min-height: 0;
  }
  li {
    position: relative;
    display: grid;
    grid-template-columns: auto minmax(min-content, 1fr) minmax(0, max-content);
    align-items: center;
    gap: calc(0.9 * var(--u));
    padding: 0 calc(1.5 * var(--u)) 0 calc(1.9 * var(--u));
    border-radius: calc(0.9 * var(--u));
    background: var(--surface);
    color: var(--ink);
    font-size: calc(4.9 * var(--u) * var(--letters, 1));
    line-height: 1;
    overflow: hidden;
    box-shadow: 0 calc(0.05 * var(--u)) calc(0.3 * var(--u)) rgb(21 38 44 / 10%);
  }
  li::before {
    content: '';
    position: absolute;
    inset: 0 auto 0 0;
    width: calc(0.75 * var(--u));
    background: var(--edge);
  }
  li.called::before {
    background: var(--called);
  }
  li.serving::before {
    background: var(--brand);
  }
  li.turn {
    background: var(--accent-soft);
  }
  .number {
    font-weight: 800;
    white-space: nowrap;
  }
  .arrow {
    justify-self: end;
    width: 0.55em;
    height: 0.4em;
    fill: none;
    stroke: var(--edge-strong);
    stroke-width: 5;
    stroke-linecap: round;
    stroke-linejoin: round;
  }
  .called .arrow {
    stroke: var(--called);
  }
  .counter {
    min-width: 1.75em;
    font-weight: 800;
    text-align: right;
    white-space: nowrap;
  }
  .called .counter {
    color: var(--called);
  }
  li.wide {
    gap: calc(0.4 * var(--u));
    padding: 0 calc(1 * var(--u)) 0 calc(1.4 * var(--u));
  }
  .wide .number {
    letter-spacing: -0.035em;
  }
  .wide .arrow {
    width: 0.4em;
  }
  .wide .counter {
    min-width: 1.2em;
    letter-spacing: -0.02em;
  }
  .counter.long {
    display: -webkit-box;
    -webkit-box-orient: vertical;
    -webkit-line-clamp: 2;
    overflow: hidden;
    min-width: 0;
    font-size: 0.5em;
    line-height: 1.1;
    white-space: normal;
    overflow-wrap: anywhere;
    text-wrap: balance;
  }
  .counter.longer {
    -webkit-line-clamp: 3;
    font-size: 0.32em;
    line-height: 1.05;
  }
  .over .number,
  .over .counter {
    font-weight: 600;
    color: var(--ink-soft);
  }
  .small {
    grid-column: 1 / -1;
    display: flex;
    justify-content: space-between;
    margin-top: calc(-0.9 * var(--u));
    font-size: calc(1.2 * var(--u));
    font-weight: 600;
    color: var(--ink-soft);
  }
  .called .state {
    color: var(--called);
  }
  .empty {
    display: grid;
    place-items: center;
    align-content: center;
    gap: calc(0.6 * var(--u));
    border: calc(0.15 * var(--u)) dashed var(--edge);
    border-radius: calc(0.9 * var(--u));
    font-size: calc(2.2 * var(--u));
    color: var(--ink-soft);
    text-align: center;
  }
  .empty hall-icon {
    font-size: calc(4.5 * var(--u));
    color: var(--edge-strong);
  }
  :host([far]) ol {
    grid-template: repeat(2, minmax(0, 1fr)) / repeat(2, minmax(0, 1fr));
  }
  @media (orientation: portrait) {
    ol,
    :host([far]) ol {
      grid-template: repeat(6, minmax(0, 1fr)) / minmax(0, 1fr);
    }
    li,
    li.wide {
      grid-template-columns: 4em minmax(0, 1fr) auto minmax(0, max-content);
      font-size: calc(3.9 * var(--u) * var(--letters, 1));
    }
    .small {
      grid-area: 1 / 2;
      display: grid;
      gap: 0.2em;
      margin: 0;
    }
  }
`;
