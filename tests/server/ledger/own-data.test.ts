import { describe, expect, it } from 'vitest';
import { DAY } from '../../../core/base/time.ts';
import type { Catalogue } from '../../../core/catalogue/catalogue.ts';
import { memoryJournal } from '../../../server/journal/memory-journal.ts';
import { fakeTime, send, startLedger, takeTicket } from '../../support/ledger.ts';
import { KIOSK, SUPERVISOR } from '../../support/rules.ts';
import { smallHall } from '../../support/small-hall.ts';

const OWN = smallHall();
const renamed = (id: string): Catalogue => ({ ...OWN, hall: { ...OWN.hall, id } });
/** Another hall under the same id: its counters have the same numbers, as everywhere. */
const STRANGER: Catalogue = {
  ...OWN,
  lines: OWN.lines.map((line) => ({ ...line, id: `other-${line.id}` })),
  services: OWN.services.map((service) => ({ ...service, id: `other-${service.id}`, line: `other-${service.line}` })),
  counters: OWN.counters.map((counter) => ({
    ...counter,
    lines: counter.lines.map(({ line, level }) => ({ line: `other-${line}`, level })),
  })),
};
const without = (service: string): Catalogue => ({ ...OWN, services: OWN.services.filter(({ id }) => id !== service) });

describe('the data of another hall', () => {
  it.each([
    ['of another id', renamed('elsewhere'), 'the data are those of hall, and the hall file is that of elsewhere'],
    ['of the same id, with nothing in common', STRANGER, 'shares no line and no service with the last day in the data'],
  ])('[SU5] a hall file %s is refused, on the same day and later, and nothing is written', async (_, file, says) => {
    const [journal, time] = [memoryJournal(), fakeTime()];
    const ledger = await startLedger(journal, time);
    await send(ledger, KIOSK, takeTicket(['alpha']));
    await ledger.stop();
    const own = OWN.hall.id;
    const before = await journal.streams(own);
    for (const wait of [0, DAY, 30 * DAY]) {
      time.pass(wait);
      await expect(startLedger(journal, time, file)).rejects.toThrow(says.replace('of hall,', `of ${own},`));
      await expect(startLedger(journal, time, file)).rejects.toThrow(/HALL_DATA.*HALL_FILE/);
      await expect(startLedger(journal, time, file)).rejects.toMatchObject({ name: 'ForeignData' });
    }
    expect(await journal.streams(own)).toEqual(before);
    expect(await journal.halls()).toEqual([own]);
    await (await startLedger(journal, time)).stop();
  });

  it('[SU5] one line or one service in common is the same hall, changed', async () => {
    const [journal, time] = [memoryJournal(), fakeTime()];
    await (await startLedger(journal, time)).stop();
    time.pass(DAY);
    const [line] = OWN.lines;
    await (
      await startLedger(journal, time, {
        ...STRANGER,
        lines: [...STRANGER.lines, ...(line === undefined ? [] : [line])],
      })
    ).stop();
    expect(await journal.streams(OWN.hall.id)).toHaveLength(2);
  });
});

describe('a changed hall file that today cannot take', () => {
  it('[SU6] is told while it does not count, with what today needs, and no longer once it does', async () => {
    const [journal, time] = [memoryJournal(), fakeTime()];
    const first = await startLedger(journal, time);
    await send(first, KIOSK, takeTicket(['alpha']));
    expect(first.health()).not.toHaveProperty('hallFileLacks');
    await first.stop();

    const kept = await startLedger(journal, time, without('alpha'));
    const lack = { what: 'service', id: 'alpha', number: 'A001' };
    expect(kept.health()).toMatchObject({ ready: true, hallFileLacks: lack });
    await kept.stop();

    const mended = await startLedger(journal, time, OWN);
    expect(mended.health()).not.toHaveProperty('hallFileLacks');
    expect((await mended.changeCatalogue(without('alpha'))).kind).toBe('refused');
    expect(mended.health().hallFileLacks).toEqual(lack);
    expect((await mended.changeCatalogue({ ...OWN, rules: { ...OWN.rules, boardCalls: 3 } })).kind).toBe('done');
    expect(mended.health()).not.toHaveProperty('hallFileLacks');
    await mended.stop();
  });

  it('[SU6] counts from the next day on', async () => {
    const [journal, time] = [memoryJournal(), fakeTime()];
    const first = await startLedger(journal, time);
    await send(first, SUPERVISOR, { name: 'open-counter', counter: '1' });
    await first.stop();
    const noCounter = { ...OWN, counters: OWN.counters.filter(({ id }) => id !== '1') };
    const kept = await startLedger(journal, time, noCounter);
    expect(kept.health().hallFileLacks).toEqual({ what: 'counter', id: '1' });
    time.pass(DAY);
    await kept.tick();
    expect(kept.health()).not.toHaveProperty('hallFileLacks');
    expect(kept.world().state.index.catalogue.counters.some(({ id }) => id === '1')).toBe(false);
    await kept.stop();
  });
});
