import { css } from 'lit';
import { staffStyles } from '../web/staff-styles.ts';

/** What all parts of the counter's screen look like: sheets, chips, buttons with their key. */
export const counterBase = [
  staffStyles,
  css`
    h2 {
      font-size: 15px;
      font-weight: 700;
      color: var(--ink-soft);
    }
    .chip {
      display: inline-flex;
      align-items: center;
      gap: 0.35em;
      padding: 0.15em 0.7em;
      border-radius: var(--radius-full);
      background: var(--surface-sunk);
      font-size: var(--text-s);
      font-weight: 600;
      white-space: nowrap;
    }
    .chip.brand {
      background: var(--brand-soft);
      color: var(--brand-strong);
    }
    .chip.accent {
      background: var(--accent);
      color: var(--on-accent);
    }
    .chip.good {
      background: var(--good-soft);
      color: var(--good);
    }
    .chip.warn,
    .near {
      color: var(--warn);
    }
    .chip.warn {
      background: var(--warn-soft);
    }
    .late {
      color: var(--bad);
    }
    kbd {
      display: inline-grid;
      place-items: center;
      min-width: 1.75em;
      height: 1.65em;
      padding: 0 0.4em;
      border: 1px solid var(--edge-strong);
      border-bottom-width: 2px;
      border-radius: 5px;
      background: var(--surface);
      color: var(--ink);
      font: 600 12px/1 var(--font);
    }
    .button {
      min-height: 40px;
    }
    .field {
      display: grid;
      grid-template-columns: minmax(0, 1fr);
      gap: 6px;
      font-size: var(--text-s);
      font-weight: 600;
    }
    .field input {
      width: 100%;
      height: 44px;
      padding: 0 var(--space-3);
      border: 1.5px solid var(--edge-strong);
      border-radius: var(--radius-s);
      background: var(--surface);
      font-size: 17px;
      font-weight: 500;
    }
  `,
];
