import { css } from 'lit';

export const mineStyles = css`
  main {
    gap: calc(6 * var(--mm));
  }
  .number {
    text-align: center;
  }
  .number hall-number {
    font-size: calc(48 * var(--mm));
    line-height: 1;
    color: var(--brand-strong);
  }
  .state {
    font-size: var(--text-xl);
    font-weight: 700;
  }
  .called .state {
    color: var(--accent);
  }
  ol {
    display: grid;
    gap: var(--gap);
  }
  li.step {
    padding: calc(5 * var(--mm));
    border-radius: var(--radius-l);
    background: var(--surface);
    border: 2px solid var(--edge);
  }
  .where {
    font-size: var(--text-l);
    font-weight: 700;
  }
  .what {
    --lines: 3;
    font-size: var(--text-m);
  }
  .ahead {
    margin-top: 0.3em;
    font-size: var(--text-m);
    color: var(--brand-strong);
    font-variant-numeric: tabular-nums;
  }
  .rating {
    display: grid;
    gap: var(--gap);
    margin-top: calc(4 * var(--mm));
    padding-top: calc(4 * var(--mm));
    border-top: 2px solid var(--edge);
  }
  .grades {
    display: grid;
    grid-template-columns: repeat(5, minmax(0, 1fr));
    gap: var(--gap);
  }
  .grades button {
    display: grid;
    justify-items: center;
    align-content: center;
    gap: 0.3em;
    width: 100%;
    min-height: calc(38 * var(--mm));
    padding: calc(2 * var(--mm));
    border: 2px solid currentColor;
    border-radius: var(--radius-m);
    background: var(--surface);
    font-size: calc(5.4 * var(--mm));
    font-weight: 700;
    line-height: 1.15;
  }
  .grades svg {
    width: calc(18 * var(--mm));
  }
  .g5,
  .g4 {
    color: var(--good);
  }
  .g3 {
    color: var(--brand);
  }
  .g2,
  .g1 {
    color: var(--bad);
  }
  .grades [aria-pressed='true'] {
    background: var(--bad-soft);
  }
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
  .send {
    width: 100%;
    min-height: calc(24 * var(--mm));
    font-size: var(--text-l);
  }
  .send:disabled {
    background: var(--surface-sunk);
    color: var(--ink-soft);
    box-shadow: none;
  }
  .complain {
    align-self: center;
    min-height: calc(18 * var(--mm));
    padding: 0 1.4em;
    border: 2px solid var(--edge-strong);
    border-radius: var(--radius-m);
    background: var(--surface);
    font-size: var(--text-m);
    font-weight: 600;
  }
  .thanks {
    display: flex;
    align-items: center;
    gap: 0.5em;
    font-size: var(--text-m);
    font-weight: 700;
    color: var(--good);
  }
  .gone {
    margin: auto;
    max-width: 22em;
    text-align: center;
    font-size: var(--text-l);
  }
  .action {
    padding: calc(5 * var(--mm)) var(--edge-space) calc(8 * var(--mm));
  }
  .action .strong {
    width: 100%;
    min-height: calc(26 * var(--mm));
  }
`;
