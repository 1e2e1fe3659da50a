import { css } from 'lit';

/**
 * The board while a notice plays: it stands beside the calls, which make themselves narrower, in letters as large as
 * before; nothing covers them.
 */
export const playingLayout = css`
  display-playlist {
    display: none;
    grid-area: notice;
  }
  :host([playing]) display-playlist {
    display: block;
  }
  :host([playing]) {
    grid-template: auto auto minmax(0, 1fr) auto / minmax(0, 30fr) minmax(0, 25fr) minmax(0, 40fr);
    grid-template-areas: 'head head head' 'band band band' 'calls waiting notice' 'foot foot foot';
  }
  :host([playing][far]),
  :host([playing][next]) {
    grid-template: auto auto minmax(0, 1fr) auto / minmax(0, 45fr) minmax(0, 50fr);
    grid-template-areas: 'head head' 'band band' 'calls notice' 'foot foot';
  }
  :host([playing][far]) display-next,
  :host([playing][next]) display-next {
    grid-area: calls;
  }
  @media (orientation: portrait) {
    :host([playing]) {
      grid-template: auto auto minmax(0, 1fr) calc(29 * var(--u)) auto / minmax(0, 28fr) minmax(0, 24fr);
      grid-template-areas: 'head head' 'band band' 'calls waiting' 'notice notice' 'foot foot';
    }
    :host([playing][far]),
    :host([playing][next]) {
      grid-template: auto auto minmax(0, 1fr) calc(29 * var(--u)) auto / minmax(0, 1fr);
      grid-template-areas: 'head' 'band' 'calls' 'notice' 'foot';
    }
  }
`;
