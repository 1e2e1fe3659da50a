import { DAY } from '../../../core/base/time.ts';
import { describe, expect, it } from 'vitest';
import { JournalFault, JournalTaken, type Journal } from '../../../server/journal/journal.ts';
import { memoryJournal } from '../../../server/journal/memory-journal.ts';
import { steadyClock } from '../../../server/ledger/clock.ts';
import type { CutBack } from '../../../server/ledger/cut-back.ts';
import { followLedger } from '../../../server/ledger/following-ledger.ts';
import { systemIds } from '../../../server/ledger/ids.ts';
import type { KnownDay } from '../../../server/ledger/known-day.ts';
import { createLedger, type Ledger } from '../../../server/ledger/ledger.ts';
import { around } from '../../support/around.ts';
import { fakeTime, numberIn, quiet, send, startLedger, takeTicket } from '../../support/ledger.ts';
import { promoted, shared } from '../../support/promoted.ts';
import { KIOSK, SUPERVISOR } from '../../support/rules.ts';
import { smallHall } from '../../support/small-hall.ts';

const HALL = smallHall().hall.id;

/** The newest day of a journal as it was followed up to now. */
async function followed(journal: Journal, time = fakeTime()): Promise<KnownDay> {
  const following = followLedger({ journal, catalogue: smallHall(), clock: steadyClock(time.source), standsBy: true });
  await following.start();
  await following.stop();
  const known = following.handOver();
  if (known === undefined) throw new Error('nothing was handed over');
  return known;
}

/** Who takes the hall over, and behind which events the journal was read for it. */
async function takeOver(inner: Journal, known: KnownDay, time = fakeTime()) {
  const readBehind: number[] = [];
  const journal = around(inner, {
    read(stream, afterSeq, limit) {
      readBehind.push(afterSeq);
      return inner.read(stream, afterSeq, limit);
    },
  });
  const parts = { journal, catalogue: smallHall(), clock: steadyClock(time.source), ids: systemIds, report: quiet };
  const ledger = createLedger({ ...parts, known });
  await ledger.start();
  return { ledger, readBehind };
}

/** A morning: three come, one is called. */
async function morning(ledger: Ledger): Promise<void> {
  await send(ledger, SUPERVISOR, { name: 'open-counter', counter: '1' });
  for (let coming = 0; coming < 3; coming += 1) await send(ledger, KIOSK, takeTicket(['alpha']));
  await send(ledger, SUPERVISOR, { name: 'call-next', counter: '1' });
}

/** The hall as somebody finds it who reads the whole day. */
async function wholeDay(journal: Journal): Promise<Pick<Ledger, 'world'>> {
  return startLedger(shared(journal));
}

