import { css } from 'lit';

/** Boards as rows that open, voices as lines. */
export const boardsStyles = css`
  ul {
    margin: 0;
    padding: 0;
    list-style: none;
  }
  board-picture {
    width: 192px;
    height: 108px;
    margin: 0 var(--space-4) var(--space-3) 44px;
  }
  board-picture.large {
    width: auto;
    height: 220px;
  }
  .board {
    border-top: 1px solid var(--edge);
  }
  .head {
    display: grid;
    grid-template-columns: 34px minmax(0, 1fr);
    align-items: center;
    column-gap: var(--space-2);
    width: 100%;
    min-height: 56px;
    padding: 6px var(--space-4);
    text-align: start;
  }
  .head:hover {
    background: var(--brand-soft);
  }
  .head hall-icon {
    grid-row: span 2;
    font-size: 22px;
    color: var(--edge-strong);
  }
  .linked hall-icon {
    color: var(--good);
  }
  .care hall-icon {
    color: var(--bad);
  }
  .name {
    overflow-wrap: anywhere;
  }
  .facts {
    display: flex;
    flex-wrap: wrap;
    gap: 0 0.9em;
    font-size: 13px;
    color: var(--ink-soft);
  }
  .facts .late {
    color: var(--bad);
  }
  .facts .near {
    color: var(--warn);
  }
  section {
    padding: var(--space-3) var(--space-4) var(--space-4);
    border-top: 1px solid var(--edge);
  }
  h2 {
    margin-bottom: var(--space-2);
    font-size: var(--text-m);
  }
  .voices li {
    display: flex;
    flex-wrap: wrap;
    gap: 0 0.8em;
    padding: 5px 0;
    border-top: 1px solid var(--edge);
    font-size: var(--text-s);
  }
  .voices li:first-child {
    border-top: 0;
  }
  .voices .late {
    color: var(--bad);
  }
  .quiet {
    color: var(--ink-soft);
  }
  .trial {
    display: grid;
    grid-template-columns: 1fr 1.4fr auto;
    align-items: end;
    gap: var(--space-2);
    margin-top: var(--space-3);
  }
  .trial label {
    display: grid;
    gap: 3px;
    min-width: 0;
    font-size: 13px;
    font-weight: 600;
  }
  .trial input,
  .trial select {
    width: 100%;
    height: 38px;
    padding: 0 var(--space-2);
    border: 1.5px solid var(--edge-strong);
    border-radius: var(--radius-s);
    background: var(--surface);
    font-size: var(--text-s);
    text-transform: uppercase;
  }
  details {
    margin-top: var(--space-3);
    font-size: 13px;
  }
  .problems {
    max-height: 12em;
    overflow-y: auto;
    padding-top: 4px;
    color: var(--ink-soft);
  }
`;
