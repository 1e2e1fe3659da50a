import { css } from 'lit';
import { listStyles, pageStyles } from '../page-styles.ts';

/** The page, with its parts below each other. */
export const advicePageStyles = [
  pageStyles,
  css`
    .bar h2 {
      margin-inline-end: auto;
    }
    .parts {
      display: grid;
      grid-template-columns: minmax(0, 1fr);
      align-content: start;
      gap: var(--space-4);
      padding: 2px 2px var(--space-4);
    }
  `,
];

/** What would help, what if, and tomorrow: a sheet each. */
export const adviceStyles = [
  listStyles,
  css`
    manager-what-if,
    manager-tomorrow {
      display: block;
      min-width: 0;
    }
    section {
      padding: var(--space-4);
    }
    section > header {
      display: flex;
      flex-wrap: wrap;
      align-items: baseline;
      gap: var(--space-1) var(--space-3);
      margin-bottom: var(--space-3);
    }
    section > header h3 {
      margin: 0;
      font-size: 19px;
    }
    ol {
      display: grid;
      gap: var(--space-2);
      margin: 0;
      padding: 0;
      list-style: none;
    }
    li {
      display: grid;
      grid-template-columns: minmax(0, 1fr) auto;
      gap: var(--space-2) var(--space-4);
      align-items: center;
      padding: var(--space-3) var(--space-4);
      border: 1.5px solid var(--edge);
      border-radius: var(--radius-m);
    }
    li:first-child {
      border-color: var(--brand);
      background: var(--brand-soft, var(--surface-sunk));
    }
    .what {
      font-size: 19px;
      font-weight: 700;
    }
    .gain {
      display: flex;
      flex-wrap: wrap;
      gap: 4px var(--space-4);
      margin-top: 4px;
    }
    .gain b {
      color: var(--good);
      font-weight: 600;
    }
    .well {
      display: flex;
      align-items: center;
      gap: var(--space-2);
      font-size: 17px;
    }
    .well hall-icon {
      font-size: 24px;
      color: var(--good);
    }
    .change {
      display: flex;
      flex-wrap: wrap;
      align-items: end;
      gap: var(--space-2) var(--space-3);
    }
    .change + .change {
      margin-top: var(--space-2);
    }
    .change label {
      display: grid;
      flex: 0 1 13em;
      gap: 4px;
      min-width: 0;
      font-size: 13px;
      font-weight: 600;
    }
    .change label.short {
      flex: 0 1 8em;
    }
    .acts {
      display: flex;
      flex-wrap: wrap;
      gap: var(--space-2);
      margin-top: var(--space-3);
    }
    .sum {
      margin: var(--space-4) 0 var(--space-3);
      font-size: 17px;
      font-weight: 600;
    }
    /* What is only read aloud stays within it, too. */
    .wide {
      position: relative;
      overflow-x: auto;
    }
    table {
      width: 100%;
      border-collapse: collapse;
      font-size: var(--text-s);
      font-variant-numeric: tabular-nums;
    }
    th,
    td {
      padding: 6px var(--space-2);
      border-bottom: 1px solid var(--edge);
      text-align: end;
      white-space: nowrap;
    }
    th:first-child {
      text-align: start;
      white-space: normal;
    }
    thead th {
      color: var(--ink-soft);
      font-weight: 600;
    }
    tbody th {
      font-weight: 600;
    }
    .wait {
      width: 34%;
      text-align: start;
    }
    .lines {
      display: grid;
      gap: 3px;
    }
    .lines span {
      display: grid;
      grid-template-columns: 5.5em minmax(4em, 1fr);
      gap: var(--space-2);
      align-items: center;
    }
    .lines i {
      display: block;
      width: calc(var(--part) * 100%);
      min-width: 2px;
      height: 9px;
      border-radius: 5px;
      background: var(--edge-strong);
    }
    .lines .then i {
      background: var(--brand);
    }
    td.more {
      background: var(--bad-soft);
      color: var(--bad);
      font-weight: 700;
    }
    h4 {
      margin: var(--space-4) 0 var(--space-2);
    }
    .button[aria-pressed='true'] {
      border-color: var(--brand);
      font-weight: 700;
    }
    .turns {
      display: flex;
      flex-wrap: wrap;
      gap: var(--space-2) var(--space-4);
    }
    td.nobody {
      color: var(--ink-soft);
    }
    @media (max-width: 820px) {
      li {
        grid-template-columns: 1fr;
      }
      section {
        padding: var(--space-3);
      }
    }
  `,
];
