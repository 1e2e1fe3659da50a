import { css } from 'lit';

export const trayStyles = css`
  :host {
    display: block;
    min-height: 100vh;
  }
  header {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--space-4);
    padding: var(--space-5) var(--space-7);
    background: var(--brand);
    color: var(--on-brand);
  }
  header div {
    flex: 1;
    min-width: 240px;
  }
  header p {
    color: var(--on-brand-soft);
  }
  .sign {
    display: grid;
    place-items: center;
    width: 56px;
    height: 56px;
    border-radius: var(--radius-m);
    background: rgb(255 255 255 / 14%);
    font-size: 28px;
  }
  h1 {
    font-size: var(--text-xl);
    line-height: 1.2;
  }
  main {
    padding: var(--space-5) var(--space-7) var(--space-8);
  }
  .printers {
    display: flex;
    flex-wrap: wrap;
    gap: var(--space-3);
    margin-bottom: var(--space-5);
  }
  .printers li {
    display: flex;
    align-items: center;
    gap: var(--space-2);
    padding: var(--space-2) var(--space-4);
    border-radius: var(--radius-full);
    background: var(--surface);
    border: 1px solid var(--edge);
    font-size: var(--text-s);
  }
  .printers span + span::before {
    content: '·';
    margin-right: var(--space-2);
  }
  .good hall-icon {
    color: var(--good);
  }
  .printers .warn {
    background: var(--warn-soft);
    color: var(--warn);
  }
  .printers .bad {
    background: var(--bad-soft);
    color: var(--bad);
  }
  h2 {
    font-size: var(--text-l);
    font-variant-numeric: tabular-nums;
  }
  /* The mouth that the paper comes out of. */
  .slot {
    height: 14px;
    margin-top: var(--space-3);
    border-radius: 7px;
    background: linear-gradient(#0b2a2e, #1d4a4f);
    box-shadow: inset 0 2px 4px rgb(0 0 0 / 50%);
    position: relative;
    z-index: 1;
  }
  .slips {
    display: flex;
    flex-wrap: wrap;
    align-items: flex-start;
    gap: var(--space-6);
    margin-top: -7px;
    padding: 0 var(--space-5);
  }
  .empty {
    display: grid;
    justify-items: center;
    gap: var(--space-3);
    margin: 12vh auto;
    text-align: center;
    color: var(--ink-soft);
  }
  .empty p {
    max-width: 40em;
    text-wrap: balance;
  }
  .empty h2 {
    font-size: var(--text-xl);
    color: var(--ink);
  }
  .empty hall-icon {
    font-size: 72px;
    color: var(--brand);
  }
  .empty a {
    margin-top: var(--space-3);
    padding: var(--space-3) var(--space-6);
    border-radius: var(--radius-m);
    background: var(--brand);
    color: var(--on-brand);
    font-weight: 600;
    text-decoration: none;
  }
  @media (max-width: 640px) {
    header,
    main {
      padding-inline: var(--space-4);
    }
  }
`;
