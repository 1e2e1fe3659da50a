import { css } from 'lit';

export const ticketStyles = css`
  :host {
    display: grid;
    gap: var(--space-4);
  }
  article {
    display: grid;
    gap: var(--space-4);
    padding: var(--space-5);
  }
  header {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--space-3) var(--space-5);
  }
  hall-number {
    font-size: 64px;
    color: var(--brand-strong);
  }
  .about {
    display: grid;
    gap: var(--space-1);
    flex: 1;
    min-width: 240px;
  }
  .about p:first-child {
    display: flex;
    flex-wrap: wrap;
    gap: var(--space-2);
  }
  .state {
    font-size: 17px;
  }
  .steps {
    display: grid;
    gap: var(--space-2);
  }
  .steps li {
    display: flex;
    flex-wrap: wrap;
    justify-content: space-between;
    gap: var(--space-1) var(--space-4);
    padding: var(--space-3) var(--space-4);
    border-radius: var(--radius-s);
    background: var(--ground);
  }
  .steps li > div {
    display: grid;
    flex: 1 1 auto;
    min-width: 0;
  }
  .steps li > div:first-child {
    flex: 100 1 260px;
  }
  .steps strong {
    font-size: 18px;
    line-height: 1.3;
  }
  .steps li[data-state='transferred'],
  .steps li[data-state='cancelled'] {
    opacity: 0.75;
  }
  .stand {
    text-align: right;
    font-variant-numeric: tabular-nums;
  }
  .stand b {
    font-size: 18px;
  }
  .notes {
    display: grid;
    gap: var(--space-1);
    padding: var(--space-3) var(--space-4);
    border-left: 4px solid var(--edge-strong);
    color: var(--ink-soft);
  }
  .notes time {
    font-weight: 600;
    font-variant-numeric: tabular-nums;
  }
  .actions {
    display: grid;
    grid-template-columns: repeat(3, minmax(0, 1fr));
    gap: var(--space-2);
  }
  .actions .button {
    min-height: 56px;
    justify-content: flex-start;
    text-align: left;
  }
  .actions hall-icon {
    flex: none;
    font-size: 22px;
  }
  .actions span {
    display: grid;
  }
  small {
    font-size: 13px;
    font-weight: 500;
  }
  .story {
    padding: var(--space-5);
  }
  @media (max-width: 520px) {
    article,
    .story {
      padding: var(--space-4);
    }
    .actions {
      grid-template-columns: repeat(2, minmax(0, 1fr));
    }
    .stand {
      text-align: left;
    }
  }
  @media print {
    article,
    hall-toast,
    desk-ask {
      display: none;
    }
    .story {
      padding: 0;
      box-shadow: none;
    }
  }
`;
