import { css } from 'lit';

/** Where the parts of a board stand: landscape, portrait, for far away; and what lies over them. */
export const appStyles = css`
  :host {
    display: grid;
    grid-template: auto auto minmax(0, 1fr) auto / minmax(0, 1fr) 35%;
    grid-template-areas: 'head head' 'band band' 'calls waiting' 'foot foot';
    gap: calc(1.1 * var(--u));
    position: relative;
    width: 100vw;
    /* What the duty office reads below. */
    height: calc(100vh - var(--duty, 0px));
    padding: 0 calc(1.4 * var(--u));
    background: var(--ground);
  }
  main {
    display: contents;
  }
  display-head {
    grid-area: head;
    margin: 0 calc(-1.4 * var(--u));
  }
  display-band {
    grid-area: band;
  }
  display-calls {
    grid-area: calls;
  }
  display-waiting {
    grid-area: waiting;
  }
  display-next {
    grid-area: calls-start / calls-start / waiting-end / waiting-end;
  }
  display-emergency {
    grid-area: calls-start / calls-start / waiting-end / waiting-end;
  }
  display-foot {
    grid-area: foot;
    margin: 0 calc(-1.4 * var(--u));
  }
  /* What the distance leaves below goes to the words of the band. */
  :host([stale][far]:not([next])) {
    --more: 4;
  }
  :host([stale]) display-calls,
  :host([stale]) display-next,
  :host([stale]) display-waiting {
    filter: grayscale(1);
    opacity: 0.55;
  }
  .dark {
    position: fixed;
    inset: 0;
    background: #000;
    z-index: 2;
  }
  .whole {
    --emergency-corner: 0;
    position: fixed;
    inset: 0;
  }
  .who {
    position: fixed;
    inset: 0;
    z-index: 3;
    display: grid;
    place-items: center;
    background: var(--band-deep);
    color: #fff;
    font-size: calc(12 * var(--u));
    font-weight: 700;
  }
  .unknown {
    grid-area: band;
    padding: calc(6 * var(--u));
    font-size: calc(4 * var(--u));
    text-align: center;
  }
  :host([far]) {
    grid-template-areas: 'head head' 'band band' 'calls calls' 'foot foot';
  }
  /* All of the board is there beside the alerts: smaller, for those who sit before it. */
  @media (orientation: landscape) {
    :host([duty]) {
      --u: min(0.75vw, 1.3333vh);
    }
    :host([duty]) display-duty {
      --u: min(1vw, 1.7778vh);
    }
  }
  @media (orientation: portrait) {
    :host([far]) {
      grid-template-areas: 'head' 'band' 'calls' 'calls' 'foot';
    }
    :host {
      grid-template: auto auto minmax(0, 1fr) auto auto / minmax(0, 1fr);
      grid-template-areas: 'head' 'band' 'calls' 'waiting' 'foot';
    }
  }
`;
