import { css } from 'lit';

/** The forms of a complaint. */
export const complaintFormStyles = css`
  .soft {
    color: var(--ink-soft);
    font-size: 13px;
  }
  form {
    display: grid;
    gap: var(--space-2);
  }
  label {
    display: grid;
    gap: 4px;
    font-size: 13px;
    font-weight: 600;
  }
  input,
  select,
  textarea {
    min-width: 0;
    min-height: 40px;
    padding: 6px var(--space-2);
    border: 1.5px solid var(--edge-strong);
    border-radius: var(--radius-s);
    background: var(--surface);
    font: inherit;
    font-size: var(--text-s);
    font-weight: 400;
  }
  .ends {
    display: flex;
    justify-content: flex-end;
    gap: var(--space-2);
  }
`;
