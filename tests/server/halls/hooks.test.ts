import { readFile } from 'node:fs/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DAY, HOUR } from '../../../core/base/time.ts';
import { HOOK_KINDS, type Hook } from '../../../core/catalogue/hook.ts';
import type { Catalogue } from '../../../core/catalogue/catalogue.ts';
import { HallHooks } from '../../../server/halls/hooks/hall-hooks.ts';
import type { HookRates } from '../../../server/halls/hooks/hook.ts';
import type { HookPages } from '../../../server/halls/hooks/hook-book.ts';
import { keyOf, signedHeaders } from '../../../server/halls/hooks/sign.ts';
import { journalFeed } from '../../../server/journal/follow.ts';
import { memoryJournal } from '../../../server/journal/memory-journal.ts';
import type { Journal } from '../../../server/journal/journal.ts';
import type { Ledger } from '../../../server/ledger/ledger.ts';
import { ownDoors } from '../../../server/ops/own-doors.ts';
import { eventually } from '../../support/eventually.ts';
import { hookReceiver, isSignedBy, type HookReceiver } from '../../support/hook-receiver.ts';
import { fakeTime, send, startLedger, takeTicket } from '../../support/ledger.ts';
import { named, smallHall } from '../../support/small-hall.ts';

const QUICK: Partial<HookRates> = { firstPauseMs: 1, longestPauseMs: 4, keepEveryMs: 0 };
const KIOSK = { kind: 'device', id: 'kiosk-1' } as const;

let journal: Journal;
let ledger: Ledger;
let time: ReturnType<typeof fakeTime>;
let receiver: HookReceiver;
let kept: { text?: string; fails?: string; held?: Promise<void>; writes?: number };
let hooks: HallHooks | undefined;
let said: string[];

beforeEach(async () => {
  journal = memoryJournal();
  await journal.open();
  time = fakeTime();
  receiver = await hookReceiver();
  [kept, said] = [{}, []];
  ledger = await startLedger(journal, time, hall());
});
afterEach(async () => {
  await hooks?.close();
  hooks = undefined;
  await ledger.stop();
  await receiver.close();
});

function hook(more: Partial<Hook> = {}): Hook {
  return { id: 'one', name: named('one'), url: receiver.url, kinds: ['ticket.issued'], scopes: [], ...more };
}

function hall(...all: readonly Hook[]): Catalogue {
  return { ...smallHall(), hooks: all.length === 0 ? [hook()] : all };
}

const pages: HookPages = {
  where: 'hooks.json',
  read: () => Promise.resolve(kept.text === undefined ? undefined : Buffer.from(kept.text)),
  async write(text) {
    await kept.held;
    if (kept.fails !== undefined) throw new Error(kept.fails);
    kept.text = text;
    kept.writes = (kept.writes ?? 0) + 1;
  },
};

/** As after a start of the server. */
async function started(rates: Partial<HookRates> = {}, doors = ownDoors()): Promise<HallHooks> {
  await hooks?.close();
  const feed = journalFeed({
    journal,
    hall: smallHall().hall.id,
    onNews: (listener) => ledger.subscribe(({ events }) => listener(events)),
    rates: { lookEveryMs: 5, firstPauseMs: 1, longestPauseMs: 5 },
  });
  const log = { info: () => undefined, warn: (_: unknown, text?: string) => void said.push(text ?? '') };
  hooks = new HallHooks({
    ...{ hall: ledger, feed, journal, pages, doors, rates: { ...QUICK, ...rates } },
    log: log as never, // of a logger no more is used
  });
  hooks.begin();
  await eventually(() => hooks?.view().items.length === ledger.world().state.index.catalogue.hooks?.length, 'all open');
  return hooks;
}

/** Tickets that are taken now, as the events that tell of them are called. */
async function issue(count: number): Promise<readonly string[]> {
  const ids: string[] = [];
  for (let n = 0; n < count; n += 1) {
    const handled = await send(ledger, KIOSK, takeTicket(['alpha'], time.wall()));
    if (handled.kind !== 'done') throw new Error(JSON.stringify(handled));
    const { id } = smallHall().hall;
    const [event] = handled.answer as readonly { readonly seq: number }[];
    ids.push(`${id}_${ledger.world().state.day}_${String(event?.seq)}`);
  }
  return ids;
}

