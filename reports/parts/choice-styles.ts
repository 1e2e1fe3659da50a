import { css } from 'lit';

/** The row of what is looked at: presets, days, by what. */
export const choiceStyles = css`
  form {
    display: flex;
    flex-wrap: wrap;
    gap: var(--space-3) var(--space-4);
    align-items: center;
    padding: var(--space-3) var(--space-4);
  }
  .presets {
    display: flex;
    flex-wrap: wrap;
    gap: var(--space-2);
  }
`;
