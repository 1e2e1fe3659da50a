import { css } from 'lit';
import { staffStyles } from '../web/staff-styles.ts';

/** What all parts of the overview look like: sheets, chips, buttons, tones of a wait. */
export const managerBase = [
  staffStyles,
  css`
    .chip {
      display: inline-flex;
      align-items: center;
      gap: 0.35em;
      padding: 0.15em 0.7em;
      border-radius: var(--radius-full);
      background: var(--surface-sunk);
      font-size: 13px;
      font-weight: 600;
      white-space: nowrap;
    }
    .chip.good {
      background: var(--good-soft);
      color: var(--good);
    }
    .chip.warn,
    .chip.near {
      background: var(--warn-soft);
      color: var(--warn);
    }
    .chip.bad,
    .chip.late {
      background: var(--bad-soft);
      color: var(--bad);
    }
    .near {
      color: var(--warn);
    }
    .late {
      color: var(--bad);
    }
    .prefix {
      display: inline-grid;
      place-items: center;
      min-width: 34px;
      padding: 2px 8px;
      border-radius: var(--radius-full);
      background: var(--brand);
      color: #fff;
      font-size: 14px;
      font-weight: 700;
      line-height: 1.35;
    }
    .button {
      min-height: 38px;
      font-size: var(--text-s);
      white-space: nowrap;
    }
    /* Pressed once: the second press does it. */
    .button.certain,
    .button.certain:hover:not(:disabled) {
      border-color: var(--bad);
      background: var(--bad);
      color: #fff;
    }
    .button:disabled {
      opacity: 0.5;
    }
    .tabs {
      display: inline-flex;
      gap: var(--space-1);
      padding: var(--space-1);
      border-radius: var(--radius-m);
      background: var(--surface-sunk);
    }
    .tabs button {
      min-height: 34px;
      padding: 0 0.9em;
      border-radius: calc(var(--radius-m) - 4px);
      font-size: var(--text-s);
      font-weight: 600;
      color: var(--ink-soft);
      white-space: nowrap;
    }
    .tabs button[aria-pressed='true'] {
      background: var(--surface);
      color: var(--brand-strong);
      font-weight: 700;
      box-shadow: var(--shadow-1);
    }
    .tabs b {
      margin-left: 0.35em;
      font-variant-numeric: tabular-nums;
    }
    h2 {
      font-size: 18px;
      color: var(--ink);
    }
    .none {
      display: grid;
      place-items: center;
      align-content: center;
      gap: var(--space-3);
      flex: 1;
      padding: var(--space-6);
      color: var(--ink-soft);
      font-size: 17px;
      text-align: center;
    }
    .none hall-icon {
      font-size: 44px;
      color: var(--edge-strong);
    }
    .scroll {
      flex: 1;
      min-height: 0;
      overflow-y: auto;
    }
    .scroll:focus-visible {
      outline-offset: -3px;
    }
  `,
];
