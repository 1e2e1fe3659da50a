import { css } from 'lit';
import { base } from './base.ts';

/** What all pages of the staff look like: sheets and buttons. How high a button is, its page says. */
export const staffStyles = [
  base,
  css`
    .sheet {
      border-radius: var(--radius-m);
      background: var(--surface);
      box-shadow: var(--shadow-1);
    }
    .button {
      display: inline-flex;
      align-items: center;
      justify-content: center;
      gap: 0.5em;
      padding: 0 1em;
      border: 1.5px solid var(--edge-strong);
      border-radius: var(--radius-s);
      background: var(--surface);
      color: var(--ink);
      font-weight: 600;
    }
    /* Without weight of its own: a button that is strong, dangerous or pressed stays so under the pointer. */
    .button:where(:hover:not(:disabled, [aria-disabled='true'])) {
      border-color: var(--brand);
      background: var(--brand-soft);
    }
    .button.strong {
      border-color: var(--brand);
      background: var(--brand);
      color: var(--on-brand);
    }
    .button.strong:hover:not(:disabled) {
      background: var(--brand-strong);
    }
    .button.danger {
      border-color: var(--bad);
      background: var(--bad);
      color: #fff;
    }
  `,
];
