import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { HallEvent } from '../../../../core/queue/event.ts';
import { VirtualPrinters } from '../../../../printer/virtual/virtual-printers.ts';
import type { Ledger } from '../../../../server/ledger/ledger.ts';
import { startPrintProcessor, type SlipPrinter } from '../../../../server/equipment/printers/print-processor.ts';
import { GIVE_UP_AFTER, OWN_PATIENCE } from '../../../../server/equipment/printers/spool.ts';
import { memoryJournal } from '../../../../server/journal/memory-journal.ts';
import { unseal } from '../../../../server/journal/chain.ts';
import { journalFeed, type JournalFeed } from '../../../../server/journal/follow.ts';
import type { Journal } from '../../../../server/journal/journal.ts';
import { around } from '../../../support/around.ts';
import { fakeTime, send, startLedger, takeTicket } from '../../../support/ledger.ts';
import { KIOSK } from '../../../support/rules.ts';
import { soon } from '../../../support/soon.ts';

const PLACES = [
  { id: 'kiosk-1', name: 'one', paperMm: 80, standIn: 'kiosk-2' },
  { id: 'kiosk-2', name: 'two', paperMm: 58 },
];

describe('the print processor', () => {
  let time = fakeTime();
  let journal: Journal = memoryJournal();
  let ledger: Ledger;
  let room: VirtualPrinters;
  let stop = (): Promise<void> => Promise.resolve();

  beforeEach(async () => {
    time = fakeTime();
    journal = memoryJournal();
    ledger = await startLedger(journal, time);
    room = new VirtualPrinters(PLACES, time.wall);
    stop = startPrinting();
  });
  afterEach(async () => {
    await stop();
    await ledger.stop();
  });

  const startPrinting = (printer: SlipPrinter = room): (() => Promise<void>) => {
    const onNews = (listener: (events: readonly HallEvent[]) => void) =>
      ledger.subscribe(({ events }) => listener(events));
    return startPrintProcessor(ledger, journalFeed({ journal, hall: 'small', onNews }), printer, 'http://hall');
  };
  const slips = () => [...ledger.world().record.slips.values()];
  /** Until every paper has been reported: by events, not by the clock. */
  const settled = async (): Promise<void> => {
    await soon(() => expect(slips().every((slip) => slip.outcome !== 'owed')).toBe(true));
  };

  it('[SP7] a durable ticket is printed once, where it was taken, and the journal says so', async () => {
    await send(ledger, KIOSK, takeTicket(['alpha']));
    await settled();
    expect(slips()).toMatchObject([{ outcome: 'printed', printer: 'kiosk-1' }]);
    expect(room.papers().map((paper) => paper.printer)).toEqual(['kiosk-1']);
  });

  it('[SP8] out of paper: the job waits, goes to the stand-in, and the stand-in’s paper is the only one', async () => {
    room.setFaults('kiosk-1', { paperOut: true });
    await send(ledger, KIOSK, takeTicket(['alpha']));
    expect(slips()).toMatchObject([{ outcome: 'owed' }]);
    time.pass(OWN_PATIENCE);
    await settled();
    expect(slips()).toMatchObject([{ outcome: 'printed', printer: 'kiosk-2' }]);
    room.setFaults('kiosk-1', { paperOut: false });
    expect(room.papers().map((paper) => paper.printer)).toEqual(['kiosk-2']);
  });

  it('[SP12] several papers wait for one stand-in: each comes out once, though one print wakes the others', async () => {
    room.setFaults('kiosk-1', { paperOut: true });
    for (const service of ['alpha', 'beta', 'gamma']) await send(ledger, KIOSK, takeTicket([service]));
    time.pass(OWN_PATIENCE);
    room.setFaults('kiosk-2', { paperLow: true });
    await settled();
    expect(room.papers()).toHaveLength(3);
    expect(new Set(room.papers().map((paper) => paper.number)).size).toBe(3);
  });

  it('[SP9] paper is put in within the patience: it comes out at home', async () => {
    room.setFaults('kiosk-1', { coverOpen: true });
    await send(ledger, KIOSK, takeTicket(['alpha']));
    time.pass(OWN_PATIENCE - 1000);
    room.setFaults('kiosk-1', { coverOpen: false });
    await settled();
    expect(room.papers().map((paper) => paper.printer)).toEqual(['kiosk-1']);
  });

  it('[SP10] nothing is printed long after the citizen has gone', async () => {
    for (const { id } of PLACES) room.setFaults(id, { paperOut: true });
    await send(ledger, KIOSK, takeTicket(['alpha']));
    time.pass(GIVE_UP_AFTER);
    await settled();
    expect(slips()).toMatchObject([{ outcome: 'failed', detail: 'paper-out' }]);
    for (const { id } of PLACES) room.setFaults(id, { paperOut: false });
    expect(room.papers()).toEqual([]);
  });

  it('[SP11] a paper that a crash has hidden is unknown afterwards, and no second one comes by itself', async () => {
    await stop();
    await send(ledger, KIOSK, takeTicket(['alpha']));
    expect(slips()).toMatchObject([{ outcome: 'owed' }]);
    await ledger.stop();
    ledger = await startLedger(journal, time);
    stop = startPrinting();
    await settled();
    expect(slips()).toMatchObject([{ outcome: 'unknown' }]);
    expect(room.papers()).toEqual([]);
  });

  it('[SP11] whoever knows of it before the journal has the doubt is heard all the same', async () => {
    await stop();
    await send(ledger, KIOSK, takeTicket(['alpha']));
    await ledger.stop();
    ledger = await startLedger(journal, time);
    const [slip] = slips();
    const attempt = { outcome: 'printed' } as const;
    const late = { ticket: slip?.ticket ?? '', copy: 0, printer: 'kiosk-1', attempt, waitedFor: false };
    const agents = around<SlipPrinter>(room, {
      onTold(listener) {
        // An agent that was quicker to come back than the disk to write.
        void listener(late);
        return () => undefined;
      },
    });
    stop = startPrinting(agents);
    await soon(() => expect(slips()).toMatchObject([{ outcome: 'printed', printer: 'kiosk-1' }]));
    expect(room.papers()).toEqual([]);
  });

  it('[SP13] an event that is told twice makes one paper, and so does one that was there before the start', async () => {
    await send(ledger, KIOSK, takeTicket(['alpha']));
    await settled();
    await stop();
    const feed: JournalFeed = {
      follow: ({ take }) => {
        const leave = ledger.subscribe(({ events }) => {
          void take(events);
          void take(events);
        });
        void journal.read({ hall: 'small', day: ledger.world().state.day }, 0).then((all) => take(all.map(unseal)));
        return { stop: () => Promise.resolve(leave()) };
      },
    };
    stop = startPrintProcessor(ledger, feed, room, 'http://hall');
    await send(ledger, KIOSK, takeTicket(['beta']));
    await settled();
    expect(room.papers().map((paper) => paper.number)).toEqual(['B001', 'A001']);
  });
});
