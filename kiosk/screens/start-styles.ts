import { css } from 'lit';

/** The first screen: a band in the hall's colour, the search over its edge, tiles below. */
export const startStyles = css`
  :host {
    display: flex;
    flex-direction: column;
    height: 100%;
  }
  .welcome {
    padding: calc(8 * var(--mm)) var(--edge-space) calc(23 * var(--mm));
    background: linear-gradient(160deg, var(--brand) 30%, var(--brand-strong));
    color: var(--on-brand);
  }
  .top {
    display: flex;
    justify-content: space-between;
    align-items: flex-start;
    gap: calc(4 * var(--gap));
    --clock-date-size: var(--text-s);
    --clock-date-ink: var(--on-brand-soft);
  }
  .hall {
    display: flex;
    align-items: center;
    gap: 0.5em;
    min-height: 1.6em;
    font-size: var(--text-l);
    font-weight: 600;
    line-height: 1.2;
  }
  .hall .clamped {
    --lines: 3;
  }
  .hall hall-icon {
    flex: none;
    font-size: 1.35em;
  }
  hall-clock {
    flex: none;
    font-size: var(--text-xl);
  }
  .welcome h1 {
    margin-top: calc(5 * var(--mm));
    font-size: var(--text-xxl);
    line-height: 1.15;
    text-wrap: balance;
  }
  .welcome .soft {
    margin-top: 0.3em;
    font-size: var(--text-m);
    color: var(--on-brand-soft);
    font-variant-numeric: tabular-nums;
  }
  main {
    flex: 1;
    min-height: 0;
    display: flex;
    flex-direction: column;
    gap: calc(5 * var(--mm));
    padding: 0 var(--edge-space) calc(5 * var(--mm));
  }
  .search {
    display: flex;
    align-items: center;
    gap: 0.6em;
    min-height: calc(31 * var(--mm));
    margin-top: calc(-15.5 * var(--mm));
    padding: calc(3 * var(--mm)) calc(8 * var(--mm));
    border-radius: var(--radius-l);
    background: var(--surface);
    border: 2px solid var(--brand);
    box-shadow: var(--shadow-2);
    font-size: var(--text-xl);
    color: var(--brand-strong);
  }
  kiosk-head + main .search {
    margin-top: calc(6 * var(--mm));
  }
  .search hall-icon {
    font-size: 1.2em;
  }
  .search b,
  .search small {
    display: block;
    line-height: 1.25;
  }
  .search small {
    font-size: var(--text-s);
    font-weight: 400;
    color: var(--ink-soft);
  }
  section {
    display: flex;
    flex-direction: column;
    gap: calc(2.5 * var(--mm));
  }
  .grow {
    flex: 1;
    min-height: 0;
  }
  .heading {
    display: flex;
    align-items: center;
    justify-content: space-between;
    min-height: var(--touch);
  }
  .popular,
  .departments {
    display: grid;
    grid-template-columns: 1fr 1fr;
    gap: var(--gap);
  }
  .popular .tile {
    justify-content: center;
    padding: calc(1.5 * var(--mm)) calc(3.5 * var(--mm));
    background: var(--brand-soft);
    border-color: transparent;
    box-shadow: none;
    text-align: center;
    font-size: var(--text-s);
    line-height: 1.2;
    font-weight: 600;
    color: var(--brand-strong);
    text-wrap: balance;
  }
  .popular .tile:disabled {
    flex-direction: column;
    background: none;
    border-color: var(--edge);
    color: var(--ink-soft);
  }
  .popular small {
    font-size: 0.8em;
    color: var(--warn);
  }
  .departments {
    flex: 1;
    min-height: 0;
  }
  .six {
    grid-template-rows: repeat(6, minmax(0, 1fr));
  }
  .four {
    grid-template-rows: repeat(4, minmax(0, 1fr));
  }
  .departments .tile {
    min-height: 0;
    gap: calc(3.5 * var(--mm));
    padding: calc(1 * var(--mm)) calc(4 * var(--mm));
    font-size: var(--text-s);
    line-height: 1.2;
    font-weight: 600;
    text-wrap: pretty;
  }
  .departments .clamped {
    --lines: 3;
  }
  .departments .long {
    font-size: 0.86em;
    line-height: 1.15;
  }
  .departments.four .long {
    --lines: 4;
  }
  .sign {
    flex: none;
    display: grid;
    place-items: center;
    width: calc(16 * var(--mm));
    height: calc(16 * var(--mm));
    border-radius: var(--radius-m);
    background: var(--brand-soft);
    color: var(--brand);
    font-size: calc(9.5 * var(--mm));
  }
`;
