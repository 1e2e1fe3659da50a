import { css } from 'lit';

/** The look of the routing part: choices as large buttons, moves as rows with their reason beneath. */
export const routingStyles = css`
  section {
    padding: var(--space-3) var(--space-4) var(--space-4);
    border-top: 1px solid var(--edge);
  }
  section:first-child {
    border-top: 0;
  }
  header {
    display: flex;
    align-items: center;
    justify-content: space-between;
    gap: var(--space-3);
  }
  ul {
    margin: var(--space-2) 0 0;
    padding: 0;
    list-style: none;
  }
  .choices {
    display: grid;
    gap: var(--space-2);
  }
  .choice {
    display: flex;
    align-items: center;
    gap: 0.6em;
    width: 100%;
    min-height: 44px;
    padding: 0 var(--space-3);
    border: 1.5px solid var(--edge-strong);
    border-radius: var(--radius-s);
    background: var(--surface);
    font-size: var(--text-s);
    font-weight: 600;
    text-align: start;
  }
  .choice span {
    flex: 1;
  }
  .choice small {
    color: var(--ink-soft);
    font-variant-numeric: tabular-nums;
  }
  .choice hall-icon {
    color: var(--edge-strong);
  }
  .choice:hover:not(:disabled) {
    border-color: var(--brand);
    background: var(--brand-soft);
  }
  .choice[aria-pressed='true'] {
    border-color: var(--brand);
    background: var(--brand-soft);
    color: var(--brand-strong);
  }
  .choice[aria-pressed='true'] hall-icon {
    color: var(--brand);
  }
  .row {
    padding: var(--space-2) 0;
    border-top: 1px solid var(--edge);
  }
  .row:first-child {
    border-top: 0;
  }
  .what {
    display: flex;
    align-items: center;
    gap: 0.5em;
  }
  .what .name {
    flex: 1;
    min-width: 0;
    overflow-wrap: anywhere;
  }
  time {
    color: var(--ink-soft);
    font-size: 13px;
    font-variant-numeric: tabular-nums;
  }
  .why,
  .quiet {
    margin-top: var(--space-1);
    font-size: 13px;
    line-height: 1.45;
    color: var(--ink-soft);
  }
  .close {
    display: flex;
    gap: var(--space-2);
    margin-top: var(--space-3);
  }
  .close label {
    flex: 1;
    min-width: 0;
  }
  select {
    width: 100%;
    height: 38px;
    padding: 0 var(--space-2);
    border: 1.5px solid var(--edge-strong);
    border-radius: var(--radius-s);
    background: var(--surface);
    color: var(--ink);
    font-size: var(--text-s);
  }
  .hidden {
    position: absolute;
    width: 1px;
    height: 1px;
    overflow: hidden;
    clip-path: inset(50%);
  }
`;