describe('[OW13] who takes a hall over goes on from the day as it has followed it', () => {
  it('and reads what came since alone', async () => {
    const journal = shared(memoryJournal());
    const owner = await startLedger(journal);
    await morning(owner);
    const known = await followed(journal);
    const { seq } = known.durable.state;
    await send(owner, KIOSK, takeTicket(['alpha']));
    const { ledger, readBehind } = await takeOver(journal, known);
    expect(readBehind).toEqual([seq]);
    expect(ledger.world()).toEqual((await wholeDay(journal)).world());
    expect(numberIn(await send(ledger, KIOSK, takeTicket(['alpha'])))).toBe('A005');
    expect(ledger.world()).toEqual((await wholeDay(journal)).world());
  });

  it('and writes on the chain where nothing came since', async () => {
    const journal = shared(memoryJournal());
    await morning(await startLedger(journal));
    const { ledger } = await takeOver(journal, await followed(journal));
    expect(numberIn(await send(ledger, KIOSK, takeTicket(['alpha'])))).toBe('A004');
    expect(ledger.world()).toEqual((await wholeDay(journal)).world());
  });

  it('and reads the whole day where the journal has less, or something else, at that place', async () => {
    const journal = shared(memoryJournal());
    const owner = await startLedger(journal);
    await morning(owner);
    const { seq } = owner.world().state;
    await send(owner, KIOSK, takeTicket(['alpha']));
    const all = owner.world().state.seq;
    for (const [upTo, retold] of [
      [seq, false],
      [all, true],
      [seq, true],
    ] as const) {
      const other = shared(await promoted(journal, HALL, upTo, retold));
      const { ledger, readBehind } = await takeOver(other, await followed(journal));
      expect(readBehind.at(-1)).toBe(0);
      expect(ledger.world()).toEqual((await wholeDay(other)).world());
      expect(numberIn(await send(ledger, KIOSK, takeTicket(['alpha'])))).toBe(upTo === seq ? 'A004' : 'A005');
    }
  });

  it('and reads the whole day where the journal went on from something else', async () => {
    const journal = shared(memoryJournal());
    await morning(await startLedger(journal));
    const known = await followed(journal);
    const { seq } = known.durable.state;
    const other = shared(await promoted(journal, HALL, seq, true));
    await send(await startLedger(other), KIOSK, takeTicket(['alpha']));
    const { ledger, readBehind } = await takeOver(other, known);
    expect(readBehind).toEqual([seq, 0]);
    expect(ledger.world()).toEqual((await wholeDay(other)).world());
  });

  it('and reads the day that has begun meanwhile', async () => {
    const journal = shared(memoryJournal());
    await morning(await startLedger(journal));
    const known = await followed(journal);
    const time = fakeTime();
    time.pass(DAY);
    await startLedger(journal, time);
    const { ledger, readBehind } = await takeOver(journal, known, time);
    expect(readBehind).toEqual([0]);
    expect(ledger.world().state.day).not.toBe(known.durable.state.day);
    expect(ledger.world()).toEqual((await startLedger(journal, time)).world());
  });

  it('and whoever still follows hands nothing over', async () => {
    const journal = shared(memoryJournal());
    await morning(await startLedger(journal));
    const clock = steadyClock(fakeTime().source);
    const following = followLedger({ journal, catalogue: smallHall(), clock, standsBy: true });
    await following.start();
    expect(following.handOver()).toBeUndefined();
    await following.stop();
    expect(following.handOver()?.durable).toEqual((await wholeDay(journal)).world());
    // What it has handed over is in other hands.
    expect(following.handOver()).toBeUndefined();
  });
});

