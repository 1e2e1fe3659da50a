import { css } from 'lit';
import { base } from '../web/base.ts';

/**
 * What all parts of a board share: two languages one above the other, or one alone where a board sets `--second: none`;
 * figures of one width.
 */
export const displayBase = [
  base,
  css`
    :host {
      display: block;
      min-width: 0;
      min-height: 0;
      font-variant-numeric: tabular-nums lining-nums;
      line-height: 1.2;
    }
    .second {
      display: var(--second, block);
      font-weight: 500;
    }
  `,
];
