import { html } from 'lit';
import type { Exhibits } from '../exhibit.ts';
import '../../kiosk/parts/kiosk-bar.ts';
import '../../kiosk/parts/kiosk-head.ts';
import '../../kiosk/parts/kiosk-keyboard.ts';
import '../../kiosk/parts/kiosk-pager.ts';

/** Parts of the kiosk. */
export const KIOSK_EXHIBITS: Exhibits = {
  'kiosk-bar': [
    { title: 'on the first screen', width: 688, surface: 'kiosk', show: () => html`<kiosk-bar></kiosk-bar>` },
    {
      title: 'further in, large text',
      width: 688,
      surface: 'kiosk',
      show: () => html`<kiosk-bar home large></kiosk-bar>`,
    },
  ],
  'kiosk-head': [
    {
      title: 'large',
      width: 688,
      surface: 'kiosk',
      show: () => html`<kiosk-head heading="A014" note="1F-A"></kiosk-head>`,
    },
    {
      title: 'small',
      width: 688,
      surface: 'kiosk',
      show: () => html`<kiosk-head small heading="A014" note="1F-A"></kiosk-head>`,
    },
  ],
  'kiosk-keyboard': [
    { title: 'at rest', width: 688, surface: 'kiosk', show: () => html`<kiosk-keyboard></kiosk-keyboard>` },
  ],
  'kiosk-pager': [
    { title: 'the first page', surface: 'kiosk', show: () => html`<kiosk-pager page="0" pages="4"></kiosk-pager>` },
    { title: 'in the middle', surface: 'kiosk', show: () => html`<kiosk-pager page="2" pages="4"></kiosk-pager>` },
  ],
};
