import { css } from 'lit';

/** The form of what is done: one column, fields of a finger's height, no wider than a phone. */
export const actStyles = css`
  dialog {
    box-sizing: border-box;
    width: min(560px, calc(100vw - 16px));
    max-width: none;
    max-height: calc(100dvh - 16px);
    overflow-y: auto;
  }
  form,
  .fields {
    display: grid;
    gap: var(--space-3);
  }
  .deeds {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(150px, 1fr));
    gap: var(--space-2);
  }
  .button {
    min-height: 44px;
  }
  .hint {
    font-size: 13px;
    color: var(--ink-soft);
  }
  .field {
    display: grid;
    gap: 6px;
    font-size: var(--text-s);
    font-weight: 600;
  }
  .field input,
  .field select,
  .row select {
    box-sizing: border-box;
    width: 100%;
    min-width: 0;
    height: 44px;
    padding: 0 var(--space-3);
    border: 1.5px solid var(--edge-strong);
    border-radius: var(--radius-s);
    background: var(--surface);
    color: var(--ink);
    font-size: 17px;
  }
  .ticks {
    display: grid;
    max-height: 240px;
    overflow-y: auto;
    border: 1.5px solid var(--edge);
    border-radius: var(--radius-s);
  }
  .row {
    display: grid;
    grid-template-columns: minmax(0, 1fr) 76px;
    align-items: center;
    padding-right: 6px;
  }
  .row select {
    height: 36px;
  }
  .tick {
    display: flex;
    align-items: center;
    gap: 0.6em;
    min-height: 44px;
    padding: 0 var(--space-3);
  }
  .tick input {
    flex: none;
    width: 22px;
    height: 22px;
  }
  footer {
    display: flex;
    justify-content: flex-end;
    gap: var(--space-3);
  }
`;