/** Another line of the hall file counts from now on. */
async function renew(line: Hook): Promise<void> {
  const handled = await ledger.changeCatalogue(hall(line));
  if (handled.kind !== 'done') throw new Error(JSON.stringify(handled));
}

const takenAre = (ids: readonly string[]): Promise<unknown> =>
  eventually(() => ids.every((id) => receiver.taken.some((each) => each.id === id)), 'all are taken');
const once = (): readonly string[] => [...new Set(receiver.taken.map(({ id }) => id))];
const view = () => hooks?.view().items[0];

describe('a hook', () => {
  it('[HK3] signs as Standard Webhooks has it: its own example, and what comes', async () => {
    const signed = signedHeaders({
      id: 'msg_p5jXN8AQM9LWM0D4loKWxJek',
      at: 1_614_265_330_000,
      body: '{"test": 2432232314}',
      keys: [keyOf('whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw')],
    });
    expect(signed['webhook-signature']).toBe('v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=');
    const all = await started();
    const { secret } = (await all.find('one')?.renewSecret(undefined)) ?? { secret: '' };
    const ids = await issue(1);
    await takenAre(ids);
    const [posted] = receiver.taken;
    if (posted === undefined) throw new Error('nothing came');
    expect(isSignedBy(posted, secret)).toBe(true);
    expect(isSignedBy({ ...posted, text: `${posted.text} ` }, secret)).toBe(false);
    expect(isSignedBy({ ...posted, headers: { ...posted.headers, 'webhook-id': 'other' } }, secret)).toBe(false);
    expect(JSON.parse(posted.text)).toMatchObject({ type: 'ticket.issued', data: { by: { kind: 'device' } } });
  });

  it('[HK11] a new secret counts at once, the one before it signs along for a day, and neither is told again', async () => {
    const all = await started();
    const one = all.find('one');
    const before = (await one?.renewSecret(undefined))?.secret ?? '';
    const after = (await one?.renewSecret(undefined))?.secret ?? '';
    await takenAre(await issue(1));
    expect(receiver.taken.map((each) => [isSignedBy(each, before), isSignedBy(each, after)])).toEqual([[true, true]]);
    time.pass(DAY + HOUR);
    await takenAre(await issue(1));
    const last = receiver.taken.at(-1);
    expect(last === undefined ? [] : [isSignedBy(last, before), isSignedBy(last, after)]).toEqual([false, true]);
    const told = JSON.stringify([all.view(), receiver.got, said, await journal.read(await dayOf(), 0)]);
    for (const secret of [before, after]) expect(told).not.toContain(secret.slice(6));
  });

  it('[HK4] [HK5] in order and none missing, whatever the other side answers, hangs or cuts', async () => {
    const replies: readonly (number | 'cut')[] = [500, 503, 'cut', 429, 408, 502];
    let n = 0;
    receiver.reply = () => (n++ % 3 === 2 ? 200 : (replies[n % replies.length] ?? 500));
    await started();
    const ids = await issue(12);
    await takenAre(ids);
    expect(once()).toEqual(ids);
    expect(new Set(receiver.got.map(({ id }) => id))).toEqual(new Set(ids));
    await eventually(() => view()?.state === 'ready' && view()?.behind === undefined, 'it is not behind');
    expect(view()?.last?.id).toBe(ids.at(-1));
  });

  it('[HK4] stopped in the middle and begun again, it goes on behind what was taken', async () => {
    receiver.reply = ({ id }) => (id === stuck ? 500 : 200);
    let stuck = '';
    await started();
    const first = await issue(5);
    await takenAre(first);
    const [held, ...rest] = await (async () => {
      const events = await journal.read(await dayOf(), 0);
      stuck = `${smallHall().hall.id}_${ledger.world().state.day}_${String(events.length + 1)}`;
      return issue(4);
    })();
    expect(held).toBe(stuck);
    await eventually(() => view()?.state === 'failing', 'it is told');
    expect(receiver.taken).toHaveLength(5);
    await started();
    await eventually(() => view()?.state === 'failing', 'it is tried again');
    stuck = '';
    await takenAre([...first, held ?? '', ...rest]);
    expect(once()).toEqual([...first, held, ...rest]);
    expect(said.filter((each) => each.includes('failed'))).toEqual([]);
  });

  it('[HK5] one that hangs holds up neither the hall nor another', async () => {
    const well = await hookReceiver();
    receiver.reply = () => 'hang';
    await ledger.stop();
    ledger = await startLedger(journal, time, hall(hook(), hook({ id: 'two', url: well.url })));
    const all = await started();
    const ids = await issue(20);
    await eventually(() => well.taken.length === 20, 'the other has all');
    expect(well.taken.map(({ id }) => id)).toEqual(ids);
    expect(all.view().items.map(({ last }) => last === undefined)).toEqual([true, false]);
    await well.close();
  });

  it('[HK5] who is asked to wait waits', async () => {
    receiver.reply = () => 503;
    receiver.headers = { 'Retry-After': '30' };
    await started();
    await issue(1);
    await eventually(() => view()?.again !== undefined, 'it is told when');
    expect(Date.parse(view()?.again ?? '') - time.wall()).toBeGreaterThanOrEqual(29_000);
    expect(receiver.got).toHaveLength(1);
  });

  it('[HK6] what is refused ten times is put aside with what was answered, and the next one comes', async () => {
    await started();
    const first = await issue(1);
    await takenAre(first);
    const bad = new Set<string>();
    receiver.reply = ({ id }) => (bad.has(id) ? 422 : 200);
    const seq = ledger.world().state.seq;
    bad.add(`${smallHall().hall.id}_${ledger.world().state.day}_${String(seq + 1)}`);
    const [poison = '', ...rest] = await issue(3);
    await takenAre(rest);
    expect(receiver.got.filter(({ id }) => id === poison)).toHaveLength(10);
    expect(view()).toMatchObject({ dead: 1, letters: [{ id: poison, tries: 10, detail: 'HTTP 422' }] });
    await started();
    expect(view()).toMatchObject({ dead: 1, letters: [{ id: poison, type: 'ticket.issued' }] });
  });

  it('[HK6] what nobody takes in three days is put aside; where the other side is back nothing else is lost', async () => {
    receiver.reply = () => 500;
    await started();
    const old = await issue(5);
    await eventually(() => view()?.state === 'failing', 'it fails');
    time.pass(3 * DAY + HOUR);
    await eventually(() => view()?.dead === 5, 'they are put aside');
    expect(view()?.letters.map(({ id }) => id)).toEqual([...old].reverse());
    const fresh = await issue(2);
    receiver.reply = () => 200;
    await takenAre(fresh);
    expect(once()).toEqual(fresh);
  });

  it('[HK6] of very many only the newest are listed; what is not is counted, and from when a replay brings it', async () => {
    receiver.reply = () => 404;
    await started({ mostLetters: 3, mostRefusals: 1 });
    const began = time.wall();
    const ids = await issue(5);
    await eventually(() => (view()?.dead ?? 0) + (view()?.unlisted ?? 0) === 5, 'all are put aside');
    expect(view()?.letters.map(({ id }) => id)).toEqual(ids.slice(2).reverse());
    expect(view()).toMatchObject({ dead: 3, unlisted: 2 });
    expect(Date.parse(view()?.unlistedFrom ?? '')).toBe(began);
    receiver.reply = () => 200;
    const one = hooks?.find('one');
    if (one === undefined) throw new Error('no hook');
    await hooks?.replay(one, Date.parse(view()?.unlistedFrom ?? ''));
    await takenAre(ids);
    expect(once()).toEqual(ids);
  });

  it('[HK7] letters are sent again beside the order, one or all, under their own ids', async () => {
    receiver.reply = () => 400;
    await started({ mostRefusals: 1 });
    const ids = await issue(4);
    await eventually(() => view()?.dead === 4, 'all are put aside');
    const one = hooks?.find('one');
    expect(one?.resend('none')).toBe(false);
    receiver.reply = () => 500;
    expect(one?.resend()).toBe(true);
    await eventually(() => view()?.resending === false, 'the first is not taken');
    expect(view()?.letters.map(({ tries }) => tries)).toEqual([1, 1, 1, 2]);
    receiver.reply = () => 200;
    expect(one?.resend(ids[2])).toBe(true);
    await eventually(() => view()?.dead === 3, 'one is taken');
    expect(one?.resend()).toBe(true);
    await eventually(() => view()?.dead === 0, 'all are taken');
    expect(once()).toEqual([ids[2], ids[0], ids[1], ids[3]]);
    await started();
    expect(view()).toMatchObject({ dead: 0, letters: [] });
  });

  it('[HK8] it goes back to a moment, and sends from there in order under the same ids', async () => {
    await started();
    const before = await issue(3);
    time.pass(HOUR);
    const moment = time.wall();
    const after = await issue(3);
    await takenAre([...before, ...after]);
    receiver.taken.length = 0;
    const one = hooks?.find('one');
    if (one === undefined) throw new Error('no hook');
    await hooks?.replay(one, moment);
    await takenAre(after);
    expect(once()).toEqual(after);
    await hooks?.replay(one, 0);
    await takenAre(before);
    await started();
    const last = await issue(1);
    await takenAre(last);
    expect(once()).toEqual([...after, ...before, ...last]);
  });

  it('[HK8] a replay from later than what it still owes drops nothing of that, and says so', async () => {
    receiver.reply = () => 500;
    await started();
    const ids = await issue(3);
    await eventually(() => view()?.state === 'failing', 'it fails');
    time.pass(HOUR);
    const one = hooks?.find('one');
    if (one === undefined) throw new Error('no hook');
    expect(await hooks?.replay(one, time.wall())).toBe(false);
    const last = await issue(1);
    receiver.reply = () => 200;
    await takenAre([...ids, ...last]);
    expect(once()).toEqual([...ids, ...last]);
    expect(await hooks?.replay(one, 0)).toBe(true);
  });

  it('[HK8] a replay while it hangs and fails begins where it is told, also after a restart', async () => {
    receiver.reply = () => 500;
    await started();
    const ids = await issue(3);
    await eventually(() => view()?.state === 'failing', 'it fails');
    const one = hooks?.find('one');
    if (one === undefined) throw new Error('no hook');
    await Promise.all([hooks?.replay(one, 0), hooks?.replay(one, 0), one.switchOff(), one.switchOn()]);
    await started();
    receiver.reply = () => 200;
    await takenAre(ids);
    expect(once()).toEqual(ids);
  });

  it('[HK6] what a replay brings is not old for that: it is tried as if it were new', async () => {
    await started();
    const ids = await issue(5);
    await takenAre(ids);
    receiver.taken.length = 0;
    time.pass(4 * DAY);
    let n = 0;
    receiver.reply = () => ((n += 1) === 1 ? 503 : 200);
    const one = hooks?.find('one');
    if (one === undefined) throw new Error('no hook');
    await hooks?.replay(one, 0);
    await takenAre(ids);
    expect(once()).toEqual(ids);
    expect(view()).toMatchObject({ state: 'ready', dead: 0 });
  });

  it('[HK6] nor is what came while it was off; after three days more it is put aside, whatever was begun again', async () => {
    await started();
    const one = hooks?.find('one');
    await one?.switchOff();
    const ids = await issue(3);
    time.pass(5 * DAY);
    receiver.reply = () => 500;
    await one?.switchOn();
    await eventually(() => receiver.got.length > 3, 'it is tried');
    expect(view()).toMatchObject({ state: 'failing', dead: 0 });
    time.pass(2 * DAY);
    await started();
    await hooks?.find('one')?.switchOn();
    await eventually(() => (view()?.tries ?? 0) > 2, 'it is tried again');
    expect(view()?.dead).toBe(0);
    time.pass(DAY + HOUR);
    await eventually(() => view()?.dead === 3, 'they are put aside');
    expect(view()?.letters.map(({ id }) => id)).toEqual([...ids].reverse());
  });

  it('[HK2] what is tried again goes out by the line of the hall file as it is then', async () => {
    const other = await hookReceiver();
    await ledger.stop();
    ledger = await startLedger(journal, time, hall(hook({ scopes: ['category'] })));
    receiver.reply = () => 500;
    await started();
    await issue(1);
    await eventually(() => view()?.state === 'failing', 'it fails');
    await renew(hook({ url: other.url }));
    await eventually(() => other.taken.length === 1, 'the other has it');
    expect(receiver.got[0]?.data).toHaveProperty('category');
    expect(other.got.map(({ text }) => text.includes('category'))).toEqual([false]);
    await other.close();
  });

  it('[HK2] and what the line does not want any more goes nowhere, and fails no more', async () => {
    receiver.reply = () => 500;
    await started();
    await issue(2);
    await eventually(() => view()?.state === 'failing', 'it fails');
    receiver.reply = () => 200;
    await renew(hook({ kinds: ['day.closed'] }));
    await eventually(() => view()?.state === 'ready' && view()?.behind === undefined, 'nothing is owed');
    expect(view()).toMatchObject({ dead: 0, tries: 0 });
    await renew(hook());
    const ids = await issue(1);
    await takenAre(ids);
    expect(once().at(-1)).toBe(ids[0]);
  });

  it('[HK9] switched off, it sends no letters again either', async () => {
    receiver.reply = () => 400;
    await started({ mostRefusals: 1 });
    await issue(3);
    await eventually(() => view()?.dead === 3, 'all are put aside');
    receiver.got.length = 0;
    receiver.reply = () => 'hang';
    const one = hooks?.find('one');
    one?.resend();
    await eventually(() => receiver.got.length === 1, 'the first is under way');
    await one?.switchOff();
    await eventually(() => view()?.resending === false, 'it ends');
    receiver.reply = () => 200;
    one?.resend();
    await eventually(() => view()?.resending === false, 'nothing is under way');
    expect(receiver.got).toHaveLength(1);
    expect(view()).toMatchObject({ state: 'off', why: 'hand', dead: 3 });
    expect(said).not.toContain('letters could not be sent again');
    await one?.switchOn();
    one?.resend();
    await eventually(() => view()?.dead === 0, 'all are taken');
  });

  it('[HK9] 410 to a letter that is sent again switches it off, too', async () => {
    receiver.reply = () => 400;
    await started({ mostRefusals: 1 });
    await issue(2);
    await eventually(() => view()?.dead === 2, 'all are put aside');
    receiver.got.length = 0;
    receiver.reply = () => 410;
    hooks?.find('one')?.resend();
    await eventually(() => view()?.state === 'off', 'it is off');
    expect(view()).toMatchObject({ why: 'gone', dead: 2 });
    await issue(1);
    await started();
    expect(view()).toMatchObject({ state: 'off', why: 'gone' });
    expect(receiver.got).toHaveLength(1);
  });

  it('[HK9] 410 switches it off, nothing is lost, and it goes on when somebody switches it on', async () => {
    receiver.reply = () => 410;
    await started();
    const ids = await issue(3);
    await eventually(() => view()?.state === 'off', 'it is off');
    expect(view()).toMatchObject({ why: 'gone' });
    expect(receiver.got).toHaveLength(1);
    await started();
    expect(view()).toMatchObject({ state: 'off', why: 'gone', dead: 0 });
    receiver.reply = () => 200;
    const more = await issue(2);
    expect(receiver.got).toHaveLength(1);
    await hooks?.find('one')?.switchOn();
    await takenAre([...ids, ...more]);
    expect(once()).toEqual([...ids, ...more]);
    expect(said).not.toContain('what follows the journal has failed; it goes on from the same event');
  });

  it('[HK9] another address in the hall file ends it, too', async () => {
    receiver.reply = () => 410;
    await started();
    const ids = await issue(2);
    await eventually(() => view()?.state === 'off', 'it is off');
    await hooks?.close();
    await ledger.stop();
    const other = await hookReceiver();
    ledger = await startLedger(journal, time, hall(hook({ url: other.url })));
    await started();
    await eventually(() => other.taken.length === 2, 'the other address has them');
    expect(other.taken.map(({ id }) => id)).toEqual(ids);
    await other.close();
  });

  it('[HK9] somebody may switch it off, and put aside what fails', async () => {
    receiver.reply = ({ id }) => (id === first ? 500 : 200);
    let first = '';
    const seq = ledger.world().state.seq;
    first = `${smallHall().hall.id}_${ledger.world().state.day}_${String(seq + 1)}`;
    await started({ longestPauseMs: HOUR, firstPauseMs: HOUR });
    const one = hooks?.find('one');
    expect(one?.skipOne()).toBe(false);
    const ids = await issue(2);
    await eventually(() => view()?.state === 'failing', 'it fails');
    expect(one?.skipOne()).toBe(true);
    await takenAre(ids.slice(1));
    expect(view()).toMatchObject({ dead: 1, letters: [{ id: first }] });
    await one?.switchOff();
    expect(view()).toMatchObject({ state: 'off', why: 'hand' });
    const more = await issue(2);
    await one?.switchOn();
    await takenAre(more);
    expect(once()).toEqual([...ids.slice(1), ...more]);
  });

  it('[HK13] a new one begins with what comes next; one that is gone and comes back is new', async () => {
    await issue(3);
    await started();
    const ids = await issue(1);
    await takenAre(ids);
    await hooks?.close();
    await ledger.stop();
    ledger = await startLedger(journal, time, { ...smallHall(), hooks: [] });
    await started();
    await issue(3);
    await hooks?.close();
    await ledger.stop();
    ledger = await startLedger(journal, time, hall());
    await started();
    const after = await issue(1);
    await takenAre(after);
    expect(once()).toEqual([...ids, ...after]);
  });

  it('[HK14] what is kept of a newer program, or cannot be read, sends nothing and is told', async () => {
    for (const text of ['{"version":2,"hooks":{}}', '{"vers', '']) {
      kept = { text };
      await hooks?.close();
      hooks = undefined;
      const feed = journalFeed({ journal, hall: smallHall().hall.id });
      const log = { info: () => undefined, warn: () => undefined };
      const all = new HallHooks({ ...{ hall: ledger, feed, journal, pages, doors: ownDoors() }, log: log as never });
      all.begin();
      await eventually(() => all.view().fault !== undefined, 'it is told');
      expect(all.view().items).toEqual([]);
      expect(kept.text).toBe(text);
      await all.close();
    }
    expect(receiver.got).toEqual([]);
  });

  it('[HK11] what cannot be written is refused in words, and nothing is changed', async () => {
    await started();
    await takenAre(await issue(1));
    const one = hooks?.find('one');
    const before = view();
    kept.fails = 'ENOSPC';
    const refused = /nothing was changed/;
    await expect(one?.switchOff()).rejects.toThrow(refused);
    await expect(one?.renewSecret(undefined)).rejects.toThrow(refused);
    await expect(one?.switchOn()).rejects.toThrow(refused);
    await expect(one?.moveTo({ day: '', seq: 0 })).rejects.toThrow(refused);
    expect(view()).toMatchObject({ state: 'ready', secretSince: before?.secretSince });
    const ids = await issue(3);
    await takenAre(ids);
    delete kept.fails;
    await one?.switchOff();
    expect(view()).toMatchObject({ state: 'off', why: 'hand' });
  });

  it('[HK16] what was acknowledged stays on the disk, whatever is written meanwhile', async () => {
    await started();
    await takenAre(await issue(1));
    const one = hooks?.find('one');
    if (one === undefined) throw new Error('no hook');
    let goOn = (): void => undefined;
    kept.held = new Promise((done) => (goOn = done));
    const renewed = [one.renewSecret(undefined), one.renewSecret(undefined)];
    // Taken while the secret is being written: where it stands is written behind it.
    const ids = await issue(1);
    await eventually(() => receiver.got.some(({ id }) => id === ids[0]), 'it is posted');
    await new Promise((done) => setTimeout(done, 50));
    const before = kept.writes ?? 0;
    goOn();
    const [first, second] = await Promise.all(renewed);
    await eventually(() => (kept.writes ?? 0) >= before + 3, 'all is written');
    const { one: page } = (JSON.parse(kept.text ?? '') as { hooks: { one: Record<string, unknown> } }).hooks;
    expect(page).toMatchObject({ secret: { secret: second?.secret }, former: { secret: first?.secret } });
  });

  it('[HK6] what was put aside is on the disk before anything behind it counts', async () => {
    receiver.reply = () => 400;
    await started({ mostRefusals: 1 });
    await takenOrAside(await issue(1));
    kept.fails = 'the disk is full';
    const ids = await issue(2);
    await eventually(() => said.some((each) => each.includes('put aside')), 'it is refused');
    const place = await journal.checkpoint(smallHall().hall.id, 'hook-one');
    expect(place?.seq ?? 0).toBeLessThan(ledger.world().state.seq);
    delete kept.fails;
    await eventually(() => kept.text?.includes(ids[1] ?? '-'), 'they are kept');
    await started();
    expect(view()?.dead).toBe(3);
  });
});

const takenOrAside = (ids: readonly string[]): Promise<unknown> =>
  eventually(() => view()?.letters.some(({ id }) => id === ids.at(-1)), 'it is put aside');

async function dayOf(): Promise<{ readonly hall: string; readonly day: string }> {
  const last = await journal.lastStream(smallHall().hall.id);
  return { hall: smallHall().hall.id, day: last?.day ?? '' };
}

it('[HK2] every kind that there is stands on the page for integrators', async () => {
  const page = await readFile('docs/webhooks.md', 'utf8');
  for (const kind of HOOK_KINDS) expect(page).toContain(`\`${kind}\``);
});
