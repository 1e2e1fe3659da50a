import { css } from 'lit';

/** The form of a notice: two columns, the fields at the left, the boards at the right. */
export const formStyles = css`
  :host {
    display: flex;
    flex-direction: column;
    flex: 1;
    min-height: 0;
  }
  form {
    display: flex;
    flex-direction: column;
    flex: 1;
    min-height: 0;
  }
  .fields {
    display: grid;
    grid-template-columns: minmax(0, 1fr) minmax(0, 1fr);
    gap: var(--space-4) var(--space-5);
    align-content: start;
    padding: var(--space-4);
  }
  .wide {
    grid-column: 1 / -1;
  }
  label,
  fieldset {
    display: grid;
    gap: 4px;
    align-content: start;
    min-width: 0;
    font-size: 13px;
    font-weight: 600;
  }
  fieldset {
    margin: 0;
    padding: 0;
    border: 0;
  }
  legend {
    padding: 0;
    margin-bottom: 4px;
  }
  input:not([type='checkbox'], [type='radio'], [type='file']),
  select,
  textarea {
    width: 100%;
    min-height: 38px;
    padding: 6px var(--space-2);
    border: 1.5px solid var(--edge-strong);
    border-radius: var(--radius-s);
    background: var(--surface);
    font: inherit;
    font-size: var(--text-s);
    font-weight: 400;
  }
  .row {
    display: flex;
    flex-wrap: wrap;
    gap: var(--space-2) var(--space-4);
    align-items: end;
  }
  .tick {
    display: flex;
    align-items: center;
    gap: 6px;
    font-weight: 400;
    font-size: var(--text-s);
  }
  .boards {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(210px, 1fr));
    gap: 4px var(--space-3);
    padding: var(--space-2);
    border: 1px solid var(--edge);
    border-radius: var(--radius-s);
  }
  /* Where nothing may be pressed, nothing can be scrolled by keys either. */
  fieldset:not([disabled]) .boards {
    max-height: 168px;
    overflow-y: auto;
  }
  .texts {
    display: grid;
    grid-template-columns: repeat(3, minmax(0, 1fr));
    gap: var(--space-3);
  }
  .said {
    color: var(--bad);
    font-size: 13px;
    font-weight: 600;
  }
  .rival {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--space-2) var(--space-3);
    padding: var(--space-3) var(--space-4);
    border-top: 2px solid var(--warn);
    background: var(--warn-soft);
    font-size: var(--text-s);
  }
  .rival b,
  .rival dl {
    flex: 1 1 100%;
  }
  .rival dl {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr);
    gap: 2px var(--space-3);
    max-height: 30vh;
    margin: 0;
    overflow-y: auto;
  }
  .rival dd {
    margin: 0;
    overflow-wrap: anywhere;
  }
  footer {
    display: flex;
    align-items: center;
    gap: var(--space-3);
    padding: var(--space-3) var(--space-4);
    border-top: 1px solid var(--edge);
  }
  footer .said {
    flex: 1;
  }
  .spring {
    flex: 1;
  }
  progress {
    width: 100%;
  }
`;
