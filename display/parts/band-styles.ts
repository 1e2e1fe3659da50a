import { css } from 'lit';

/** The band of the newest call. Cap height of the number: a twentieth of a 16:9 screen's width. */
export const bandStyles = css`
  .band {
    position: relative;
    display: grid;
    align-items: center;
    height: calc(18.6 * var(--u));
    padding: calc(1 * var(--u)) calc(1.5 * var(--u)) 0;
    border-radius: calc(1.2 * var(--u));
    background: var(--band);
    color: #fff;
    overflow: hidden;
  }
  .marked {
    background: var(--called);
  }
  .flash.even {
    animation: flash-even 0.9s step-end 3;
    background: var(--called);
  }
  .flash.odd {
    animation: flash-odd 0.9s step-end 3;
    background: var(--called);
  }
  @keyframes flash-even {
    0% {
      background: var(--called);
    }
    50% {
      background: var(--band-deep);
    }
  }
  @keyframes flash-odd {
    0% {
      background: var(--called);
    }
    50% {
      background: var(--band-deep);
    }
  }
  h2 {
    position: absolute;
    top: calc(0.9 * var(--u));
    left: calc(1.8 * var(--u));
    display: flex;
    align-items: baseline;
    gap: 0.6em;
    font-size: calc(2 * var(--u));
    font-weight: 700;
    line-height: 1.1;
  }
  h2 .second {
    font-size: 0.75em;
  }
  .call {
    display: flex;
    align-items: center;
    justify-content: center;
    gap: calc(2.2 * var(--u));
    font-size: calc(var(--number) * var(--u));
    line-height: 1;
    white-space: nowrap;
  }
  .place {
    display: flex;
    align-items: center;
    gap: calc(2.2 * var(--u));
    min-width: 0;
  }
  .number,
  .counter {
    font-weight: 800;
    letter-spacing: -0.005em;
  }
  .counter {
    font-size: calc(var(--counter) * var(--u));
  }
  .arrow {
    flex: none;
    width: 0.72em;
    height: 0.48em;
    fill: none;
    stroke: currentcolor;
    stroke-width: 5.5;
    stroke-linecap: round;
    stroke-linejoin: round;
  }
  .beside {
    display: grid;
    gap: calc(0.5 * var(--u));
    font-size: calc(4 * var(--u));
    font-weight: 700;
    line-height: 1.1;
  }
  .beside .second {
    font-size: 0.62em;
    font-weight: 600;
  }
  .stacked .place {
    display: grid;
    gap: calc(0.4 * var(--u));
    max-width: calc(var(--room) * var(--u));
    line-height: 1.1;
    white-space: normal;
    text-wrap: balance;
  }
  .stacked .beside {
    gap: calc(0.3 * var(--u));
    font-size: calc(2.2 * var(--u));
    font-weight: 600;
  }
  .stacked .beside > * {
    overflow: hidden;
    margin-top: 0;
    font-size: inherit;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .zone {
    display: inline-flex;
    align-items: center;
    gap: 0.25em;
    justify-self: start;
    margin-top: 0.2em;
    font-size: 0.5em;
    font-weight: 700;
  }
  .welcome {
    grid-template-columns: auto auto;
    justify-content: center;
    gap: calc(3.5 * var(--u));
    background: linear-gradient(100deg, var(--band-deep), var(--band));
  }
  .welcome hall-icon {
    font-size: calc(9 * var(--u));
    color: var(--on-brand-soft);
  }
  .welcome h2 {
    position: static;
    font-size: calc(4.6 * var(--u));
  }
  .welcome p {
    margin-top: calc(0.6 * var(--u));
    font-size: calc(1.9 * var(--u));
    line-height: 1.4;
  }
  .welcome p .second {
    font-size: 0.75em;
    color: var(--on-brand-soft);
  }
  .lost {
    grid-template-rows: auto minmax(0, 1fr);
    justify-items: center;
    height: calc((18.6 + var(--more, 0)) * var(--u));
    padding: calc(0.8 * var(--u)) calc(1.5 * var(--u));
    background: var(--called-deep);
  }
  .lost h2 {
    position: static;
    flex-wrap: wrap;
    justify-content: center;
    gap: 0 calc(2 * var(--u));
    font-size: calc(4.9 * var(--u) * var(--letters, 1));
    text-align: center;
    text-wrap: balance;
  }
  .lost h2 .second {
    font-size: calc(2.8 * var(--u));
  }
  .before {
    display: grid;
    place-items: center;
    width: 100%;
    height: 100%;
    container-type: size;
    opacity: 0.75;
  }
  .before p {
    display: flex;
    align-items: center;
    gap: 0.4em;
    font-size: min(6.5 * var(--u) * var(--letters, 1), 92cqh, 96cqw / var(--wide));
    line-height: 1;
    white-space: nowrap;
  }
  @media (prefers-reduced-motion: reduce) {
    .flash.even,
    .flash.odd {
      animation: none;
    }
  }
  @media (orientation: portrait) {
    .band {
      align-content: center;
      height: calc(27 * var(--u));
      padding: calc(2.6 * var(--u)) calc(1 * var(--u)) 0;
    }
    .call {
      display: grid;
      grid-template-columns: auto auto;
      gap: calc(0.4 * var(--u)) calc(1.6 * var(--u));
      justify-items: center;
    }
    .number {
      grid-column: 1 / -1;
    }
    .place {
      gap: calc(1.6 * var(--u));
      text-align: left;
    }
    .stacked .beside {
      font-size: calc(1.8 * var(--u));
    }
    .lost {
      align-content: stretch;
      height: calc(27 * var(--u));
      padding: calc(1 * var(--u));
    }
    .lost h2 {
      font-size: calc(3.9 * var(--u) * var(--letters, 1));
    }
    .lost h2 .second {
      font-size: calc(2.2 * var(--u));
    }
    .welcome p {
      white-space: normal;
    }
  }
`;
