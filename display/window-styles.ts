import { css } from 'lit';

/** From 1024 x 600 to 4K, landscape or portrait, and the long strip over a counter: the number is the largest thing. */
export const windowStyles = css`
  :host {
    display: flex;
    flex-direction: column;
    width: 100vw;
    height: 100vh;
    background: var(--ground);
  }
  display-emergency {
    --emergency-corner: 0;
    height: 100%;
  }
  .second {
    font-size: 0.62em;
  }
  header {
    display: flex;
    align-items: center;
    gap: 2vmin;
    padding: 1.6vmin 3vmin;
    background: var(--band);
    color: #fff;
  }
  .unpaired {
    display: grid;
    padding: 0.8vmin 3vmin;
    font-size: 3vmin;
    line-height: 1.25;
    color: var(--ink-soft);
  }
  .counter {
    display: -webkit-box;
    -webkit-box-orient: vertical;
    -webkit-line-clamp: 3;
    overflow: hidden;
    overflow-wrap: anywhere;
    font-size: calc(17vmin * var(--fit));
    font-weight: 800;
    line-height: 1.05;
  }
  .beside > span,
  .clerk > span {
    display: -webkit-box;
    -webkit-box-orient: vertical;
    -webkit-line-clamp: 1;
    overflow: hidden;
    overflow-wrap: anywhere;
  }
  .beside {
    flex: 1 0.5 auto;
    min-width: 0;
    font-size: 6vmin;
    font-weight: 700;
  }
  .clerk {
    display: flex;
    align-items: center;
    gap: 1.5vmin;
    font-size: 4vmin;
    font-weight: 600;
  }
  .clerk img {
    width: 12.75vmin;
    height: 17vmin;
    border-radius: 1.5vmin;
    object-fit: cover;
    background: rgb(255 255 255 / 18%);
  }
  .state {
    padding: 0.5vmin 3vmin;
    border-radius: 3vmin;
    background: #fff;
    color: var(--band);
    font-size: 5.4vmin;
    font-weight: 700;
    text-align: center;
  }
  .state.paused {
    background: var(--warn-soft);
    color: var(--warn);
  }
  .state.closed {
    background: var(--surface-sunk);
    color: var(--ink);
  }
  hall-clock {
    font-size: 6vmin;
  }
  .message {
    flex: none;
    padding: 1.2vmin 3vmin;
    background: var(--warn-soft);
    color: var(--ink);
    font-size: 5vmin;
    font-weight: 600;
    text-align: center;
    overflow-wrap: anywhere;
  }
  .message .second {
    display: block;
  }
  main {
    flex: 1;
    display: grid;
    min-height: 0;
  }
  .call,
  .rest {
    display: grid;
    place-items: center;
    align-content: center;
    gap: 1vmin;
    padding: 2vmin 3vmin;
    text-align: center;
  }
  .call.called {
    background: var(--called);
    color: #fff;
  }
  .call.flash {
    animation: flash 0.9s step-end 3;
  }
  @keyframes flash {
    50% {
      background: var(--band-deep);
    }
  }
  .what {
    font-size: 6vmin;
    font-weight: 700;
  }
  .number {
    font-size: calc(34vmin * var(--fit));
    font-weight: 800;
    line-height: 1;
    white-space: nowrap;
  }
  .service {
    font-size: calc(5vmin * var(--fit));
    font-weight: 600;
    line-height: 1.15;
  }
  .service .second .clamped {
    --lines: 1;
  }
  .rest {
    color: var(--ink-soft);
    font-size: 9vmin;
    font-weight: 700;
  }
  .rest hall-icon {
    font-size: 20vmin;
    color: var(--brand);
  }
  .why {
    font-size: 0.6em;
  }
  footer {
    display: flex;
    flex-wrap: wrap;
    gap: 0.5vmin 4vmin;
    min-height: 10vmin;
    padding: 1.4vmin 3vmin;
    align-items: center;
    background: var(--band-deep);
    color: #fff;
    font-size: 4vmin;
    font-weight: 600;
  }
  footer.stale {
    background: var(--called-deep);
  }
  /* So many side by side, whatever they are called. */
  .line {
    display: flex;
    align-items: center;
    gap: 0.5em;
    min-width: 0;
    max-width: calc(100% / var(--in-a-row) - 4vmin);
  }
  .names {
    min-width: 0;
  }
  .names,
  .names .second {
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .line b {
    padding: 0 0.5em;
    border-radius: 1em;
    background: rgb(255 255 255 / 18%);
  }
  :host([stale]) main {
    filter: grayscale(1);
    opacity: 0.55;
  }
  .unknown {
    margin: auto;
    font-size: 6vmin;
    text-align: center;
  }
  /* The long strip: everything in one row. */
  @media (min-aspect-ratio: 3/1) {
    :host {
      flex-direction: row;
    }
    header {
      flex-direction: column;
      justify-content: center;
      max-width: 34vw;
    }
    header .beside {
      flex: none;
    }
    header hall-clock,
    footer {
      display: none;
    }
    footer.dated,
    footer.stale {
      display: flex;
      position: absolute;
      inset: auto 0 0;
      min-height: 0;
      padding: 0.6vh 3vh;
      font-size: 7vh;
      line-height: 1.1;
    }
    footer.dated .second,
    footer.stale .second {
      display: inline;
      margin-inline-start: 1em;
    }
    .counter {
      -webkit-line-clamp: 4;
      font-size: calc(34vh * var(--fit));
    }
    .beside,
    .state {
      font-size: 9vh;
    }
    main {
      flex: 1;
    }
    .call {
      grid-template-columns: auto auto;
      justify-content: center;
      column-gap: 6vh;
    }
    .number {
      grid-row: span 2;
      grid-column: 2;
      font-size: calc(62vh * var(--fit));
    }
    .what {
      align-self: end;
      font-size: 12vh;
    }
    .service {
      align-self: start;
      max-width: 26vw;
      font-size: calc(9vh * var(--fit));
    }
    .rest {
      font-size: 20vh;
    }
  }
  @media (orientation: portrait) {
    header {
      flex-wrap: wrap;
    }
    .counter {
      font-size: calc(15vmin * var(--fit));
    }
    .line {
      max-width: calc(50% - 2vmin);
    }
    .number {
      font-size: calc(29vw * var(--fit));
    }
  }
  @media (prefers-reduced-motion: reduce) {
    .call.flash {
      animation: none;
    }
  }
`;
