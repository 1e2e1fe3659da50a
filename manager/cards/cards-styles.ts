import { css } from 'lit';
import { listStyles, pageStyles } from '../page-styles.ts';

/** The board of cards. */
export const cardsStyles = [
  pageStyles,
  listStyles,
  css`
    .bar h2 {
      margin-inline-end: auto;
    }
    .count {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: var(--space-2);
      font-size: var(--text-s);
    }
    .card {
      padding: 2px 10px;
      border: 1.5px solid #8a6500;
      border-radius: var(--radius-s);
      background: #ffd94a;
      color: #3d2c00;
      font-size: 14px;
      font-weight: 700;
      white-space: nowrap;
    }
    .card.red {
      border-color: var(--bad);
      background: var(--bad);
      color: #fff;
    }
    ul {
      display: grid;
      gap: var(--space-2);
      margin: 0;
      padding: 2px;
      list-style: none;
    }
    li {
      display: grid;
      grid-template-columns: minmax(15em, 3fr) minmax(14em, 4fr) minmax(14em, 4fr) minmax(11em, 3fr);
      gap: var(--space-2) var(--space-4);
      align-items: center;
      padding: var(--space-3) var(--space-4);
    }
    li:not(.open) .card {
      opacity: 0.75;
    }
    .what {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: 4px var(--space-2);
    }
    .who {
      overflow-wrap: anywhere;
    }
    .who a {
      display: inline-block;
      min-height: 24px;
      margin-inline-end: var(--space-2);
      font-size: 19px;
      font-weight: 700;
      color: var(--brand-strong);
    }
    .note {
      text-align: end;
      overflow-wrap: anywhere;
    }
    form.note {
      display: grid;
      gap: var(--space-2);
      text-align: start;
    }
    form.note label {
      display: grid;
      gap: 4px;
      font-size: 13px;
      font-weight: 600;
    }
    @media (max-width: 1200px) {
      li {
        grid-template-columns: 1fr 1fr;
      }
    }
    @media (max-width: 820px) {
      li {
        grid-template-columns: 1fr;
        padding: var(--space-3);
      }
      .note {
        text-align: start;
      }
    }
  `,
];
