import { html } from 'lit';
import { BOARD_EXAMPLE } from '../../core/protocol/examples/equipment-examples.ts';
import type { Exhibits } from '../exhibit.ts';
import '../../display/parts/display-band.ts';

const call = BOARD_EXAMPLE.calls[0];

/** Parts of the boards. */
export const DISPLAY_EXHIBITS: Exhibits = {
  'display-band': [
    { title: 'nobody was called', width: 688, surface: 'board', show: () => html`<display-band></display-band>` },
    {
      title: 'marked',
      width: 688,
      surface: 'board',
      show: () => html`<display-band .call=${call} phase="marked"></display-band>`,
    },
    {
      title: 'calm, with the zone',
      width: 688,
      surface: 'board',
      show: () => html`<display-band .call=${call} zones></display-band>`,
    },
    {
      title: 'cut off for long',
      width: 688,
      surface: 'board',
      show: () => html`<display-band .call=${call} lost></display-band>`,
    },
  ],
};
