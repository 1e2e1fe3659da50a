import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { pino } from 'pino';
import type { Database, Heard } from '../../../server/database/database.ts';
import type { Holder, Leases } from '../../../server/database/leases.ts';
import { ownership } from '../../../server/halls/ownership.ts';

const HERE = 'http://here';

/** The leases of a hall, in a database that is as slow as it is told to be. */
function slowLeases() {
  let holder: Holder | undefined;
  let takes = 0;
  const slow = { ms: 0 };
  const said = async <T>(answer: () => T): Promise<T> => {
    await new Promise((done) => setTimeout(done, slow.ms));
    return answer();
  };
  const leases: Leases = {
    look: () => said(() => holder),
    take: () =>
      said(() => {
        if (holder?.alive === true) return undefined;
        takes += 1;
        holder = { address: HERE, epoch: takes, alive: true, mine: true };
        return takes;
      }),
    renew: (_hall, epoch) => said(() => holder?.epoch === epoch && holder.mine),
    release: () => Promise.resolve(),
    close: () => Promise.resolve(),
  };
  return { leases, slow, held: (by: Holder) => (holder = by) };
}

function ownershipOf(leases: Leases) {
  let hear: (news: Heard) => void = () => undefined;
  const did: string[] = [];
  const database: Partial<Database> = {
    listen(listener) {
      hear = listener;
      return () => undefined;
    },
  };
  const owning = ownership({
    ...{ hall: 'hall', leases, database: database as Database, log: pino({ level: 'silent' }) },
    own: (fence) => Promise.resolve(void did.push(`own ${String(fence.epoch())}`)),
    follow: () => Promise.resolve(void did.push('follow')),
    failed: (fault) => void did.push(String(fault)),
  });
  return { owning, did, hear: () => hear({ what: 'missed', hall: '' }) };
}

/** What the machine's stopwatch says. */
let at = 1000;
beforeEach(() => {
  vi.useFakeTimers();
  vi.spyOn(performance, 'now').mockImplementation(() => at);
});
afterEach(() => {
  vi.restoreAllMocks();
  vi.useRealTimers();
});

/** Time passes, and what is due is done. */
async function pass(ms: number, each: () => void = () => undefined): Promise<void> {
  for (let left = ms; left > 0; left -= 50) {
    at += 50;
    await vi.advanceTimersByTimeAsync(50);
    each();
  }
}

/** Time passes while the process is stopped. */
const stop = (ms: number): unknown => (at += ms);

describe('who owns a hall', () => {
  it('[OW1] a server that hears news while it takes a hall for the first time does not follow itself', async () => {
    const { leases, slow } = slowLeases();
    slow.ms = 100;
    const { owning, did, hear } = ownershipOf(leases);
    const begun = owning.begin();
    for (let news = 0; news < 6; news += 1) {
      hear();
      await pass(50);
    }
    await pass(1000);
    await begun;
    expect([did, owning.owner()]).toEqual([['own 1'], 'here']);
    await owning.end();
  });

  it('[OW1] a hall that was taken here by a statement whose answer was lost is owned here', async () => {
    const { leases, held } = slowLeases();
    const { owning, did } = ownershipOf({
      ...leases,
      take() {
        held({ address: HERE, epoch: 7, alive: true, mine: true });
        return Promise.resolve(undefined);
      },
    });
    const begun = owning.begin();
    await pass(100);
    await begun;
    expect([did, owning.owner()]).toEqual([['own 7'], 'here']);
    await owning.end();
  });

  it('[OW1] whoever was quicker is followed', async () => {
    const { leases, held } = slowLeases();
    const { owning, did } = ownershipOf({
      ...leases,
      take() {
        held({ address: 'http://there', epoch: 7, alive: true, mine: false });
        return Promise.resolve(undefined);
      },
    });
    const begun = owning.begin();
    await pass(100);
    await begun;
    expect([did, owning.owner()]).toEqual([['follow'], { address: 'http://there' }]);
    const ended = owning.end();
    await pass(100);
    await ended;
  });
});

describe('a server that was stopped', () => {
  async function owner() {
    const { leases, slow } = slowLeases();
    const { owning } = ownershipOf(leases);
    const begun = owning.begin();
    await pass(100);
    await begun;
    expect([owning.owner(), owning.overslept()]).toEqual(['here', false]);
    return { owning, slow };
  }

  it('[OW18] a look counts from when it was asked: one that was under way says nothing of how it is after a stop', async () => {
    const { owning, slow } = await owner();
    slow.ms = 2000;
    await pass(500);
    stop(15_000);
    expect(owning.overslept()).toBe(true);
    // The one that was under way ends, and the next one is asked.
    await pass(2000);
    expect(owning.overslept()).toBe(true);
    await pass(2500);
    expect(owning.overslept()).toBe(false);
  });

  it('[OW18] who was not stopped has not overslept, however slow the database is', async () => {
    const { owning, slow } = await owner();
    for (const ms of [6000, 12_000, 60_000]) {
      slow.ms = ms;
      await pass(2.5 * ms, () => expect(owning.overslept()).toBe(false));
    }
  });

  it('[OW18] a stop of less than 10 s is none', async () => {
    const { owning } = await owner();
    stop(8000);
    expect(owning.overslept()).toBe(false);
  });
});
