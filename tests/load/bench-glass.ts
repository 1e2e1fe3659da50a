import { launchChromium } from '../support/chromium.ts';
import { login } from '../support/client.ts';
import { startHall } from '../support/start-hall.ts';
import { CALL_MESSAGE } from './call-message.ts';
import { attendChild, serveChild } from './child.ts';
import { connected } from './connected.ts';
import { figure, percentile, type Figure } from './figures.ts';
import { callNext, consoleOf, seenAt, watching } from './watched-page.ts';

const BOARDS = 200;
/** Those that show the calls of counter 1; each of them is a real page too. */
const IDS = ['board-03', 'board-01', 'board-12'];
const GLASS = { width: 1280, height: 720 };
const CALLS = 80;
const WARM_UP = 5;
const PAUSE_MS = 700;

/**
 * (d) From the clerk's key, pressed in a real console, to the number painted on boards in real Chromium while 200
 * boards are connected; and to the others' sockets, against a bare broadcast of the same message to as many sockets in
 * the same run.
 */
export async function benchGlass(): Promise<readonly Figure[]> {
  const hall = await startHall();
  const bare = await serveChild('bare-broadcast');
  const listeners = await attendChild<{ hall: Record<string, number[]>; bare: Record<string, number[]> }>(
    'listeners',
    hall.url,
    bare.url,
    String(BOARDS - IDS.length),
    ...IDS,
  );
  const browser = await launchChromium();
  const desk = await login(hall.url, 'supervisor');
  for (let n = 0; n < CALLS + WARM_UP + 10; n += 1)
    await desk.post('/tickets', { services: ['birth-household-registration'] });
  const console1 = await consoleOf(browser, hall);
  const pages = [];
  for (const id of IDS) pages.push(await watching(browser, `${hall.url}/display?id=${id}`, GLASS));
  const broadcaster = await connected(bare.url, {});
  const toGlass: number[] = [];
  const keys: { readonly number: string; readonly at: number }[] = [];
  const sent: { readonly number: string; readonly at: number }[] = [];
  let unseen = 0;
  for (let call = -WARM_UP; call < CALLS; call += 1) {
    await console1.waitForTimeout(PAUSE_MS);
    const { number, keyAt } = await callNext(console1);
    const seen: number[] = [];
    for (const page of pages) seen.push(await seenAt(page, number));
    await console1.waitForTimeout(PAUSE_MS);
    const bareNumber = `bare${String(call)}`;
    const sentAt = performance.timeOrigin + performance.now();
    await broadcaster.emitWithAck('go', { ...CALL_MESSAGE, number: bareNumber });
    if (call < 0) continue;
    unseen += seen.filter(Number.isNaN).length;
    toGlass.push(...seen.filter((at) => !Number.isNaN(at)).map((at) => at - keyAt));
    keys.push({ number, at: keyAt });
    sent.push({ number: bareNumber, at: sentAt });
  }
  desk.close();
  await browser.close();
  broadcaster.close();
  const heard = await listeners.end();
  bare.stop();
  await hall.stop();
  await hall.dispose();
  const times = (from: typeof keys, all: Record<string, number[]>): number[] =>
    from.flatMap(({ number, at }) => (all[number] ?? []).map((each) => each - at));
  const ours = times(keys, heard.hall);
  const theirs = times(sent, heard.bare);
  const missed = keys.length * (BOARDS - IDS.length) - ours.length;
  const compare = (p: number): Figure =>
    figure(
      'glass',
      `key to the other boards' sockets, p${String(p)}`,
      percentile(ours, p),
      'ms',
      percentile(theirs, p),
    );
  return [
    figure('glass', 'calls by key, boards connected', keys.length, `x ${String(BOARDS)}`),
    figure('glass', `key to the painted number, ${String(IDS.length)} real pages, p50`, percentile(toGlass, 50), 'ms'),
    figure('glass', `key to the painted number, ${String(IDS.length)} real pages, p99`, percentile(toGlass, 99), 'ms'),
    figure('glass', 'painted too late to be seen in 2 s', unseen, ''),
    compare(50),
    compare(99),
    figure('glass', 'calls that a socket missed', missed, ''),
  ];
}
