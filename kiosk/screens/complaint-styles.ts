import { css } from 'lit';

export const complaintStyles = css`
  .reasons {
    display: grid;
    grid-template-columns: repeat(2, minmax(0, 1fr));
    gap: var(--gap);
  }
  .reasons button {
    display: flex;
    align-items: center;
    gap: 0.5em;
    width: 100%;
    min-height: calc(18 * var(--mm));
    padding: 0 0.8em;
    border: 2px solid var(--edge-strong);
    border-radius: var(--radius-m);
    background: var(--surface);
    font-size: var(--text-s);
    font-weight: 600;
    text-align: start;
  }
  .reasons [aria-pressed='true'] {
    border-color: var(--brand);
    background: var(--brand-soft);
  }
  label {
    display: grid;
    gap: calc(2.5 * var(--mm));
    font-size: var(--text-m);
    font-weight: 700;
  }
  input {
    min-width: 0;
    height: calc(20 * var(--mm));
    padding: 0 calc(5 * var(--mm));
    border: 3px solid var(--brand);
    border-radius: var(--radius-m);
    background: var(--surface);
    font-size: var(--text-l);
    font-weight: 600;
    color: var(--ink);
    user-select: text;
    -webkit-user-select: text;
  }
  p {
    font-size: var(--text-s);
    text-wrap: pretty;
  }
  .bad {
    padding: calc(3 * var(--mm)) calc(5 * var(--mm));
    border-radius: var(--radius-m);
    background: var(--bad-soft);
    color: var(--bad);
    font-weight: 700;
  }
  .thanks {
    align-items: center;
    justify-content: center;
    text-align: center;
  }
  .thanks hall-icon {
    font-size: calc(30 * var(--mm));
    color: var(--good);
  }
  .thanks h2 {
    font-size: var(--text-xl);
  }
  .thanks .no {
    font-size: var(--text-xxl);
    font-weight: 700;
    color: var(--brand-strong);
    font-variant-numeric: tabular-nums;
  }
  .thanks p {
    max-width: 22em;
    font-size: var(--text-m);
  }
  .action {
    padding: calc(4 * var(--mm)) var(--edge-space) calc(6 * var(--mm));
  }
  .action .strong {
    width: 100%;
    min-height: calc(22 * var(--mm));
  }
  .strong:disabled {
    background: var(--surface-sunk);
    color: var(--ink-soft);
    box-shadow: none;
  }
`;
