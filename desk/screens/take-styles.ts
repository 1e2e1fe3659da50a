import { css } from 'lit';

export const takeStyles = css`
  .take {
    display: grid;
    gap: var(--space-4);
    padding: var(--space-5);
  }
  .booking {
    display: grid;
    grid-template-columns: minmax(0, 1fr) auto;
    align-items: end;
    gap: var(--space-2) var(--space-3);
  }
  .booking p {
    grid-column: 1 / -1;
  }
  .booked {
    display: grid;
    justify-items: start;
    gap: var(--space-2);
    padding: var(--space-4);
    border-radius: var(--radius-s);
    background: var(--ground);
  }
  .booked h2 {
    font-size: 22px;
  }
  .good {
    color: var(--good);
    font-weight: 600;
  }
  section {
    display: grid;
    gap: var(--space-2);
  }
  section h2,
  legend {
    padding: 0;
    font-size: var(--text-s);
    font-weight: 600;
  }
  .chosen {
    display: grid;
    gap: var(--space-2);
  }
  .chosen li {
    display: grid;
    grid-template-columns: minmax(0, 1fr) auto;
    align-items: center;
    gap: var(--space-3);
    padding: var(--space-2) var(--space-2) var(--space-2) var(--space-4);
    border-radius: var(--radius-s);
    background: var(--brand-soft);
  }
  .chosen .button {
    min-width: 48px;
    padding: 0;
  }
  fieldset {
    display: grid;
    gap: var(--space-3);
    min-width: 0;
    margin: 0;
    padding: 0;
    border: 0;
  }
  legend {
    margin-bottom: var(--space-2);
  }
  .chips {
    display: flex;
    flex-wrap: wrap;
    gap: var(--space-2);
  }
  .chips .button {
    text-align: left;
  }
  .button[aria-pressed='true'],
  .button[aria-pressed='true']:hover {
    border-color: var(--brand);
    background: var(--brand);
    color: var(--on-brand);
  }
  .two {
    display: grid;
    grid-template-columns: repeat(2, minmax(0, 1fr));
    gap: var(--space-3);
  }
  .go {
    min-height: 64px;
    font-size: 20px;
  }
  .go:disabled {
    background: none;
  }
  @media (max-width: 520px) {
    .take {
      padding: var(--space-4);
    }
    .two {
      grid-template-columns: minmax(0, 1fr);
    }
  }
`;
