import { css } from 'lit';

/** The page to choose a counter on: all counters left, the chosen one right. */
export const chooseStyles = css`
  :host {
    display: flex;
    flex-direction: column;
    height: calc(100vh - var(--above, 0px));
  }
  header {
    display: flex;
    align-items: center;
    gap: var(--space-4);
    padding: var(--space-3) var(--space-5);
    background: var(--surface);
    border-bottom: 1px solid var(--edge);
  }
  h1 {
    flex: 1 0 auto;
    font-size: 22px;
    color: var(--brand-strong);
  }
  header .button {
    flex: none;
  }
  .who {
    --lines: 1;
    display: inline-flex;
    align-items: center;
    gap: 0.4em;
    min-width: 0;
    font-weight: 600;
  }
  main {
    flex: 1;
    display: grid;
    grid-template-columns: minmax(0, 1fr) 400px;
    gap: var(--space-5);
    min-height: 0;
    padding: var(--space-5);
  }
  .grid {
    display: flex;
    flex-direction: column;
    gap: var(--space-4);
    min-height: 0;
    padding: var(--space-4);
  }
  .field {
    max-width: 320px;
  }
  ul {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(132px, 1fr));
    align-content: start;
    gap: var(--space-2);
    overflow-y: auto;
    padding: 4px;
  }
  .tile {
    display: grid;
    gap: 2px;
    width: 100%;
    min-height: 60px;
    padding: var(--space-2) var(--space-3);
    border: 1.5px solid var(--edge);
    border-radius: var(--radius-s);
    background: var(--surface);
  }
  .tile:hover {
    border-color: var(--brand);
  }
  .tile[aria-pressed='true'] {
    border-color: var(--brand);
    background: var(--brand-soft);
    box-shadow: inset 0 0 0 1.5px var(--brand);
  }
  .tile strong {
    font-size: 16px;
  }
  .tile span {
    display: flex;
    align-items: center;
    gap: 5px;
    font-size: 12.5px;
    color: var(--ink-soft);
  }
  .tile i {
    width: 8px;
    height: 8px;
    margin-left: 2px;
    border-radius: 50%;
    border: 1.5px solid var(--edge-strong);
  }
  .tile.open i {
    border-color: var(--good);
    background: var(--good);
  }
  .tile.paused i {
    border-color: var(--warn);
    background: linear-gradient(90deg, var(--warn) 50%, transparent 50%);
  }
  aside {
    display: flex;
    flex-direction: column;
    align-items: flex-start;
    gap: var(--space-3);
    align-self: start;
    padding: var(--space-5);
  }
  aside h2 {
    font-size: 40px;
    line-height: 1.15;
    color: var(--brand-strong);
  }
  .place {
    display: flex;
    align-items: center;
    gap: 0.4em;
    color: var(--ink-soft);
    font-weight: 600;
  }
  h3 {
    margin-top: var(--space-2);
    font-size: var(--text-s);
    color: var(--ink-soft);
  }
  ol {
    display: grid;
    gap: var(--space-2);
    width: 100%;
  }
  ol li {
    display: grid;
    grid-template-columns: 40px minmax(0, 1fr) auto auto;
    align-items: center;
    gap: var(--space-2);
    font-weight: 600;
  }
  .prefix {
    padding: 2px 0;
    border-radius: 6px;
    background: var(--brand-soft);
    color: var(--brand-strong);
    font-weight: 700;
    text-align: center;
  }
  .count {
    font-size: var(--text-s);
    font-weight: 500;
    color: var(--ink-soft);
    white-space: nowrap;
  }
  .taken {
    display: flex;
    gap: 0.5em;
    align-items: center;
    color: var(--bad);
    font-weight: 600;
  }
  .go {
    width: 100%;
    min-height: 56px;
    margin-top: var(--space-3);
    font-size: 20px;
  }
  .go:disabled {
    opacity: 0.55;
  }
  .none {
    color: var(--ink-soft);
  }
`;
