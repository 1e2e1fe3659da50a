import { css } from 'lit';

export const keypadStyles = css`
  :host {
    display: block;
    min-height: 100vh;
  }
  header {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--space-4);
    padding: var(--space-4) var(--space-7);
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
  h2 {
    margin-bottom: var(--space-3);
    font-size: var(--text-l);
  }
  .bench {
    columns: 350px auto;
    column-gap: var(--space-5);
  }
  keypad-device {
    break-inside: avoid;
    padding-bottom: var(--space-5);
  }
  .others-title {
    margin: var(--space-5) 0 0;
  }
  .help {
    margin-bottom: var(--space-3);
    color: var(--ink-soft);
    font-size: var(--text-s);
  }
  .others {
    border: 1px solid var(--edge);
    border-radius: var(--radius-m);
    background: var(--surface);
  }
  .others li {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--space-1) var(--space-4);
    padding: var(--space-3) var(--space-4);
    font-size: var(--text-s);
  }
  .others li + li {
    border-top: 1px solid var(--edge);
  }
  .others code {
    color: var(--ink-soft);
    font-family: ui-monospace, Consolas, monospace;
  }
  .good {
    color: var(--good);
    font-weight: 600;
  }
  .bad {
    color: var(--bad);
    font-weight: 600;
  }
  .why {
    flex-basis: 100%;
    color: var(--ink-soft);
    overflow-wrap: anywhere;
  }
  .empty {
    display: grid;
    justify-items: center;
    gap: var(--space-3);
    margin: 10vh auto;
    text-align: center;
    color: var(--ink-soft);
  }
  .empty p {
    max-width: 40em;
    text-wrap: balance;
  }
  .empty h2 {
    margin: 0;
    font-size: var(--text-xl);
    color: var(--ink);
  }
  .empty hall-icon {
    font-size: 72px;
    color: var(--brand);
  }
  @media (max-width: 640px) {
    header,
    main {
      padding-inline: var(--space-4);
    }
  }
`;
