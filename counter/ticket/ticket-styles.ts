import { css } from 'lit';

/** The sheet of the ticket in hand. */
export const ticketStyles = css`
  :host {
    display: block;
    min-height: 0;
  }
  section {
    display: flex;
    flex-direction: column;
    height: 100%;
    overflow: hidden;
  }
  .top {
    display: flex;
    align-items: flex-end;
    justify-content: space-between;
    gap: var(--space-5);
    padding: var(--space-4) var(--space-5) var(--space-3);
    border-top: 6px solid var(--brand);
  }
  .top.called {
    border-top-color: var(--accent);
  }
  .number {
    display: block;
    margin-top: var(--space-2);
    font-size: 112px;
    line-height: 0.95;
    letter-spacing: -0.01em;
    color: var(--brand-strong);
  }
  .called .number {
    color: var(--accent);
  }
  dl {
    display: grid;
    gap: var(--space-3);
    min-width: 170px;
    text-align: right;
  }
  dt {
    font-size: 13px;
    color: var(--ink-soft);
  }
  dd {
    font-size: 20px;
    font-weight: 700;
    line-height: 1.2;
    font-variant-numeric: tabular-nums;
  }
  .clock {
    font-size: 42px;
    line-height: 1.05;
  }
  .hint {
    font-size: 13px;
    font-weight: 500;
  }
  .hint:not(.late) {
    color: var(--ink-soft);
  }
  .chips {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--space-2);
    padding: 0 var(--space-5) var(--space-3);
  }
  .why {
    display: inline-flex;
    align-items: center;
    gap: 0.5em;
    margin-left: auto;
    padding: 2px 4px;
    color: var(--brand);
    font-size: var(--text-s);
    font-weight: 600;
    text-decoration: underline;
    text-underline-offset: 3px;
  }
  .reason {
    margin: 0 var(--space-5) var(--space-3);
    padding: var(--space-2) var(--space-3);
    border-left: 4px solid var(--brand);
    background: var(--brand-soft);
    font-weight: 500;
  }
  .body {
    flex: 1;
    min-height: 0;
    padding: var(--space-3) var(--space-5) var(--space-4);
    border-top: 1px solid var(--edge);
    overflow-y: auto;
  }
  .body:focus-visible {
    outline-offset: -3px;
  }
  .body h2 {
    color: var(--ink);
    font-size: 22px;
    line-height: 1.25;
  }
  .line {
    color: var(--ink-soft);
    font-size: var(--text-s);
  }
  h3 {
    margin: var(--space-3) 0 var(--space-1);
    font-size: var(--text-s);
    color: var(--ink-soft);
  }
  .others li {
    display: grid;
    grid-template-columns: minmax(0, 1fr) auto auto;
    align-items: center;
    gap: var(--space-3);
    padding: 5px 0;
    border-top: 1px solid var(--edge);
    font-weight: 500;
  }
  .where {
    font-size: var(--text-s);
    color: var(--ink-soft);
  }
  .idle {
    display: grid;
    place-items: center;
    align-content: center;
    gap: var(--space-3);
    flex: 1;
    color: var(--ink-soft);
    text-align: center;
  }
  .idle hall-icon {
    font-size: 72px;
    color: var(--brand);
  }
  .idle h2 {
    font-size: 32px;
    color: var(--ink);
  }
  .idle p {
    font-size: 18px;
    font-variant-numeric: tabular-nums;
  }
  .countdown {
    display: flex;
    align-items: center;
    gap: 0.5em;
    padding: var(--space-2) var(--space-4);
    border-radius: var(--radius-full);
    background: var(--accent);
    color: var(--on-accent);
    font-weight: 600;
  }
  .countdown b {
    font-size: 28px;
  }
  .next {
    display: flex;
    align-items: baseline;
    gap: 0.6em;
    padding: 0 var(--space-5);
  }
  .next hall-number {
    font-size: 30px;
    color: var(--brand-strong);
  }
`;
