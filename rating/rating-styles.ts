import { css } from 'lit';

/** From 800 x 480 up, landscape or portrait: one question, five large answers. */
export const ratingStyles = css`
  :host {
    display: flex;
    flex-direction: column;
    height: 100vh;
    background: var(--ground);
    overflow: hidden;
  }
  header {
    display: flex;
    align-items: center;
    justify-content: space-between;
    gap: var(--space-3);
    padding: 10px 20px;
    background: var(--brand-strong);
    color: #fff;
    font-size: 22px;
    --language-ground: rgb(255 255 255 / 14%);
    --language-ink: #fff;
    --language-height: 44px;
    --language-size: 17px;
  }
  main {
    display: flex;
    flex-direction: column;
    justify-content: center;
    flex: 1;
    gap: 3vh;
    min-height: 0;
    padding: 2vh 3vw 3vh;
    text-align: center;
  }
  h1 {
    font-size: clamp(26px, 5.6vmin, 46px);
    line-height: 1.2;
  }
  /* It takes the focus so that it is read aloud; nothing can be done with it. */
  h1:focus-visible {
    outline: none;
  }
  .of {
    font-size: clamp(17px, 3.4vmin, 26px);
    color: var(--ink-soft);
  }
  .of b {
    color: var(--ink);
  }
  .grades {
    display: grid;
    grid-template-columns: repeat(5, minmax(0, 1fr));
    gap: 1.6vw;
  }
  .grade {
    display: grid;
    place-items: center;
    align-content: center;
    gap: 10px;
    width: 100%;
    min-height: 42vh;
    padding: 8px 4px;
    border: 3px solid currentColor;
    border-radius: var(--radius-l);
    background: var(--surface);
    font-size: clamp(17px, 3.6vmin, 28px);
    font-weight: 700;
    line-height: 1.2;
  }
  .grade svg {
    width: min(13vw, 20vh);
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
  .grade:active {
    background: currentColor;
  }
  .grade:disabled {
    opacity: 0.5;
  }
  .reasons {
    display: grid;
    grid-template-columns: repeat(2, minmax(0, 1fr));
    gap: 10px;
  }
  .reasons button {
    display: flex;
    align-items: center;
    gap: 12px;
    width: 100%;
    min-height: max(52px, 11vh);
    padding: 0 18px;
    border: 2px solid var(--edge-strong);
    border-radius: var(--radius-m);
    background: var(--surface);
    font-size: clamp(17px, 3.4vmin, 24px);
    font-weight: 600;
    text-align: left;
  }
  .reasons [aria-pressed='true'] {
    border-color: var(--brand);
    background: var(--brand-soft);
  }
  .ends {
    display: grid;
    grid-template-columns: 1fr 2fr;
    gap: 10px;
  }
  .ends button {
    min-height: max(56px, 11vh);
    border: 2px solid var(--brand);
    border-radius: var(--radius-m);
    background: var(--surface);
    font-size: clamp(19px, 3.8vmin, 28px);
    font-weight: 700;
    text-align: center;
  }
  .ends .send {
    background: var(--brand);
    color: #fff;
  }
  .ends .send:disabled {
    border-color: var(--edge);
    background: var(--surface-sunk);
    color: var(--ink-soft);
  }
  .rest {
    display: grid;
    place-items: center;
    gap: 3vh;
    font-size: clamp(22px, 4.6vmin, 38px);
    font-weight: 600;
    color: var(--ink-soft);
  }
  .how {
    max-width: 32em;
    padding: 0 4vw;
    font-size: clamp(16px, 2.8vmin, 26px);
    font-weight: 400;
    text-align: center;
    text-wrap: balance;
  }
  .rest hall-icon {
    font-size: 22vmin;
    color: var(--brand);
  }
  @media (orientation: portrait) {
    .grades {
      grid-template-columns: minmax(0, 1fr);
    }
    .reasons button {
      min-height: 9vh;
      padding: 0 12px;
    }
    .grade {
      grid-template-columns: 90px minmax(0, 1fr);
      min-height: 12vh;
      padding: 8px 24px;
      text-align: left;
    }
    .grade svg {
      width: 76px;
    }
  }
`;
