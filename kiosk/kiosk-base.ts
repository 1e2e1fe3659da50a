import { css } from 'lit';
import { base } from '../web/base.ts';

/** What all parts of the kiosk look like under a finger. */
export const kioskBase = [
  base,
  css`
    button {
      min-height: var(--touch);
      min-width: var(--touch);
      touch-action: none;
      transition:
        background-color var(--fast),
        transform var(--fast);
    }
    button:active:not(:disabled) {
      transform: scale(0.98);
    }
    h2 {
      font-size: var(--text-l);
      line-height: 1.25;
      font-weight: 700;
    }
    .soft {
      color: var(--ink-soft);
    }
    .tile {
      display: flex;
      align-items: center;
      background: var(--surface);
      border: 2px solid var(--edge);
      border-radius: var(--radius-m);
      box-shadow: var(--shadow-1);
    }
    .tile:active {
      background: var(--brand-soft);
      border-color: var(--brand);
    }
    .plain {
      display: inline-flex;
      align-items: center;
      justify-content: center;
      gap: 0.45em;
      padding: 0 1em;
      border-radius: var(--radius-m);
      background: var(--surface);
      border: 2px solid var(--edge-strong);
      font-size: var(--text-s);
      font-weight: 600;
      color: var(--brand-strong);
    }
    .plain:disabled {
      color: var(--edge-strong);
      border-color: var(--edge);
      background: none;
    }
    .strong {
      display: flex;
      align-items: center;
      justify-content: center;
      gap: 0.5em;
      border-radius: var(--radius-l);
      background: var(--brand);
      color: var(--on-brand);
      font-size: var(--text-xl);
      font-weight: 700;
      box-shadow: var(--shadow-2);
    }
    .strong:active {
      background: var(--brand-strong);
    }
  `,
];
