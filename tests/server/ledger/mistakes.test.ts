import { describe, expect, it } from 'vitest';
import type { CommandBody } from '../../../core/queue/command.ts';
import { verifyChain, genesis } from '../../../server/journal/chain.ts';
import { memoryJournal } from '../../../server/journal/memory-journal.ts';
import { steadyClock } from '../../../server/ledger/clock.ts';
import { followLedger } from '../../../server/ledger/following-ledger.ts';
import type { Ledger } from '../../../server/ledger/ledger.ts';
import type { Handled } from '../../../server/ledger/hall.ts';
import { fakeTime, numberIn, quiet, send, startLedger, takeTicket } from '../../support/ledger.ts';
import { KIOSK, SUPERVISOR } from '../../support/rules.ts';
import { smallHall } from '../../support/small-hall.ts';

const DAY = { hall: 'small', day: '2026-03-09' };

/** A command whose answer cannot be made. */
function withoutAnswer(ledger: Ledger, body: CommandBody, key?: string): Promise<Handled> {
  return ledger.handle({
    actor: KIOSK,
    body,
    idempotency: key === undefined ? undefined : { key, fingerprint: 'the same' },
    answer: () => {
      throw new Error('no such counter');
    },
  });
}

describe('a mistake of ours', () => {
  it('[L20] in an answer: what was decided is written and said to be done, nobody else notices, and it is told once', async () => {
    const journal = memoryJournal();
    const told: unknown[] = [];
    const ledger = await startLedger(journal, fakeTime(), smallHall(), { mistake: (fault) => told.push(fault) });
    const [before, without, behind] = await Promise.all([
      send(ledger, KIOSK, takeTicket(['alpha'])),
      withoutAnswer(ledger, takeTicket(['alpha']), 'key'),
      send(ledger, KIOSK, takeTicket(['alpha'])),
    ]);
    expect([numberIn(before), without, numberIn(behind)]).toEqual(['A001', { kind: 'unanswered' }, 'A002']);
    expect(told).toEqual([new Error('no such counter')]);
    expect([...ledger.world().state.byNumber.keys()]).toEqual(['A001', 'A002', 'A003']);
    // Asked again under its key it is not done again.
    expect(await withoutAnswer(ledger, takeTicket(['alpha']), 'key')).toEqual({ kind: 'unanswered' });
    expect(numberIn(await send(ledger, KIOSK, takeTicket(['alpha'])))).toBe('A004');
    await ledger.stop();
    const again = await startLedger(journal);
    expect(await withoutAnswer(again, takeTicket(['alpha']), 'key')).toEqual({ kind: 'unanswered' });
    expect([...again.world().state.byNumber.keys()]).toEqual(['A001', 'A002', 'A003', 'A004']);
    expect(verifyChain(DAY, await journal.read(DAY, 0), 0, genesis(DAY)).ok).toBe(true);
    await again.stop();
  });

  it('[L21] in an event that cannot be applied or written: nothing of it has happened, and nobody else notices', async () => {
    const journal = memoryJournal();
    const ledger = await startLedger(journal);
    const spoilt = { toJSON: () => { throw new Error('cannot be written'); } }; // prettier-ignore
    const stop = (reason: unknown): Promise<Handled> =>
      (async () => send(ledger, SUPERVISOR, { name: 'stop-intake', reason: reason as string }, undefined, ''))();
    const [first, failed, second] = await Promise.allSettled([
      send(ledger, KIOSK, takeTicket(['alpha'])),
      stop(spoilt),
      send(ledger, KIOSK, takeTicket(['alpha'])),
    ]);
    expect(failed).toMatchObject({ status: 'rejected', reason: new Error('cannot be written') });
    expect([first, second].map((each) => (each.status === 'fulfilled' ? numberIn(each.value) : ''))).toEqual([
      'A001',
      'A002',
    ]);
    expect(ledger.world().state.intakeStopped).toBeUndefined();
    expect(numberIn(await send(ledger, KIOSK, takeTicket(['alpha'])))).toBe('A003');
    expect(verifyChain(DAY, await journal.read(DAY, 0), 0, genesis(DAY)).ok).toBe(true);
    await ledger.stop();
  });

  it('[L22] in somebody who is told the news: the others are told, and the hall goes on', async () => {
    const told: unknown[] = [];
    const ledger = await startLedger(memoryJournal(), fakeTime(), smallHall(), {
      mistake: (fault) => told.push(fault),
    });
    let heard = 0;
    ledger.subscribe(() => {
      throw new Error('deaf');
    });
    ledger.subscribe(() => (heard += 1));
    expect(numberIn(await send(ledger, KIOSK, takeTicket(['alpha'])))).toBe('A001');
    expect(numberIn(await send(ledger, KIOSK, takeTicket(['alpha'])))).toBe('A002');
    expect([heard, told.length]).toEqual([2, 2]);
    await ledger.stop();
  });

  it('[L22] also where another server decides: it is no fault of what is followed', async () => {
    const journal = memoryJournal();
    const ledger = await startLedger(journal);
    const told: unknown[] = [];
    const report = { ...quiet, mistake: (fault: unknown) => told.push(fault) };
    const follower = followLedger({ journal, catalogue: smallHall(), clock: steadyClock(fakeTime().source), report });
    await follower.start();
    let heard = 0;
    follower.subscribe(() => {
      throw new Error('deaf');
    });
    follower.subscribe(() => (heard += 1));
    await send(ledger, KIOSK, takeTicket(['alpha']));
    await follower.reach({ day: '2026-03-09', seq: 2 }, 5000);
    expect([heard, told.length, follower.health().ready]).toEqual([1, 1, true]);
    await follower.stop();
  });
});
