import { css } from 'lit';

export const doneStyles = css`
  :host {
    display: flex;
    flex-direction: column;
    height: 100%;
  }
  header {
    padding: calc(14 * var(--mm)) var(--edge-space) calc(16 * var(--mm));
    background: linear-gradient(160deg, var(--brand) 30%, var(--brand-strong));
    color: var(--on-brand);
    text-align: center;
  }
  header p {
    font-size: var(--text-xl);
    color: var(--on-brand-soft);
  }
  h1 {
    margin-top: calc(3 * var(--mm));
    font-size: calc(58 * var(--mm));
    line-height: 1;
    animation: arrive calc(var(--calm) * 1.5) cubic-bezier(0.2, 0.9, 0.3, 1.15);
  }
  @keyframes arrive {
    from {
      opacity: 0;
      transform: translateY(0.18em) scale(0.94);
    }
  }
  main {
    flex: 1;
    min-height: 0;
    display: flex;
    flex-direction: column;
    gap: calc(5 * var(--mm));
    padding: 0 var(--edge-space);
  }
  .slip {
    display: flex;
    align-items: center;
    justify-content: center;
    gap: 0.6em;
    min-height: calc(22 * var(--mm));
    margin-top: calc(-11 * var(--mm));
    padding: 0.4em 1em;
    border-radius: var(--radius-l);
    background: var(--surface);
    box-shadow: var(--shadow-2);
    font-size: var(--text-l);
    font-weight: 700;
    color: var(--brand-strong);
    text-wrap: balance;
  }
  /* No paper: the screen is the ticket, and says so. */
  :host([paper='none']) .slip {
    background: var(--warn-soft);
    color: var(--warn);
  }
  .slip .clamped {
    --lines: 3;
  }
  .slip hall-icon {
    font-size: 1.3em;
  }
  /* Smaller where many services, long names and large letters come together: nothing covers the code. */
  ol,
  figure {
    zoom: var(--fit);
  }
  ol {
    display: grid;
    gap: var(--gap);
  }
  li {
    display: flex;
    gap: calc(5 * var(--mm));
    padding: calc(5 * var(--mm));
    border-radius: var(--radius-l);
    background: var(--surface);
    border: 2px solid var(--edge);
  }
  .order {
    flex: none;
    display: grid;
    place-items: center;
    width: calc(14 * var(--mm));
    height: calc(14 * var(--mm));
    border-radius: 50%;
    background: var(--brand-soft);
    color: var(--brand-strong);
    font-size: var(--text-l);
    font-weight: 700;
  }
  .where {
    font-size: var(--text-l);
    font-weight: 700;
    line-height: 1.25;
  }
  .what {
    margin-top: 0.15em;
    font-size: var(--text-s);
    color: var(--ink-soft);
  }
  .ahead {
    display: flex;
    flex-wrap: wrap;
    gap: 0.1em 1em;
    margin-top: 0.3em;
    font-size: var(--text-m);
    color: var(--brand-strong);
    font-variant-numeric: tabular-nums;
  }
  figure {
    display: flex;
    flex-direction: column;
    align-items: center;
    gap: calc(3 * var(--mm));
    margin: auto;
  }
  figure svg {
    width: calc(76 * var(--mm));
    height: calc(76 * var(--mm));
    border-radius: var(--radius-m);
  }
  /* What is to be photographed may be seen over shoulders. */
  :host([paper='none']) figure svg {
    width: min(calc(104 * var(--mm)), 100%);
    height: auto;
  }
  figcaption {
    display: flex;
    align-items: center;
    gap: 0.5em;
    font-size: var(--text-m);
    color: var(--ink-soft);
  }
  .action {
    padding: calc(5 * var(--mm)) var(--edge-space) calc(8 * var(--mm));
  }
  .strong {
    width: 100%;
    min-height: calc(30 * var(--mm));
    font-variant-numeric: tabular-nums;
  }
`;
