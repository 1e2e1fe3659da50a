import type { Browser } from 'playwright';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { rfc3339 } from '../../core/base/zone.ts';
import type { Client } from './client.ts';
import { at, openPage, type OpenPage } from './pages.ts';

/** From an instant on this notice stood on the glass of a board, or none. */
export type Sight = { readonly at: number; readonly notice: string | undefined };

/** A stretch of time in which one notice stood on the glass. */
export type Showing = { readonly notice: string; readonly from: number; readonly until: number };

/** A board's page that notes what stands on its glass, by looking at it. */
export type Glass = OpenPage & { readonly sights: readonly Sight[]; open(url: string): Promise<void> };

const SAMPLE_MS = 50;
const ZONE = 'Asia/Shanghai';

/** Opens a board and keeps looking at it, over reloads. */
export async function watchGlass(
  browser: Browser,
  url: string,
  size: { readonly width: number; readonly height: number },
): Promise<Glass> {
  const opened = await openPage(browser, 'about:blank', size);
  const { page, context } = opened;
  const sights: Sight[] = [];
  await context.exposeFunction('noteGlass', (notice: string) =>
    sights.push({ at: Date.now(), notice: notice === '' ? undefined : notice }),
  );
  await context.addInitScript(look, SAMPLE_MS);
  const open = async (where: string): Promise<void> => {
    await page.goto(where);
    await at(page, 'clock').waitFor();
  };
  await open(url);
  return { ...opened, sights, open };
}

/** Runs in the page, and in the frames on it, which are no boards. */
function look(everyMs: number): void {
  if (window !== window.top) return;
  let last: string | undefined;
  const open = new Set<string>();
  const [create, revoke] = [URL.createObjectURL.bind(URL), URL.revokeObjectURL.bind(URL)];
  URL.createObjectURL = (what) => {
    const url = create(what);
    open.add(url);
    return url;
  };
  URL.revokeObjectURL = (url) => {
    open.delete(url);
    revoke(url);
  };
  Object.assign(globalThis, { addressesHeld: () => open.size });
  setInterval(() => {
    const stage = document.querySelector('display-app')?.shadowRoot?.querySelector('display-playlist');
    const face = stage?.shadowRoot?.querySelector<HTMLElement>('[data-test="notice-on"]');
    const seen = face !== null && face !== undefined && face.getBoundingClientRect().width > 0;
    const notice = seen ? (face.dataset['notice'] ?? '') : '';
    if (notice === last) return;
    last = notice;
    (globalThis as unknown as { noteGlass: (notice: string) => void }).noteGlass(notice); // exposed above
  }, everyMs);
}

/** The stretches that were seen, without the one that still goes on. */
export function showingsOf(sights: readonly Sight[]): readonly Showing[] {
  return sights.flatMap(({ at: from, notice }, index) => {
    const until = sights[index + 1]?.at;
    return notice === undefined || until === undefined ? [] : [{ notice, from, until }];
  });
}

/** How long the glass was empty between the first and the last notice, the longest time, ms. */
export function longestGap(sights: readonly Sight[]): number {
  const from = sights.findIndex(({ notice }) => notice !== undefined);
  const gaps = sights
    .slice(Math.max(0, from))
    .map(({ at: began, notice }, index, all) => (notice === undefined ? (all[index + 1]?.at ?? began) - began : 0));
  return Math.max(0, ...gaps);
}

/** The window of a notice between two instants, to the second. */
export function windowOf(from: number, to: number): { readonly from: string; readonly to: string } {
  return { from: rfc3339(from, ZONE).slice(11, 19), to: rfc3339(to, ZONE).slice(11, 19) };
}

/** The day of the record in which an instant lies. */
export function dayOf(instant: number): string {
  return rfc3339(instant, ZONE).slice(0, 10);
}

/** Makes a notice and gives its id. */
export async function makeNotice(manager: Client, own: object): Promise<string> {
  const said = await manager.post('/notices', { title: 'A notice', ...own });
  if (said.status !== 201) throw new Error(JSON.stringify(said.body));
  return (said.body['notice'] as { readonly id: string }).id;
}

/** Sends a file of the tests, or these bytes, and gives its id. */
export async function sendMedia(url: string, manager: Client, file: string | Buffer<ArrayBuffer>): Promise<string> {
  const body = typeof file === 'string' ? await readFile(join('tests', 'screens', 'files', file)) : file;
  const said = await fetch(`${url}/api/v1/media`, {
    method: 'POST',
    body,
    headers: { 'Content-Type': 'application/octet-stream', Authorization: `Bearer ${manager.token ?? ''}` },
  });
  return ((await said.json()) as { readonly media: { readonly id: string } }).media.id;
}

/** A row of the record of what was shown, times in RFC 3339. */
export type ShownRow = {
  readonly board: string;
  readonly notice: string;
  readonly from: string;
  readonly until: string;
  readonly complete: boolean;
};

/** The record of a day, as soon as it is as it should be; as it is after a while if it never is. */
export async function shownRecord(
  manager: Client,
  began: number,
  isWhole: (rows: readonly ShownRow[]) => boolean,
): Promise<readonly ShownRow[]> {
  for (let tries = 0; ; tries += 1) {
    const { body } = await manager.get(`/notices/shown?day=${dayOf(began)}`);
    const rows = body['items'] as readonly ShownRow[];
    if (isWhole(rows) || tries === 40) return rows;
    await until(Date.now() + 500);
  }
}

export function until(instant: number): Promise<void> {
  return new Promise((done) => setTimeout(done, instant - Date.now()));
}
