import { css } from 'lit';
import { staffHeadStyles } from '../web/staff-head-styles.ts';

export const appStyles = [
  staffHeadStyles,
  css`
    :host {
      display: flex;
      flex-direction: column;
      min-height: calc(100vh - var(--above, 0px));
    }
    header {
      flex-wrap: wrap;
      gap: var(--space-2) var(--space-4);
      min-height: 64px;
      padding-block: var(--space-2);
    }
    header .button,
    header hall-language {
      min-height: 44px;
      --language-height: 44px;
    }
    h1 {
      font-size: 22px;
      white-space: nowrap;
    }
    .hall {
      flex: 1;
      min-width: 0;
      overflow: hidden;
      text-overflow: ellipsis;
      white-space: nowrap;
      color: var(--on-brand-soft);
      font-weight: 600;
    }
    hall-clock {
      font-size: 22px;
      font-weight: 700;
    }
    .tabs {
      display: flex;
      gap: var(--space-1);
      padding: var(--space-3) var(--space-4) 0;
    }
    .tabs button {
      min-height: 48px;
      padding: 0 1.4em;
      border-radius: var(--radius-m) var(--radius-m) 0 0;
      font-size: 17px;
      font-weight: 600;
      color: var(--ink-soft);
    }
    .tabs button[aria-pressed='true'] {
      background: var(--surface);
      color: var(--brand-strong);
      box-shadow: inset 0 3px 0 var(--brand);
    }
    main {
      display: grid;
      grid-template-columns: minmax(0, 1fr) clamp(300px, 32vw, 420px);
      align-items: start;
      gap: var(--space-4);
      padding: 0 var(--space-4) var(--space-5);
    }
    desk-waits {
      position: sticky;
      top: var(--space-4);
      max-height: calc(100vh - 150px);
    }
    @media (min-width: 880px) {
      .tabs .waits {
        display: none;
      }
      main[data-tab='waits'] desk-take {
        display: none;
      }
    }
    @media (max-width: 879px) {
      main {
        grid-template-columns: minmax(0, 1fr);
      }
      main[data-tab='waits'] .left,
      main:not([data-tab='waits']) desk-waits {
        display: none;
      }
      desk-waits {
        position: static;
        max-height: none;
      }
    }
    @media (max-width: 640px) {
      .hall,
      .who {
        display: none;
      }
      h1 {
        flex: 1;
      }
      /* Two rows: who and the way out, then language and time. */
      h1,
      header .button {
        order: -1;
      }
      hall-clock {
        margin-left: auto;
      }
      .tabs {
        padding-inline: var(--space-2);
      }
      .tabs button {
        flex: 1;
        padding: 0 0.4em;
        font-size: var(--text-m);
        line-height: 1.2;
        text-align: center;
      }
      main {
        padding-inline: var(--space-2);
      }
    }
    @media print {
      header,
      .tabs,
      desk-waits,
      desk-take,
      hall-toast {
        display: none;
      }
      main {
        display: block;
        padding: 0;
      }
    }
  `,
];
