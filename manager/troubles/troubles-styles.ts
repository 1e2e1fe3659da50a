import { css } from 'lit';

/** The list of what needs a person. */
export const troublesStyles = css`
  :host {
    display: block;
    min-height: 0;
  }
  section {
    display: flex;
    flex-direction: column;
    max-height: 100%;
    overflow: hidden;
  }
  header {
    display: flex;
    align-items: center;
    flex-wrap: wrap;
    gap: 0 var(--space-2);
    padding: var(--space-2) var(--space-4);
  }
  header span {
    font-size: 14px;
    color: var(--ink-soft);
  }
  header .order {
    display: flex;
    align-items: center;
    gap: var(--space-1);
    margin-left: auto;
  }
  header b {
    min-width: 28px;
    padding: 1px 8px;
    border-radius: var(--radius-full);
    background: var(--bad);
    color: #fff;
    text-align: center;
    font-variant-numeric: tabular-nums;
  }
  .well {
    display: flex;
    align-items: center;
    gap: var(--space-3);
    padding: var(--space-3) var(--space-4);
    color: var(--good);
    font-weight: 600;
  }
  .well hall-icon {
    font-size: 24px;
  }
  ol {
    min-height: 0;
    overflow-y: auto;
  }
  li {
    display: flex;
    flex-wrap: wrap;
    gap: var(--space-2) var(--space-4);
    align-items: center;
    padding: var(--space-2) var(--space-4) var(--space-2) var(--space-3);
    border-top: 1px solid var(--edge);
    border-left: 6px solid var(--warn);
  }
  li.bad {
    border-left-color: var(--bad);
  }
  /* What is wrong keeps its breadth: ways out that do not fit beside it stand below. */
  .said {
    flex: 1 1 420px;
    min-width: 0;
  }
  .what {
    position: relative;
    padding-left: 30px;
    font-size: 17px;
    line-height: 1.4;
  }
  .what hall-icon {
    position: absolute;
    top: 1px;
    left: 0;
    font-size: 22px;
    color: var(--warn);
  }
  .bad .what hall-icon {
    color: var(--bad);
  }
  .what strong {
    margin-right: 0.5em;
    font-weight: 700;
  }
  /* The worst is read from across the room, before any figure. */
  .worst {
    padding-block: var(--space-3);
    border-left-width: 12px;
    background: var(--warn-soft);
  }
  .worst.bad {
    background: var(--bad-soft);
  }
  .label {
    margin-left: 38px;
    font-size: 14px;
    font-weight: 700;
    color: var(--warn);
  }
  .bad .label {
    color: var(--bad);
  }
  .worst .what {
    padding-left: 38px;
    font-size: 19px;
  }
  .worst .what hall-icon {
    top: 3px;
    font-size: 28px;
  }
  .worst .what strong {
    display: block;
    font-size: 26px;
    line-height: 1.25;
  }
  .worst .causes {
    padding-left: 38px;
    font-size: 17px;
    font-weight: 700;
  }
  .worst .harm {
    color: var(--ink);
  }
  .causes {
    padding-left: 30px;
    font-size: 15px;
    line-height: 1.45;
  }
  .causes li {
    display: list-item;
    padding: 0 0 0 1.2em;
    border: 0;
    list-style: none;
  }
  .causes li::before {
    content: '→';
    float: left;
    margin-left: -1.2em;
    color: var(--ink-soft);
  }
  .harm {
    font-size: 13px;
    white-space: nowrap;
    color: var(--ink-soft);
    font-variant-numeric: tabular-nums;
  }
  /* How much of the worst it is. */
  .harm::after {
    content: '';
    display: block;
    height: 5px;
    margin-top: 2px;
    border-radius: 3px;
    background: linear-gradient(var(--warn) 0 0) left / calc(100% * var(--part)) 100% no-repeat var(--edge);
  }
  .bad .harm::after {
    background-image: linear-gradient(var(--bad) 0 0);
  }
  .ways {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: flex-end;
    gap: var(--space-2);
    margin-left: auto;
  }
  .ways .button {
    min-height: 44px;
    padding: 0 0.8em;
  }
  .ways small {
    font-size: 13px;
    font-weight: 500;
  }
  @media (max-width: 700px) {
    .said,
    .ways {
      flex-basis: 100%;
    }
    .ways {
      justify-content: start;
    }
    .ways .button {
      flex: 1 1 140px;
    }
    header .words {
      display: none;
    }
    .harm {
      order: 1;
    }
  }
`;
