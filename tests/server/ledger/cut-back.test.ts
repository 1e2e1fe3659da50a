import { describe, expect, it } from 'vitest';
import type { Journal } from '../../../server/journal/journal.ts';
import { memoryJournal } from '../../../server/journal/memory-journal.ts';
import { steadyClock } from '../../../server/ledger/clock.ts';
import type { CutBack } from '../../../server/ledger/cut-back.ts';
import { followLedger } from '../../../server/ledger/following-ledger.ts';
import type { Ledger } from '../../../server/ledger/ledger.ts';
import { eventually } from '../../support/eventually.ts';
import { fakeTime, numberIn, send, startLedger, takeTicket } from '../../support/ledger.ts';
import { promoted, replaceable, shared } from '../../support/promoted.ts';
import { KIOSK } from '../../support/rules.ts';
import { smallHall } from '../../support/small-hall.ts';

const HALL = smallHall().hall.id;

/** Five came, and everybody who follows has seen all of them. */
async function fiveCame() {
  const first = memoryJournal();
  const place = replaceable(first);
  const told: CutBack[] = [];
  const report = { cutBack: (cutBack: CutBack) => void told.push(cutBack) };
  const owner = await startLedger(place.journal, fakeTime(), smallHall(), report);
  for (let coming = 0; coming < 5; coming += 1)
    await send(owner, KIOSK, takeTicket(['alpha']), `key-${String(coming)}`);
  return { first, place, told, owner, seq: owner.world().state.seq };
}

async function follows(journal: Journal, told: CutBack[]) {
  const clock = steadyClock(fakeTime().source);
  const report = { cutBack: (cutBack: CutBack) => void told.push(cutBack) };
  const following = followLedger({ journal, catalogue: smallHall(), clock, standsBy: true, report });
  await following.start();
  return following;
}

/** The hall as somebody finds it who reads the whole day. */
const found = async (journal: Journal): Promise<Pick<Ledger, 'world'>> => startLedger(shared(journal));

describe('[OW15] who has followed what a promoted database lacks', () => {
  it.each([
    ['less', 2, false, false],
    ['something else in its place', 0, true, false],
    ['less, and then more of its own', 2, false, true],
  ] as const)(
    'notices it where the journal has %s, says so once, and follows it anew',
    async (_, less, retold, goesOn) => {
      const { first, place, seq } = await fiveCame();
      const told: CutBack[] = [];
      const following = await follows(place.journal, told);
      expect(following.world().state.seq).toBe(seq);
      const next = await promoted(first, HALL, seq - less, retold);
      if (goesOn) {
        const owner = await startLedger(shared(next));
        for (let coming = 0; coming < 4; coming += 1) await send(owner, KIOSK, takeTicket(['alpha']));
      }
      place.become(next);
      await eventually(() => told.length > 0, 'it has said so');
      const after = (await found(next)).world();
      expect(following.world()).toEqual(after);
      expect(told.map(({ known, found: end }) => [known.seq, end.seq])).toEqual([[seq, after.state.seq]]);
      expect(following.health()).toMatchObject({ ready: true, detail: undefined, cutBack: told[0] });
      // It follows on from there, and has nothing more to say.
      const owner = await startLedger(shared(next));
      await send(owner, KIOSK, takeTicket(['alpha']));
      await following.reach({ day: after.state.day, seq: owner.world().state.seq }, 5000);
      expect(following.world()).toEqual((await found(next)).world());
      expect(told.length).toBe(1);
      await following.stop();
      expect(following.handOver()?.durable).toEqual((await found(next)).world());
    },
  );

  it('and reads a day that somebody changed no further, as before', async () => {
    const { first, place, seq } = await fiveCame();
    const told: CutBack[] = [];
    const following = await follows(place.journal, told);
    const next = await promoted(first, HALL, seq, false);
    await send(await startLedger(shared(next)), KIOSK, takeTicket(['alpha']));
    const day = following.world().state.day;
    const changed = (await next.read({ hall: HALL, day }, 0)).map((each) =>
      each.seq === 3 ? { ...each, record: each.record.replace('kiosk-1', 'kiosk-2') } : each,
    );
    const harmed = memoryJournal();
    // What comes next does not follow from what is known; and the day as it stands does not hold either.
    await harmed.append(
      { hall: HALL, day },
      0,
      changed.map((each) => (each.seq > seq ? { ...each, hash: 'other' } : each)),
      [],
    );
    place.become(harmed);
    await eventually(() => !following.health().ready, 'it says that it cannot go on');
    expect(following.health().detail).toContain('was changed after it was written');
    expect([told, following.world().state.seq]).toEqual([[], seq]);
    await following.stop();
  });

  it('and says that there is no day any more rather than begin again', async () => {
    const { place, seq } = await fiveCame();
    const told: CutBack[] = [];
    const following = await follows(place.journal, told);
    place.become(memoryJournal());
    await eventually(() => !following.health().ready, 'it says that it cannot go on');
    expect(following.health().detail).toContain('no day of this hall any more');
    expect(following.world().state.seq).toBe(seq);
    await following.stop();
  });
});

describe('[OW16] an owner whose database lacks what it has written', () => {
  it.each([
    ['with the next command', true],
    ['by itself, within a second', false],
  ])('notices it %s, says so once, and goes on from what there is', async (_, comes) => {
    const { first, place, told, owner, seq } = await fiveCame();
    place.become(await promoted(first, HALL, seq - 2, false));
    if (comes) expect(numberIn(await send(owner, KIOSK, takeTicket(['alpha'])))).toBe('A004');
    else await owner.tick();
    expect(told.map(({ known, found: end }) => [known.seq, end.seq])).toEqual([[seq, seq - 2]]);
    expect(owner.health()).toMatchObject({ ready: true, cutBack: told[0] });
    expect(numberIn(await send(owner, KIOSK, takeTicket(['alpha'])))).toBe(comes ? 'A005' : 'A004');
    await owner.tick();
    expect(told.length).toBe(1);
    expect(owner.world()).toEqual((await found(place.journal)).world());
  });

  it('answers who asks again with a key of what is lost as if they had not asked', async () => {
    const { first, place, owner, seq } = await fiveCame();
    place.become(await promoted(first, HALL, seq - 2, false));
    const again = await send(owner, KIOSK, takeTicket(['alpha']), 'key-4');
    expect([numberIn(again), again]).toMatchObject(['A004', { replayed: false }]);
  });

  it('gives no number where there is no day any more', async () => {
    const { place, owner } = await fiveCame();
    place.become(memoryJournal());
    expect(await send(owner, KIOSK, takeTicket(['alpha']))).toMatchObject({
      kind: 'unavailable',
      detail: expect.stringContaining('no day of this hall any more') as string,
    });
  });
});
