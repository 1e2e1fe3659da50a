import { css } from 'lit';

/** The sheet to sign in on: one card on the ground, the hall's colour along its top. */
export const signInStyles = css`
  main {
    display: flex;
    flex-direction: column;
    align-items: center;
    justify-content: center;
    gap: var(--space-5);
    min-height: calc(100vh - var(--above, 0px));
    padding: var(--space-5);
    background: linear-gradient(var(--brand-strong) 0 38vh, var(--ground) 38vh);
  }
  form {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--space-4);
    width: min(420px, 100%);
    padding: var(--space-6);
    border-radius: var(--radius-l);
    background: var(--surface);
    box-shadow: var(--shadow-2);
  }
  header {
    display: flex;
    align-items: center;
    gap: var(--space-4);
    margin-bottom: var(--space-2);
  }
  .mark {
    display: grid;
    place-items: center;
    flex: none;
    width: 56px;
    height: 56px;
    border-radius: var(--radius-m);
    background: var(--brand-soft);
    color: var(--brand);
    font-size: 30px;
  }
  h1 {
    font-size: 26px;
    line-height: 1.2;
  }
  header p {
    color: var(--ink-soft);
    font-size: var(--text-s);
  }
  label {
    display: grid;
    gap: 6px;
    font-weight: 600;
    font-size: var(--text-s);
  }
  input {
    width: 100%;
    height: 48px;
    padding: 0 var(--space-3);
    border: 1.5px solid var(--edge-strong);
    border-radius: var(--radius-s);
    background: var(--surface);
    font-size: 18px;
  }
  input:focus-visible {
    outline-offset: 1px;
  }
  .said {
    display: flex;
    align-items: center;
    gap: 0.5em;
    color: var(--bad);
    font-weight: 600;
    font-size: var(--text-s);
  }
  .said:not(:has(hall-icon)) {
    display: none;
  }
  button[type='submit'] {
    height: 52px;
    border-radius: var(--radius-m);
    background: var(--brand);
    color: var(--on-brand);
    font-size: 18px;
    font-weight: 700;
    text-align: center;
  }
  button[type='submit']:hover:not(:disabled) {
    background: var(--brand-strong);
  }
  button[type='submit']:disabled {
    opacity: 0.7;
  }
  .hint {
    padding-top: var(--space-3);
    border-top: 1px solid var(--edge);
    color: var(--ink-soft);
    font-size: var(--text-s);
    text-align: center;
  }
`;
