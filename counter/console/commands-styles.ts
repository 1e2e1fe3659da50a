import { css } from 'lit';

/** The bar of commands: the one of every visit large at the left, the others in two rows. */
export const commandsStyles = css`
  nav {
    display: grid;
    grid-template-columns: 248px minmax(0, 1fr) 372px;
    gap: var(--space-3);
    padding: var(--space-3) var(--space-4) var(--space-4);
    background: var(--surface);
    border-top: 1px solid var(--edge);
  }
  .group {
    display: grid;
    gap: var(--space-2);
  }
  .label {
    text-wrap: balance;
  }
  /* The label and the key are what is read; there is no room for more. */
  .group .command:not(.undo) hall-icon {
    display: none;
  }
  .group .command:not(.undo) {
    grid-template-columns: minmax(0, 1fr) auto;
  }
  .group.ticket {
    grid-template-columns: repeat(5, minmax(0, 1fr));
  }
  .group.counter {
    grid-template-columns: repeat(3, minmax(0, 1fr));
    padding-left: var(--space-3);
    border-left: 1px solid var(--edge);
  }
  .group.counter .command {
    gap: 4px;
    padding: 0 8px;
  }
  .command {
    position: relative;
    display: grid;
    grid-template-columns: auto minmax(0, 1fr) auto;
    align-items: center;
    gap: var(--space-2);
    min-height: 68px;
    padding: 0 10px;
    border: 1.5px solid var(--edge);
    border-radius: var(--radius-s);
    background: var(--ground);
    font-size: 15px;
    font-weight: 600;
    line-height: 1.2;
  }
  .command hall-icon {
    color: var(--brand);
    font-size: 18px;
  }
  .command:hover:not([aria-disabled='true']),
  .command[aria-expanded='true'] {
    border-color: var(--brand);
    background: var(--brand-soft);
  }
  .command:active:not([aria-disabled='true']) {
    background: var(--brand);
    color: #fff;
  }
  .command:active:not([aria-disabled='true']) hall-icon {
    color: #fff;
  }
  .command[aria-disabled='true'] {
    border-style: dashed;
    background: none;
    color: #737f82;
    cursor: not-allowed;
  }
  .command[aria-disabled='true'] hall-icon,
  .command[aria-disabled='true'] kbd {
    color: inherit;
    border-color: var(--edge);
    background: none;
  }
  .next {
    grid-template-columns: auto minmax(0, 1fr) auto;
    min-height: 0;
    padding: 0 var(--space-4);
    border-color: var(--brand);
    border-radius: var(--radius-m);
    background: var(--brand);
    color: #fff;
    font-size: 21px;
    font-weight: 700;
    overflow: hidden;
  }
  .next hall-icon {
    color: #fff;
    font-size: 30px;
  }
  .next kbd {
    height: 28px;
    font-size: 13px;
  }
  .next:hover:not([aria-disabled='true']) {
    background: var(--brand-strong);
  }
  .next[aria-disabled='true'] hall-icon {
    color: inherit;
  }
  .next.rearming::after {
    content: '';
    position: absolute;
    inset: auto 0 0;
    height: 6px;
    background: #fff;
    transform-origin: left;
    animation: rearm 1.5s linear both;
  }
  @keyframes rearm {
    from {
      transform: scaleX(1);
    }
    to {
      transform: scaleX(0);
    }
  }
  .undo {
    grid-column: span 2;
  }
  .undo:not([aria-disabled='true']) {
    border-color: var(--warn);
    background: var(--warn-soft);
  }
  .undone {
    font-variant-numeric: tabular-nums;
  }
  .next.nudged {
    animation: nudge 1.2s ease-in-out infinite alternate;
  }
  @keyframes nudge {
    to {
      background: var(--accent);
      border-color: var(--accent);
    }
  }
  @media (prefers-reduced-motion: reduce) {
    .next.nudged {
      background: var(--accent);
      border-color: var(--accent);
      animation: none;
    }
  }
  .cancel:not([aria-disabled='true']) hall-icon {
    color: var(--bad);
  }
  .count {
    display: inline-grid;
    place-items: center;
    min-width: 1.6em;
    height: 1.6em;
    margin-left: 0.4em;
    border-radius: 1em;
    background: var(--warn-soft);
    color: var(--warn);
    font-size: 13px;
    font-weight: 700;
  }
  @media (max-width: 1200px) {
    nav {
      grid-template-columns: 200px minmax(0, 1fr) 300px;
    }
  }
`;