describe('[OW17] who owned a hall and follows it from now on goes on from the day as it has it', () => {
  /** Who follows from what an owner knew, and behind which events the journal was read for it. */
  async function followsOn(inner: Journal, known: KnownDay, told: CutBack[] = []) {
    const readBehind: number[] = [];
    const journal = around(inner, {
      read(stream, afterSeq, limit) {
        readBehind.push(afterSeq);
        return inner.read(stream, afterSeq, limit);
      },
    });
    const report = { cutBack: (cutBack: CutBack) => void told.push(cutBack) };
    const parts = { catalogue: smallHall(), clock: steadyClock(fakeTime().source), standsBy: true, report };
    const following = followLedger({ ...parts, journal, known });
    await following.start();
    return { following, readBehind };
  }
  const handedOver = async (owner: Ledger): Promise<KnownDay> => {
    expect(owner.handOver()).toBeUndefined();
    await owner.stop();
    const known = owner.handOver();
    if (known === undefined) throw new Error('nothing was handed over');
    // What it has handed over is in other hands.
    expect(owner.handOver()).toBeUndefined();
    return known;
  };

  it('and reads what came since alone; and takes it over again the same way', async () => {
    const journal = shared(memoryJournal());
    const owner = await startLedger(journal);
    await morning(owner);
    const { seq } = owner.world().state;
    const known = await handedOver(owner);
    const other = await startLedger(journal);
    await send(other, KIOSK, takeTicket(['alpha']));
    const { following, readBehind } = await followsOn(journal, known);
    expect(readBehind[0]).toBe(seq);
    expect(readBehind).not.toContain(0);
    expect(following.world()).toEqual((await wholeDay(journal)).world());
    await following.stop();
    const again = await takeOver(journal, following.handOver()!);
    expect(numberIn(await send(again.ledger, KIOSK, takeTicket(['alpha'])))).toBe('A005');
    expect(again.ledger.world()).toEqual((await wholeDay(journal)).world());
  });

  it('without what it had decided and could not write', async () => {
    const inner = shared(memoryJournal());
    let full = false;
    const journal = around(inner, {
      append: (...given) => (full ? Promise.reject(new JournalFault('the disk is full')) : inner.append(...given)),
    });
    const owner = await startLedger(journal);
    await morning(owner);
    full = true;
    expect(await send(owner, KIOSK, takeTicket(['alpha']))).toMatchObject({ kind: 'unavailable' });
    const known = await handedOver(owner);
    expect(known.ahead).toEqual(known.durable);
    const { following } = await followsOn(inner, known);
    expect(following.world()).toEqual((await wholeDay(inner)).world());
    await following.stop();
  });

  it('and decides nothing more once it was refused as no owner, whatever still waits', async () => {
    const inner = shared(memoryJournal());
    let [taken, refused] = [false, 0];
    const journal = around(inner, {
      append(...given) {
        if (!taken) return inner.append(...given);
        refused += 1;
        return Promise.reject(new JournalTaken('another server owns this hall now'));
      },
    });
    const owner = await startLedger(journal);
    await morning(owner);
    taken = true;
    const waiting = ['one', 'two', undefined].map((key) => send(owner, KIOSK, takeTicket(['alpha']), key));
    for (const each of await Promise.all(waiting))
      expect(each).toMatchObject({ kind: 'unavailable', detail: expect.stringContaining('another server') as string });
    const asked = refused;
    for (const key of ['three', undefined])
      expect(await send(owner, KIOSK, takeTicket(['alpha']), key)).toMatchObject({ kind: 'unavailable' });
    await owner.tick();
    expect(owner.health()).toMatchObject({ ready: false, detail: expect.stringContaining('another server') as string });
    expect(refused).toBe(asked);
    const known = await handedOver(owner);
    expect(known.ahead).toEqual(known.durable);
    expect((await followsOn(inner, known)).following.world()).toEqual((await wholeDay(inner)).world());
  });

  it('and with what it had not heard of having written', async () => {
    const inner = shared(memoryJournal());
    let deaf = false;
    const journal = around(inner, {
      async append(...given) {
        const done = await inner.append(...given);
        if (deaf) throw new JournalFault('the line is broken');
        return done;
      },
    });
    const owner = await startLedger(journal);
    await morning(owner);
    deaf = true;
    expect(await send(owner, KIOSK, takeTicket(['alpha']))).toMatchObject({ kind: 'unavailable' });
    const { following } = await followsOn(inner, await handedOver(owner));
    expect(following.world()).toEqual((await wholeDay(inner)).world());
    expect(following.world().state.issuedTotal).toBe(4);
    await following.stop();
  });

  it('and says so where the journal does not have it any more', async () => {
    const journal = shared(memoryJournal());
    const owner = await startLedger(journal);
    await morning(owner);
    const { seq } = owner.world().state;
    const known = await handedOver(owner);
    const other = shared(await promoted(journal, HALL, seq - 1, false));
    const told: CutBack[] = [];
    const { following } = await followsOn(other, known, told);
    expect(told.map((each) => [each.known.seq, each.found.seq])).toEqual([[seq, seq - 1]]);
    expect(following.world()).toEqual((await wholeDay(other)).world());
    await following.stop();
  });

  it('and reads the day that has begun meanwhile, and has nothing to say', async () => {
    const journal = shared(memoryJournal());
    const owner = await startLedger(journal);
    await morning(owner);
    const known = await handedOver(owner);
    const time = fakeTime();
    time.pass(DAY);
    const next = await startLedger(journal, time);
    const told: CutBack[] = [];
    const { following, readBehind } = await followsOn(journal, known, told);
    expect([readBehind[0], told]).toEqual([0, []]);
    expect(following.world()).toEqual(next.world());
    await following.stop();
  });
});
