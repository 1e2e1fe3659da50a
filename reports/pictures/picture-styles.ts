import { css } from 'lit';
import { reportsBase } from '../reports-styles.ts';

/**
 * What pictures look like. Colours that eyes of every kind tell apart (after Okabe and Ito), darkened for white paper;
 * and each kind of line has a look of its own beside its colour.
 */
export const pictureStyles = [
  reportsBase,
  css`
    :host {
      display: block;
      padding: var(--space-4);
      --series-came: #0f5257;
      --series-waiting: #b4450f;
      --series-open: #005a94;
      --series-paused: #6b4a00;
    }
    h3 {
      font-size: 18px;
    }
    .summary {
      margin: var(--space-1) 0 var(--space-3);
    }
    svg {
      display: block;
      width: 100%;
      height: auto;
      touch-action: pan-y;
    }
    text {
      font-family: var(--font);
      font-size: 13px;
      fill: var(--ink-soft);
    }
    text.panel {
      font-size: 14px;
      font-weight: 700;
      fill: var(--ink);
    }
    text.strong {
      font-weight: 700;
      fill: var(--ink);
    }
    .grid {
      stroke: var(--edge);
    }
    .axis {
      stroke: var(--edge-strong);
    }
    .came {
      fill: var(--series-came);
    }
    .cursor {
      stroke: var(--ink);
      stroke-width: 1.5;
    }
    .said {
      min-height: 1.6em;
      margin-top: var(--space-2);
      font-weight: 600;
      font-variant-numeric: tabular-nums;
    }
    .keys {
      color: var(--ink-soft);
      font-size: var(--text-s);
    }
    @media print {
      :host {
        padding: 0;
        box-shadow: none !important;
      }
      svg {
        break-inside: avoid;
      }
    }
  `,
];
