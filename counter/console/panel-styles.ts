import { css } from 'lit';

/** A panel in place of the line ahead. */
export const panelStyles = css`
  :host {
    display: block;
    min-height: 0;
  }
  section {
    display: flex;
    flex-direction: column;
    height: 100%;
    border-top: 6px solid var(--brand);
    overflow: hidden;
  }
  header {
    display: flex;
    align-items: center;
    justify-content: space-between;
    padding: var(--space-3) var(--space-3) var(--space-2) var(--space-4);
  }
  h2 {
    font-size: 20px;
    color: var(--ink);
  }
  .close {
    min-height: 34px;
    border-color: var(--edge);
    font-size: var(--text-s);
  }
  .content {
    display: flex;
    flex-direction: column;
    gap: var(--space-3);
    flex: 1;
    min-height: 0;
    padding: var(--space-1) var(--space-4) var(--space-4);
    overflow-y: auto;
  }
  .hint {
    color: var(--ink-soft);
  }
  .choices {
    display: grid;
    gap: 6px;
  }
  .choice {
    display: grid;
    grid-template-columns: 30px minmax(0, 1fr);
    align-items: center;
    gap: var(--space-2);
    width: 100%;
    min-height: 46px;
    padding: 0 var(--space-3);
    border: 1.5px solid var(--edge);
    border-radius: var(--radius-s);
    font-size: 17px;
  }
  .choice:hover,
  .choice:focus-visible {
    border-color: var(--brand);
    background: var(--brand-soft);
  }
  .choice:focus-visible {
    outline-offset: 0;
  }
  .choice strong {
    font-weight: 600;
    font-variant-numeric: tabular-nums;
  }
`;
