import { afterEach, expect, it } from 'vitest';
import type { HallEvent } from '../../core/queue/event.ts';
import { genesis, unseal } from '../../server/journal/chain.ts';
import {
  journalFeed,
  type Consumer,
  type FeedParts,
  type FollowFrom,
  type Following,
} from '../../server/journal/follow.ts';
import type { Journal } from '../../server/journal/journal.ts';
import { around } from '../support/around.ts';
import { chain } from '../support/chain.ts';
import { eventually } from '../support/eventually.ts';

const DAYS = ['2026-03-09', '2026-03-10', '2026-03-12'] as const;
/** Quick looks and checkpoints after every batch. */
const QUICK = { lookEveryMs: 5, keepEveryMs: 0, firstPauseMs: 4, longestPauseMs: 20 };

/** What every journal gives to those who follow it. `reopen` closes it and opens it again. */
export function followContract(given: () => Journal, reopen: () => Promise<void>): void {
  const followings: Following[] = [];
  const listeners = new Set<(events: readonly HallEvent[]) => void>();
  afterEach(async () => {
    await Promise.all(followings.splice(0).map((following) => following.stop()));
    listeners.clear();
  });
  const follow = (consumer: Consumer, from: FollowFrom, parts: Partial<FeedParts> = {}): Following => {
    const rates = { ...QUICK, ...parts.rates };
    const following = journalFeed({ journal: given(), hall: 'h', ...parts, rates }).follow(consumer, from);
    followings.push(following);
    return following;
  };
  const onNews: FeedParts['onNews'] = (listener) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  };
  /** Writes as another process does. */
  const write = async (day: string, count: number): Promise<readonly HallEvent[]> => {
    const stream = { hall: 'h', day };
    const last = (await given().read(stream, 0)).at(-1);
    const events = chain(stream, count, last?.seq ?? 0, last?.hash ?? genesis(stream));
    expect(await given().append(stream, last?.seq ?? 0, events, [])).toBe('ok');
    return events.map(unseal);
  };
  /** Writes as the ledger of this process does. */
  const writeHere = async (day: string, count: number): Promise<void> => {
    const events = await write(day, count);
    for (const listener of listeners) listener(events);
  };
  const listener = (name = 'counting') => {
    const heard: string[] = [];
    const take = (events: readonly HallEvent[]): void => {
      heard.push(...events.map(({ day, seq }) => `${day} ${String(seq)}`));
    };
    return {
      name,
      take,
      heard,
      after: (count: number) => eventually(() => heard.length >= count, `${name} has heard`),
    };
  };
  const placesOf = (...days: readonly (readonly [day: string, count: number, from?: number])[]): readonly string[] =>
    days.flatMap(([day, count, from = 1]) => Array.from({ length: count }, (_, at) => `${day} ${String(from + at)}`));

  it('[JF1] all events come in order, across midnight and days without any, those before and those after it began', async () => {
    const one = listener();
    await write(DAYS[0], 40);
    follow(one, 'beginning', { onNews, rates: { mostAtOnce: 7 } });
    await one.after(1);
    await write(DAYS[0], 5);
    await write(DAYS[1], 12);
    await one.after(57);
    await writeHere(DAYS[1], 3);
    await writeHere(DAYS[2], 9);
    await one.after(69);
    expect(one.heard).toEqual(placesOf([DAYS[0], 45], [DAYS[1], 15], [DAYS[2], 9]));
  });

  it('[JF2] what this process writes comes at once, and is not read back', async () => {
    await write(DAYS[0], 3);
    const one = listener();
    let reads = 0;
    let looked = false;
    const journal = around(given(), {
      read: (...args) => {
        reads += 1;
        return given().read(...args);
      },
      async dayAfter(...args) {
        const found = await given().dayAfter(...args);
        looked = true;
        return found;
      },
    });
    follow(one, 'beginning', { journal, onNews, rates: { lookEveryMs: 600_000 } });
    await one.after(3);
    await eventually(() => looked, 'it has looked for more');
    await eventually(async () => {
      const so = reads;
      await new Promise((done) => setTimeout(done, 400));
      return reads === so;
    }, 'it rests');
    const before = reads;
    const events = await write(DAYS[0], 2);
    for (const each of listeners) each(events);
    await one.after(5);
    expect(one.heard).toEqual(placesOf([DAYS[0], 5]));
    expect(reads).toBe(before);
  });

  it('[JF2] what another process wrote between comes in its place', async () => {
    const one = listener();
    follow(one, 'beginning', { onNews, rates: { lookEveryMs: 600_000 } });
    await writeHere(DAYS[0], 2);
    await one.after(2);
    await write(DAYS[0], 2);
    await writeHere(DAYS[0], 1);
    await one.after(5);
    await write(DAYS[0], 1);
    await writeHere(DAYS[1], 1);
    await one.after(7);
    expect(one.heard).toEqual(placesOf([DAYS[0], 6], [DAYS[1], 1]));
  });

  it('[JF3] after a stop and a start it goes on behind the last event that it has taken', async () => {
    const one = listener();
    await write(DAYS[0], 4);
    const first = follow(one, 'beginning', { rates: { keepEveryMs: 600_000 } });
    await one.after(4);
    await first.stop();
    await write(DAYS[0], 2);
    await write(DAYS[1], 3);
    expect(one.heard).toHaveLength(4);
    await reopen();
    follow(one, 'now');
    await one.after(9);
    expect(one.heard).toEqual(placesOf([DAYS[0], 6], [DAYS[1], 3]));
  });

  it('[JF4] consumers do not know of each other: one that is stuck holds nobody up', async () => {
    const [quick, stuck] = [listener('quick'), listener('stuck')];
    let release = (): void => undefined;
    const gate = new Promise<void>((resolve) => (release = resolve));
    follow({ name: 'stuck', take: (events) => gate.then(() => stuck.take(events)) }, 'beginning', { onNews });
    follow(quick, 'beginning', { onNews });
    await writeHere(DAYS[0], 5);
    await writeHere(DAYS[1], 5);
    await quick.after(10);
    await eventually(async () => (await given().checkpoint('h', 'quick'))?.day === DAYS[1], 'its place is kept');
    expect(await given().checkpoint('h', 'stuck')).toMatchObject({ seq: 0 });
    expect(stuck.heard).toEqual([]);
    release();
    await stuck.after(10);
    expect(stuck.heard).toEqual(quick.heard);
  });

  it('[JF5] without a checkpoint it begins where it is told: at the beginning, behind a place, or with what comes next', async () => {
    await write(DAYS[0], 3);
    await write(DAYS[1], 2);
    const [all, behind, next] = [listener('all'), listener('behind'), listener('next')];
    follow(all, 'beginning', { onNews });
    follow(behind, { day: DAYS[0], seq: 2 }, { onNews });
    follow(next, 'now', { onNews });
    // Before anybody could look where the journal ends.
    await writeHere(DAYS[1], 1);
    await all.after(6);
    await behind.after(4);
    await next.after(1);
    expect(all.heard).toEqual(placesOf([DAYS[0], 3], [DAYS[1], 3]));
    expect(behind.heard).toEqual(placesOf([DAYS[0], 1, 3], [DAYS[1], 3]));
    expect(next.heard).toEqual(placesOf([DAYS[1], 1, 3]));
  });

  it('[JF5] one that begins now has begun, though it ends before the first event', async () => {
    await write(DAYS[0], 3);
    const one = listener();
    const first = follow(one, 'now');
    await eventually(() => given().checkpoint('h', one.name), 'its place is kept');
    await first.stop();
    await write(DAYS[0], 2);
    follow(one, 'now');
    await one.after(2);
    expect(one.heard).toEqual(placesOf([DAYS[0], 2, 4]));
  });

  it('[JF6] what a consumer fails at comes again, after longer and longer pauses, and the operator is told', async () => {
    await write(DAYS[0], 3);
    const one = listener();
    const told: string[] = [];
    const report = {
      failed: (consumer: string, { detail, attempt, againMs }: { detail: string; attempt: number; againMs: number }) =>
        told.push(`${consumer}: ${detail}, ${String(attempt)}, ${String(againMs)}`),
      recovered: (consumer: string) => told.push(`${consumer} works`),
    };
    let left = 4;
    const take = (events: readonly HallEvent[]): void => {
      if ((left -= 1) >= 0) throw new Error('no room');
      one.take(events);
    };
    follow({ name: 'failing', take }, 'beginning', { report });
    await eventually(() => told.includes('failing works'), 'it works again');
    expect(told).toEqual([
      'failing: no room, 1, 4',
      'failing: no room, 2, 8',
      'failing: no room, 3, 16',
      'failing: no room, 4, 20',
      'failing works',
    ]);
    await write(DAYS[0], 1);
    await one.after(4);
    expect(one.heard).toEqual(placesOf([DAYS[0], 4]));
  });

  it('[JF7] a slow consumer has one batch at a time, of a size that it can hold, however much comes meanwhile', async () => {
    const one = listener();
    const sizes: number[] = [];
    let under = 0;
    const take = async (events: readonly HallEvent[]): Promise<void> => {
      expect((under += 1)).toBe(1);
      sizes.push(events.length);
      await new Promise((done) => setTimeout(done, 1));
      one.take(events);
      under -= 1;
    };
    follow({ name: 'slow', take }, 'beginning', { onNews, rates: { mostAtOnce: 100 } });
    for (let batch = 0; batch < 9; batch += 1) await writeHere(DAYS[0], 300);
    await writeHere(DAYS[1], 50);
    await one.after(2750);
    expect(one.heard).toEqual(placesOf([DAYS[0], 2700], [DAYS[1], 50]));
    expect(Math.max(...sizes)).toBe(100);
  });

  it('[JF8] a stop waits for the batch under way and keeps its place; nothing comes after it', async () => {
    await write(DAYS[0], 2);
    let begun = false;
    let release = (): void => undefined;
    const gate = new Promise<void>((resolve) => (release = resolve));
    const take = async (): Promise<void> => {
      begun = true;
      await gate;
    };
    const following = follow({ name: 'busy', take }, 'beginning', { onNews });
    await eventually(() => begun, 'a batch is under way');
    let stopped = false;
    const stopping = following.stop().then(() => (stopped = true));
    await writeHere(DAYS[0], 1);
    expect(stopped).toBe(false);
    release();
    await stopping;
    expect(await given().checkpoint('h', 'busy')).toEqual({ day: DAYS[0], seq: 2 });
  });

  it('[JF9] the end of a day that is written between two looks is not passed over', async () => {
    await write(DAYS[0], 2);
    const one = listener();
    let midnight = false;
    const journal = around(given(), {
      async dayAfter(hall, day) {
        if (!midnight && one.heard.length === 2) {
          midnight = true;
          await write(DAYS[0], 1);
          await write(DAYS[1], 1);
        }
        return given().dayAfter(hall, day);
      },
    });
    follow(one, 'beginning', { journal });
    await one.after(4);
    expect(one.heard).toEqual(placesOf([DAYS[0], 3], [DAYS[1], 1]));
  });
}
