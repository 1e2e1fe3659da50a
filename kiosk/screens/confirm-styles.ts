import { css } from 'lit';

export const confirmStyles = css`
  :host {
    display: flex;
    flex-direction: column;
    height: 100%;
  }
  main {
    flex: 1;
    min-height: 0;
    display: flex;
    flex-direction: column;
    gap: calc(5 * var(--mm));
    padding: calc(6 * var(--mm)) var(--edge-space) 0;
  }
  /* Smaller where many services, long names and large letters come together. */
  .services,
  section {
    zoom: var(--fit);
  }
  .services {
    display: grid;
    gap: var(--gap);
  }
  .add {
    align-self: stretch;
    border-style: dashed;
    background: none;
  }
  section {
    margin-top: auto;
  }
  h2 {
    margin-bottom: calc(2.5 * var(--mm));
    font-size: var(--text-m);
  }
  .categories {
    display: grid;
    grid-template-columns: 1fr 1fr;
    gap: var(--gap);
  }
  .categories .tile {
    gap: 0.6em;
    padding: calc(1.5 * var(--mm)) calc(4 * var(--mm));
    box-shadow: none;
    font-size: var(--text-s);
    line-height: 1.2;
    font-weight: 600;
  }
  .categories .clamped {
    --lines: 3;
  }
  .categories .tile:first-child {
    grid-column: 1 / -1;
  }
  .mark {
    flex: none;
    display: grid;
    place-items: center;
    width: 1.5em;
    height: 1.5em;
    border: 2px solid var(--edge-strong);
    border-radius: var(--radius-full);
    font-size: var(--text-s);
  }
  [aria-checked='true'].tile {
    border-color: var(--brand);
    background: var(--brand-soft);
    color: var(--brand-strong);
  }
  [aria-checked='true'] .mark {
    border-color: var(--brand);
    background: var(--brand);
    color: var(--on-brand);
  }
  .action {
    padding: calc(5 * var(--mm)) var(--edge-space) calc(6 * var(--mm));
  }
  .strong {
    width: 100%;
    min-height: calc(38 * var(--mm));
    font-size: var(--text-xxl);
    letter-spacing: 0.06em;
  }
  :host(:lang(en)) .strong {
    letter-spacing: 0;
  }
  .sending {
    background: var(--brand-strong);
  }
  /* A spinner from 300 ms on: what comes at once needs none. */
  i {
    width: 0.9em;
    height: 0.9em;
    border: 0.12em solid var(--on-brand-soft);
    border-right-color: transparent;
    border-radius: 50%;
    opacity: 0;
    animation:
      turn 0.9s linear infinite,
      appear 0s 300ms forwards;
  }
  @keyframes turn {
    to {
      transform: rotate(1turn);
    }
  }
  @keyframes appear {
    to {
      opacity: 1;
    }
  }
  .problem {
    display: flex;
    align-items: center;
    gap: 0.6em;
    margin-bottom: calc(4 * var(--mm));
    padding: 0.7em 1em;
    border-radius: var(--radius-m);
    background: var(--bad-soft);
    color: var(--bad);
    font-size: var(--text-s);
  }
  .problem hall-icon {
    font-size: 1.3em;
  }
  .calm {
    background: var(--warn-soft);
    color: var(--warn);
  }
`;
