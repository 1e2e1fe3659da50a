import { html } from 'lit';
import { ref } from 'lit/directives/ref.js';
import { departmentSigns } from '../../web/components/department-signs.ts';
import { icons, type IconName } from '../../web/components/icons.ts';
import type { HallToast, ToastTone } from '../../web/components/hall-toast.ts';
import type { Exhibits } from '../exhibit.ts';
import '../../web/components/hall-alarm.ts';
import '../../web/components/hall-banner.ts';
import '../../web/components/hall-chance.ts';
import '../../web/components/hall-clock.ts';
import '../../web/components/hall-demonstration.ts';
import '../../web/components/hall-icon.ts';
import '../../web/components/hall-language.ts';
import '../../web/components/hall-loading.ts';
import '../../web/components/hall-number.ts';
import '../../web/components/hall-sign-in.ts';
import '../../web/components/hall-toast.ts';
import '../../web/components/hall-wait.ts';

const said = (text: string, tone: ToastTone) =>
  html`<hall-toast ${ref((toast) => (toast as HallToast | undefined)?.say(text, tone))}></hall-toast>`;

/** As it goes over the wire. */
const chance = (chanceToday: number, certainUntil?: string) => ({
  p10: 420,
  p50: 600,
  p90: 1100,
  chanceToday,
  certainUntil,
});

/** What all pages share: web/components. */
export const SHARED_EXHIBITS: Exhibits = {
  'hall-alarm': [
    { title: 'a band', show: () => html`<hall-alarm></hall-alarm>` },
    { title: 'for citizens, in two languages', show: () => html`<hall-alarm both></hall-alarm>` },
    { title: 'a line among others', width: 320, show: () => html`<hall-alarm line></hall-alarm>` },
    {
      title: 'over all of a page',
      width: 480,
      height: 270,
      show: () => html`<hall-alarm whole both style="height: 270px"></hall-alarm>`,
    },
  ],
  'hall-demonstration': [
    { title: 'ten times as fast', height: 40, show: () => html`<hall-demonstration speed="10"></hall-demonstration>` },
  ],
  'hall-banner': [
    { title: 'cut off', height: 70, show: () => html`<hall-banner lost></hall-banner>` },
    { title: 'cut off, narrow', width: 320, height: 110, show: () => html`<hall-banner lost></hall-banner>` },
  ],
  'hall-chance': [
    {
      title: 'certain until then',
      show: () => html`<hall-chance .wait=${chance(1, '2026-03-09T16:20:00+08:00')}></hall-chance>`,
    },
    { title: 'it may not come to it', show: () => html`<hall-chance .wait=${chance(0.8)}></hall-chance>` },
    { title: 'it will hardly come to it', show: () => html`<hall-chance .wait=${chance(0.2)}></hall-chance>` },
  ],
  'hall-clock': [
    { title: 'time', show: () => html`<hall-clock></hall-clock>` },
    { title: 'with the day, large', show: () => html`<hall-clock date style="font-size: 40px"></hall-clock>` },
    { title: 'of another zone', show: () => html`<hall-clock date timeZone="Europe/Berlin"></hall-clock>` },
  ],
  'hall-icon': [
    {
      title: 'all of them',
      show: () =>
        html`<p style="font-size: 32px; line-height: 1.4; margin: 0">
          ${(Object.keys(icons) as IconName[]).map((name) => html`<hall-icon name=${name}></hall-icon> `)}
        </p>`,
    },
    {
      title: 'of departments',
      show: () =>
        html`<p style="font-size: 32px; line-height: 1.4; margin: 0">
          ${Object.values(departmentSigns).map((sign) => html`<hall-icon .name=${sign}></hall-icon> `)}
        </p>`,
    },
  ],
  'hall-language': [
    { title: 'three', show: () => html`<hall-language></hall-language>` },
    { title: 'two', show: () => html`<hall-language .languages=${['zh-Hans', 'en'] as const}></hall-language>` },
  ],
  'hall-loading': [
    { title: 'until the hall is known', width: 480, height: 600, show: () => html`<hall-loading></hall-loading>` },
  ],
  'hall-number': [
    { title: 'as the words around it', show: () => html`<hall-number number="A014"></hall-number>` },
    { title: 'large', show: () => html`<hall-number number="B107" style="font-size: 72px"></hall-number>` },
  ],
  'hall-sign-in': [
    {
      title: 'of the sample hall',
      width: 640,
      height: 640,
      show: () => html`<hall-sign-in surface="Counter" sampleUser="clerk"></hall-sign-in>`,
    },
    {
      title: 'again, with the reason, narrow',
      width: 360,
      height: 640,
      show: () =>
        html`<hall-sign-in surface="Manager" sampleUser="manager" notice="Your session has ended."></hall-sign-in>`,
    },
  ],
  'hall-toast': [
    { title: 'done', height: 110, show: () => said('A014 → 3', 'good') },
    { title: 'not done, long', width: 320, height: 170, show: () => said('A014 is held at counter 3 and 7', 'bad') },
  ],
  'hall-wait': [
    { title: 'a range', show: () => html`<hall-wait .wait=${{ p10: 420, p50: 600, p90: 1100 }}></hall-wait>` },
    { title: 'above an hour', show: () => html`<hall-wait .wait=${{ p10: 3500, p50: 4500, p90: 6000 }}></hall-wait>` },
    { title: 'at once', show: () => html`<hall-wait .wait=${{ p10: 0, p50: 0, p90: 60 }}></hall-wait>` },
    { title: 'no counter is open', show: () => html`<hall-wait></hall-wait>` },
  ],
};
