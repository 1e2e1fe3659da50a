import { css } from 'lit';
import { staffStyles } from '../web/staff-styles.ts';

/** What all parts of the desk look like: sheets, chips, fields and buttons for fingers. */
export const deskBase = [
  staffStyles,
  css`
    h2 {
      font-size: 18px;
    }
    .chip {
      display: inline-flex;
      align-items: center;
      gap: 0.35em;
      padding: 0.2em 0.8em;
      border-radius: var(--radius-full);
      background: var(--surface-sunk);
      font-size: var(--text-s);
      font-weight: 600;
    }
    .chip.good {
      background: var(--good-soft);
      color: var(--good);
    }
    .chip.warn {
      background: var(--warn-soft);
      color: var(--warn);
    }
    .chip.accent {
      background: var(--accent);
      color: var(--on-accent);
    }
    .chip.brand {
      background: var(--brand-soft);
      color: var(--brand-strong);
    }
    .button {
      min-height: 48px;
      line-height: 1.2;
    }
    .button:disabled {
      border-style: dashed;
      color: var(--ink-soft);
      background: none;
    }
    .field {
      display: grid;
      grid-template-columns: minmax(0, 1fr);
      gap: 6px;
      font-size: var(--text-s);
      font-weight: 600;
    }
    .field input,
    .field select {
      width: 100%;
      min-width: 0;
      height: 48px;
      padding: 0 var(--space-3);
      border: 1.5px solid var(--edge-strong);
      border-radius: var(--radius-s);
      background: var(--surface);
      font-size: 17px;
      font-weight: 500;
    }
    .soft {
      color: var(--ink-soft);
    }
    .bad {
      color: var(--bad);
      font-weight: 600;
    }
    .prefix {
      display: inline-grid;
      place-items: center;
      min-width: 36px;
      padding: 2px 8px;
      border-radius: var(--radius-full);
      background: var(--brand);
      color: #fff;
      font-size: 15px;
      font-weight: 700;
    }
  `,
];
