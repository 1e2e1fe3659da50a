import { css } from 'lit';
import { staffStyles } from '../web/staff-styles.ts';

/** What the parts of the reports look like. */
export const reportsBase = [
  staffStyles,
  css`
    .button {
      min-height: 44px;
      font-size: var(--text-s);
      text-decoration: none;
      white-space: nowrap;
    }
    .button[aria-pressed='true'] {
      border-color: var(--brand);
      background: var(--brand);
      color: #fff;
    }
    select,
    input {
      min-height: 44px;
      padding: 0 0.6em;
      border: 1.5px solid var(--edge-strong);
      border-radius: var(--radius-s);
      background: var(--surface);
      font-size: 15px;
    }
    label {
      display: inline-flex;
      align-items: center;
      gap: 0.5em;
      font-size: var(--text-s);
      font-weight: 600;
      white-space: nowrap;
    }
    .none {
      padding: var(--space-6);
      color: var(--ink-soft);
      font-size: var(--text-l);
      text-align: center;
    }
    .behind {
      padding: var(--space-2) var(--space-4);
      border-radius: var(--radius-m);
      background: var(--warn-soft);
      color: var(--warn);
      font-weight: 600;
    }
    .trouble {
      padding: var(--space-4);
      border-radius: var(--radius-m);
      background: var(--bad-soft);
      color: var(--bad);
      font-weight: 600;
    }
    @media print {
      .screen-only {
        display: none !important;
      }
    }
  `,
];

/** The page as a whole, on glass and on A4. */
export const pageStyles = css`
  :host {
    display: block;
    min-height: 100vh;
    font-size: var(--text-m);
  }
  header {
    flex-wrap: wrap;
    min-height: 64px;
  }
  h1 {
    font-size: 22px;
  }
  .hall {
    flex: 1;
    min-width: 0;
    color: var(--on-brand-soft);
    font-weight: 600;
  }
  main {
    display: grid;
    grid-template-columns: 200px minmax(0, 1fr);
    gap: var(--space-4);
    align-items: start;
    padding: var(--space-4);
  }
  main.own {
    grid-template-columns: minmax(0, 1fr);
  }
  nav {
    position: sticky;
    top: var(--space-4);
    padding: var(--space-2);
  }
  nav a {
    display: block;
    padding: 11px var(--space-3);
    border-radius: var(--radius-s);
    color: var(--ink);
    font-weight: 600;
    text-decoration: none;
  }
  nav a:hover {
    background: var(--brand-soft);
  }
  nav a[aria-current='page'] {
    background: var(--brand);
    color: #fff;
  }
  nav .group {
    margin-top: var(--space-2);
    padding: var(--space-2) var(--space-3) 2px;
    color: var(--ink-soft);
    font-size: var(--text-s);
    font-weight: 600;
  }
  .report {
    display: grid;
    gap: var(--space-4);
    min-width: 0;
  }
  .title {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    gap: 0 var(--space-4);
  }
  h2 {
    font-size: 26px;
  }
  .period {
    font-size: var(--text-l);
    font-weight: 600;
    font-variant-numeric: tabular-nums;
  }
  .state {
    color: var(--ink-soft);
    font-size: var(--text-s);
  }
  /* Those of the head stand on a dark ground. */
  report-files .button {
    border-color: var(--edge-strong);
    background: var(--surface);
    color: var(--ink);
  }
  report-files .button:hover:not(:disabled) {
    border-color: var(--brand);
    background: var(--brand-soft);
  }
  .alone {
    display: grid;
    place-items: center;
    place-content: center;
    gap: var(--space-4);
    min-height: 100vh;
    color: var(--ink-soft);
    font-size: var(--text-l);
  }
  .paper-only {
    display: none;
  }
  @media (max-width: 900px) {
    main {
      grid-template-columns: minmax(0, 1fr);
      padding: var(--space-2);
    }
    nav {
      position: static;
      display: flex;
      overflow-x: auto;
    }
    nav a {
      white-space: nowrap;
    }
    nav .group {
      display: none;
    }
    header {
      padding: var(--space-2);
    }
  }
  @media print {
    main {
      display: block;
      padding: 0;
    }
    .paper-only {
      display: block;
    }
    .report {
      display: block;
    }
    .screen-only {
      display: none !important;
    }
  }
`;
