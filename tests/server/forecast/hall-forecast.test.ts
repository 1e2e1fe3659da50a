import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { HallForecaster } from '../../../core/forecast/live/hall-forecaster.ts';
import { memoryFrom, memoryText } from '../../../core/forecast/learn/memory-text.ts';
import type { HallEvent } from '../../../core/queue/event.ts';
import { WaitBook } from '../../../core/record/wait-book.ts';
import { hallView } from '../../../core/views/hall-view.ts';
import { ForecastDesk } from '../../../server/forecast/forecast-desk.ts';
import { keepForecasts, type ForecastKeeper } from '../../../server/forecast/forecast-keeper.ts';
import type { AccuracyAsk, AdviceAsk, FromForecast, ToForecast } from '../../../server/forecast/forecast-wire.ts';
import { hallForecasts, type ForecastTimes, type HallForecasts } from '../../../server/forecast/hall-forecast.ts';
import { keepLearned, readLearned } from '../../../server/forecast/learned-file.ts';
import { memoryJournal } from '../../../server/journal/memory-journal.ts';
import type { Ledger } from '../../../server/ledger/ledger.ts';
import { createLedger } from '../../../server/ledger/ledger.ts';
import { steadyClock } from '../../../server/ledger/clock.ts';
import { systemIds } from '../../../server/ledger/ids.ts';
import { eventually } from '../../support/eventually.ts';
import { fakeTime, quiet, send } from '../../support/ledger.ts';
import { KIOSK, MANAGER, MONDAY_9, rulesOf, SUPERVISOR } from '../../support/rules.ts';
import { smallHall } from '../../support/small-hall.ts';

const BUILT = join(process.cwd(), 'dist', 'server', 'forecast', 'forecast-worker.js');
const QUICK: ForecastTimes = {
  ...{ everyMs: 50, soonMs: 20, idleMs: 100, farMs: 200, farSoonMs: 100, staleMs: 600, patienceMs: 1500 },
};

let folder: string;
let ledger: Ledger;
let waits: WaitBook;
let keeper: ForecastKeeper | undefined;
let forecasts: HallForecasts | undefined;
const warned: string[] = [];
const told: ToForecast[] = [];
const asks = (): number => told.filter(({ kind }) => kind === 'ask').length;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'hallcall-forecast-'));
  waits = new WaitBook();
  warned.length = 0;
});
afterEach(async () => {
  await forecasts?.close();
  await keeper?.close();
  await ledger.stop();
  await rm(folder, { recursive: true, force: true });
});

/** A hall with one counter open and some who wait, forecast by a program. */
async function hallWith(program: string | URL): Promise<void> {
  const journal = memoryJournal();
  ledger = createLedger({
    ...{ journal, waits, catalogue: smallHall(), clock: steadyClock(fakeTime().source), ids: systemIds, report: quiet },
  });
  await ledger.start();
  await send(ledger, SUPERVISOR, { name: 'open-counter', counter: '1' });
  for (let each = 0; each < 4; each += 1) await take(`t${String(each)}`);
  const kept = keepForecasts(program, (detail) => void warned.push(detail), 0);
  keeper = kept;
  const tell = kept.tell.bind(kept);
  kept.tell = (message) => {
    told.push(message);
    return tell(message);
  };
  told.length = 0;
  const report = { failed: () => undefined, recovered: () => undefined };
  openAnew = () => {
    forecasts = hallForecasts({
      ...{ hall: ledger, id: 'small', journal, waits, folder, keeper, report, times: QUICK },
      warn: (detail) => void warned.push(detail),
    });
    forecasts.begin();
  };
  openAnew();
}
/** With the same worker. */
let openAnew: () => void;

const take = (ticket: string) =>
  send(ledger, KIOSK, {
    ...{ name: 'issue-ticket', ticket, secret: `s-${ticket}`, services: ['alpha'], category: 'ordinary' },
    ...{ language: 'zh-Hans', origin: 'kiosk-1', appointment: undefined, identity: undefined },
  });
const method = (): string | undefined =>
  hallView(ledger.world(), ledger.now()).lines.find(({ id }) => id === 'a')?.wait?.method;

/** The program of a worker that does this with each message, behind what answers at first. */
function worker(act: string): URL {
  const text = `import { parentPort } from 'node:worker_threads'; parentPort.on('message', (message) => { ${act} });`;
  return new URL(`data:text/javascript,${encodeURIComponent(text)}`);
}

const OPENS = `if (message.kind === 'open') parentPort.postMessage({ kind: 'opened', hall: message.hall });`;
const TAKES = `if (message.kind === 'events') parentPort.postMessage({ kind: 'taken', hall: message.hall });`;
const FORECASTS = `if (message.kind === 'ask') parentPort.postMessage({ kind: 'forecast', hall: message.hall, tookMs: 1,
  forecast: { day: '2026-03-09', seq: 6, at: message.now, steps: [], learned: { days: 0, visits: 0 },
    newcomers: [{ line: 'a', category: 'ordinary', p10: 1, p50: 2, p90: 3, chanceToday: 1 }] } });`;

describe('the forecast of a hall in its worker', () => {
  it('[FC21] it is told once the worker knows the day', async () => {
    await hallWith(BUILT);
    expect(method()).toBe('formula');
    await eventually(() => method() === 'simulation', 'the forecast is told');
    expect(forecasts?.now().method).toBe('simulation');
  });

  it('[FC21] a hall that is closed and opened anew at once hears nothing that is meant for the opening before', async () => {
    const slowly = `if (message.kind === 'open')
      setTimeout(() => parentPort.postMessage({ kind: 'opened', hall: message.hall }), 200);`;
    await hallWith(worker(`${slowly} ${TAKES} ${FORECASTS}`));
    await forecasts?.close();
    openAnew();
    await eventually(() => method() === 'simulation', 'the forecast is told');
    const seqs = told.flatMap((message) => (message.kind === 'events' ? message.events.map(({ seq }) => seq) : []));
    expect(new Set(seqs).size).toBe(seqs.length);
  });

  it('[FC22] the worker is killed: the formula at once, and the forecast again by itself', async () => {
    await hallWith(BUILT);
    await eventually(() => method() === 'simulation', 'the forecast is told');
    keeper?.giveUp('it was killed');
    expect(method()).toBe('formula');
    expect(forecasts?.now()).toEqual({ method: 'formula', why: 'it was killed' });
    expect((await take('later')).kind).toBe('done');
    await eventually(() => method() === 'simulation', 'the forecast is told again');
  });

  it.each([
    ['never answers', worker(''), 'it has not answered'],
    ['ends at once', worker('process.exit(3)'), 'it ended with 3'],
    ['fails with each word', worker('throw new Error("broken")'), 'broken'],
    ['is too busy to hear', worker('for (;;);'), 'it has not answered'],
    ['is there, but takes no event', worker(OPENS), 'it has not answered'],
    ['takes all events, but forecasts nothing', worker(`${OPENS} ${TAKES}`), 'it has not answered'],
    ['is not there', join(tmpdir(), 'no-such-worker.js'), 'no-such-worker.js'],
  ])('[FC22] a worker that %s: the hall goes on with the formula and says why', async (_, program, why) => {
    await hallWith(program);
    const standing = () => forecasts?.now();
    await eventually(() => {
      const now = standing();
      return now?.method === 'formula' && now.why.includes(why);
    }, 'it is said why');
    expect(warned.join('\n')).toContain(why);
    expect(method()).toBe('formula');
    for (let each = 0; each < 3; each += 1) expect((await take(`more${String(each)}`)).kind).toBe('done');
  });

  it('[FC22] a worker that is busy with other halls for long is not given up', async () => {
    const others = `const others = setInterval(() => parentPort.postMessage({ kind: 'taken', hall: 'other' }), 100);
      setTimeout(() => { clearInterval(others); parentPort.postMessage({ kind: 'taken', hall: message.hall }); }, 2500);`;
    await hallWith(worker(`${OPENS} if (message.kind === 'events') { ${others} } ${FORECASTS}`));
    await eventually(() => method() === 'simulation', 'the forecast is told');
    expect(warned).toEqual([]);
  });

  it('[FC22] a worker that fails with this hall alone: it is told why, and the hall is begun again by itself', async () => {
    const fails = `if (message.kind === 'events' && !globalThis.failed) { globalThis.failed = true;
      parentPort.postMessage({ kind: 'failed', hall: message.hall, detail: 'an event that means nothing' }); return; }`;
    await hallWith(worker(`${fails} ${OPENS} ${TAKES} ${FORECASTS}`));
    await eventually(() => warned.length > 0, 'it is warned of');
    expect(forecasts?.now()).toEqual({ method: 'formula', why: 'an event that means nothing' });
    expect(warned).toEqual([expect.stringContaining('begins again in 1000 ms')]);
    await eventually(() => method() === 'simulation', 'the forecast is told again');
    expect(warned).toHaveLength(1);
  });

  it('[FC21] while no counter is open, or the day is over, nothing is asked; the forecast is back once one opens', async () => {
    await hallWith(worker(`${OPENS} ${TAKES} ${FORECASTS}`));
    await eventually(() => method() === 'simulation', 'the forecast is told');
    const standing = () => forecasts?.now();
    const why = (expected: string) => () => JSON.stringify(standing()).includes(expected);
    await send(ledger, SUPERVISOR, { name: 'close-counter', counter: '1' });
    await eventually(why('no counter is open'), 'it is said that no counter is open');
    const asked = asks();
    // Long after it would have been asked again.
    await new Promise((done) => setTimeout(done, 4 * QUICK.idleMs + 400));
    expect(asks()).toBe(asked);
    await send(ledger, SUPERVISOR, { name: 'open-counter', counter: '1' });
    await eventually(() => method() === 'simulation', 'the forecast is told again');
    expect(asks()).toBeGreaterThan(asked);
    await send(ledger, MANAGER, { name: 'close-day' });
    await eventually(why('the day is not open'), 'it is said that the day is over');
  });

  it('[FC22] a worker that answers no more: what it said is told no longer than it is true', async () => {
    const once = `if (globalThis.asked) return; if (message.kind === 'ask') globalThis.asked = true;`;
    await hallWith(worker(`${once} ${OPENS} ${TAKES} ${FORECASTS}`));
    await eventually(() => method() === 'simulation', 'the forecast is told');
    await eventually(() => method() === 'formula', 'the formula is told');
    expect(forecasts?.now()).toEqual({ method: 'formula', why: 'the forecast is late' });
    await eventually(() => warned.some((each) => each.includes('it has not answered')), 'the worker is ended');
  });
});

describe('what would help, of a worker', () => {
  const WHAT_IF = { what: 'what-if', now: MONDAY_9, changes: [] } as const;
  const asked = (): number => told.filter(({ kind }) => kind === 'advice').length;

  it('[AV16] a third what-if of a hall is not begun while two are tried; it is once one is answered or the worker anew', async () => {
    const holds = `globalThis.held ??= []; if (message.kind === 'advice') globalThis.held.push(message.id);
      const answer = { learned: { days: 0, visits: 0 } };
      if (message.kind === 'accuracy') { const { hall } = message;
        parentPort.postMessage({ kind: 'advice', hall, id: globalThis.held.shift(), answer });
        parentPort.postMessage({ kind: 'accuracy', hall, id: message.id, cells: [] }); }`;
    await hallWith(worker(`${OPENS} ${TAKES} ${FORECASTS} ${holds}`));
    await eventually(() => method() === 'simulation', 'the forecast is told');
    const [first, second] = [forecasts?.advice(WHAT_IF), forecasts?.advice(WHAT_IF)];
    expect(await forecasts?.advice(WHAT_IF)).toBeUndefined();
    expect(asked()).toBe(2);
    await forecasts?.accuracy({ from: '2026-03-09', to: '2026-03-09', by: 'all', lead: 'issue' });
    expect(await first).toEqual({ learned: { days: 0, visits: 0 } });
    const third = forecasts?.advice(WHAT_IF);
    expect(await forecasts?.advice(WHAT_IF)).toBeUndefined();
    // Other questions are not held up by what-ifs.
    const needs = forecasts?.advice({ what: 'needs', days: ['2026-03-10'] });
    expect(asked()).toBe(4);
    keeper?.giveUp('it was killed');
    expect(await Promise.all([second, third, needs])).toEqual([undefined, undefined, undefined]);
    await eventually(() => method() === 'simulation', 'the forecast is told again');
    void forecasts?.advice(WHAT_IF);
    void forecasts?.advice(WHAT_IF);
    expect(asked()).toBe(6);
  });

  it('[AV15] after a counter has got other lines, or a line is open again, it is found anew', async () => {
    const advises = `if (message.kind === 'advice') parentPort.postMessage({ kind: 'advice', hall: message.hall,
      id: message.id, answer: { advice: [], learned: { days: 0, visits: 0 } } });`;
    await hallWith(worker(`${OPENS} ${TAKES} ${FORECASTS} ${advises}`));
    await eventually(() => method() === 'simulation', 'the forecast is told');
    const again = async (): Promise<number> => {
      expect(await forecasts?.advised()).toBeDefined();
      return asked();
    };
    expect(await again()).toBe(1);
    expect(await again()).toBe(1);
    const lines = [{ line: 'b', level: 1 }] as const;
    await send(ledger, SUPERVISOR, { name: 'assign-lines', counter: '3', lines, reason: 'many wait' });
    expect(await again()).toBe(2);
    await send(ledger, SUPERVISOR, { name: 'close-line', line: 'b', reason: 'no papers' });
    expect(await again()).toBe(3);
    await send(ledger, SUPERVISOR, { name: 'reopen-line', line: 'b' });
    expect(await again()).toBe(4);
  });
});

describe('until when it is certain', () => {
  const DAY = '2026-03-09';
  const certain = (): number | undefined => waits.certainUntil(DAY, 'a');
  const farAsks = (): number => told.filter((each) => each.kind === 'ask' && each.far).length;
  /** Knows the day up to the sixth event, or up to all that it was told. */
  const looksFar = (
    upTo: string,
  ): string => `if (message.kind === 'events') globalThis.last = message.events.at(-1).seq;
    if (message.kind === 'ask') parentPort.postMessage({ kind: 'forecast', hall: message.hall, tookMs: 1,
      ...(message.far ? { certain: [{ line: 'a', until: message.now + 3600000 }] } : {}),
      forecast: { day: '${DAY}', seq: ${upTo}, at: message.now, steps: [], learned: { days: 0, visits: 0 },
        newcomers: [{ line: 'a', category: 'ordinary', p10: 1, p50: 2, p90: 3, chanceToday: 1 }] } });`;
  const opened = async (upTo: string): Promise<void> => {
    await hallWith(worker(`${OPENS} ${TAKES} ${looksFar(upTo)}`));
    await send(ledger, SUPERVISOR, { name: 'open-counter', counter: '3' });
    await eventually(() => certain() !== undefined, 'it is told until when it is certain');
  };

  it.each([
    ['closed', () => send(ledger, SUPERVISOR, { name: 'close-counter', counter: '3' })],
    [
      'given other lines',
      () =>
        send(ledger, SUPERVISOR, {
          ...{ name: 'assign-lines', counter: '3', lines: [{ line: 'b', level: 1 }], reason: 'many wait' },
        }),
    ],
  ] as const)('[FC35] a counter is %s: it is told no more at once, nor again by who does not know', async (_, act) => {
    await opened('6');
    await act();
    expect(certain()).toBeUndefined();
    const before = farAsks();
    await eventually(() => farAsks() > before + 2, 'it is looked at again and again');
    expect(certain()).toBeUndefined();
  });

  it('[FC35] it is told again by who knows; a pause leaves it', async () => {
    await opened('globalThis.last');
    await send(ledger, SUPERVISOR, { name: 'pause-counter', counter: '3', reason: 'tea' });
    expect(certain()).toBeDefined();
    await send(ledger, SUPERVISOR, { name: 'close-counter', counter: '3' });
    expect(certain()).toBeUndefined();
    await eventually(() => certain() !== undefined, 'it is told again');
  });

  it('[FC36] halls of a process look at the rest of their days one after another', async () => {
    await hallWith(worker(''));
    const apart = (everyMs: number): readonly boolean[] => {
      const kept = keepForecasts(worker(''), () => undefined, everyMs);
      return [kept.lookFar(), kept.lookFar()];
    };
    expect(apart(60_000)).toEqual([true, false]);
    expect(apart(0)).toEqual([true, true]);
  });
});

describe('what was learned', () => {
  beforeEach(async () => {
    ledger = createLedger({
      ...{ journal: memoryJournal(), catalogue: smallHall(), clock: steadyClock(fakeTime().source), ids: systemIds },
      report: quiet,
    });
    await ledger.start();
  });

  /** Days of a small hall on which everybody takes nine minutes. */
  function daysOf(count: number): readonly (readonly HallEvent[])[] {
    return Array.from({ length: count }, (_, at) => {
      const day = `2026-03-${String(9 + at).padStart(2, '0')}`;
      const hall = rulesOf(smallHall(), day, MONDAY_9 + at * 86_400_000);
      hall.when(SUPERVISOR, { name: 'open-counter', counter: '1' });
      for (let each = 0; each < 12; each += 1) {
        hall.take('alpha');
        hall.next('1');
        hall.pass(9 * 60_000);
        hall.when(SUPERVISOR, { name: 'finish', counter: '1', outcome: 'done', note: undefined });
      }
      hall.when(MANAGER, { name: 'close-day' });
      return hall.events;
    });
  }

  it('[FC23] a day that ends is learned from, and kept with where it ended', async () => {
    const said: FromForecast[] = [];
    const desk = new ForecastDesk((message) => void said.push(message));
    const [first = [], second = []] = daysOf(2);
    await desk.hear({ kind: 'open', hall: 'small', folder });
    await desk.hear({ kind: 'events', hall: 'small', events: first });
    const kept = await readLearned(folder);
    expect(kept.ok && kept.value?.until).toEqual({ day: '2026-03-09', seq: first.length });
    const again = new ForecastDesk((message) => void said.push(message));
    said.length = 0;
    await again.hear({ kind: 'open', hall: 'small', folder });
    expect(said).toMatchObject([{ kind: 'opened', hall: 'small', until: { day: '2026-03-09', seq: first.length } }]);
    await again.hear({ kind: 'events', hall: 'small', events: second.slice(0, -1) });
    await again.hear({ kind: 'ask', hall: 'small', now: second.at(-1)?.at ?? 0, far: false });
    expect(said.at(-1)).toMatchObject({ kind: 'forecast', forecast: { learned: { days: 1, visits: 12 } } });
  });

  it.each([
    ['a call of somebody who is not there', 'TicketCalled', { ticket: 'nobody', step: 0, counter: '1' }],
    ['an end that says nothing of what has ended', 'StepFinished', undefined],
    ['a number without services', 'TicketIssued', { ticket: 'bare' }],
  ])('[FC22] %s: the hall is not forecast from what it was before, and may be opened again', async (_, type, data) => {
    const said: FromForecast[] = [];
    const desk = new ForecastDesk((message) => void said.push(message));
    const [events = []] = daysOf(1);
    const some = events.slice(0, 20);
    const now = some.at(-1)?.at ?? 0;
    const odd = { ...some.at(-1), seq: 21, type, data } as unknown as HallEvent;
    await desk.hear({ kind: 'open', hall: 'small', folder });
    await desk.hear({ kind: 'events', hall: 'small', events: some });
    await desk.hear({ kind: 'events', hall: 'small', events: [odd] });
    expect(said.at(-1)).toEqual({ kind: 'failed', hall: 'small', detail: expect.stringMatching(/./) as string });
    await desk.hear({ kind: 'ask', hall: 'small', now, far: false });
    expect(said.at(-1)).toMatchObject({ kind: 'forecast', forecast: undefined });
    await desk.hear({ kind: 'open', hall: 'small', folder });
    await desk.hear({ kind: 'events', hall: 'small', events: some });
    await desk.hear({ kind: 'ask', hall: 'small', now, far: false });
    expect(said.at(-1)).toMatchObject({ kind: 'forecast', forecast: { seq: 20 } });
  });

  it('[FC37] how right waits were: a hall that is not open answers nothing, one without calls that there were none', async () => {
    const said: FromForecast[] = [];
    const desk = new ForecastDesk((message) => void said.push(message));
    const askedBy = async (by: AccuracyAsk['by']): Promise<FromForecast | undefined> => {
      const ask: AccuracyAsk = { from: '2026-03-03', to: '2026-03-09', by, lead: 'issue' };
      await desk.hear({ kind: 'accuracy', hall: 'small', id: 7, ask });
      return said.at(-1);
    };
    const answer = (cells: unknown) => ({ kind: 'accuracy', hall: 'small', id: 7, cells });
    for (const by of ['all', 'lead', 'line'] as const) expect(await askedBy(by)).toEqual(answer(undefined));
    await desk.hear({ kind: 'open', hall: 'small', folder });
    for (const by of ['all', 'lead', 'line'] as const) expect(await askedBy(by)).toEqual(answer([]));
    await desk.hear({ kind: 'close', hall: 'small' });
    expect(await askedBy('all')).toEqual(answer(undefined));
    await desk.hear({ kind: 'open', hall: 'small', folder: join(folder, 'file') });
    await writeFile(join(folder, 'file'), 'no folder');
    await askedBy('all');
    expect(said.slice(-2)).toEqual([
      answer(undefined),
      { kind: 'trouble', hall: 'small', detail: expect.stringContaining('ENOTDIR') as string },
    ]);
  });

  it('[AV16] a what-if that fails is answered, and the hall is forecast on', async () => {
    const said: FromForecast[] = [];
    const desk = new ForecastDesk((message) => void said.push(message));
    const [events = []] = daysOf(1);
    const some = events.slice(0, 20);
    const now = some.at(-1)?.at ?? 0;
    await desk.hear({ kind: 'open', hall: 'small', folder });
    await desk.hear({ kind: 'events', hall: 'small', events: some });
    const ask = { what: 'what-if', now, changes: null } as unknown as AdviceAsk;
    await desk.hear({ kind: 'advice', hall: 'small', id: 7, ask });
    expect(said).toContainEqual({ kind: 'advice', hall: 'small', id: 7, answer: undefined });
    expect(said).toContainEqual({ kind: 'trouble', hall: 'small', detail: expect.stringMatching(/./) as string });
    await desk.hear({ kind: 'ask', hall: 'small', now, far: false });
    expect(said.at(-1)).toMatchObject({ kind: 'forecast', forecast: { seq: 20 } });
  });

  it('[FC23] it is the same after it was written and read', () => {
    const forecaster = new HallForecaster();
    for (const events of daysOf(2)) forecaster.take(events);
    const read = memoryFrom(memoryText(forecaster.memory));
    if (!read.ok) throw new Error(read.error);
    expect(memoryText(read.value)).toBe(memoryText(forecaster.memory));
    expect(read.value.visits).toBe(24);
  });

  it.each([
    ['cut off in the middle', (text: string) => text.slice(0, text.length / 2)],
    ['empty', () => ''],
    ['another number in it', (text: string) => text.replace(/"visits":12/, '"visits":13')],
    ['not of us', () => '<html></html>\n'],
    ['zeros of a lost page', (text: string) => `${text.slice(0, 200)}${'\0'.repeat(500)}${text.slice(700)}`],
  ])(
    '[FC24] a state that is %s: nothing of it is used, that is said, and the journal teaches anew',
    async (_, spoil) => {
      const [first = []] = daysOf(1);
      const forecaster = new HallForecaster();
      forecaster.take(first);
      await keepLearned(folder, { until: { day: '2026-03-09', seq: first.length }, memory: forecaster.memory });
      const file = join(folder, 'learned.json');
      await writeFile(file, spoil(await readFile(file, 'utf8')));
      const said: FromForecast[] = [];
      const desk = new ForecastDesk((message) => void said.push(message));
      await desk.hear({ kind: 'open', hall: 'small', folder });
      expect(said.at(0)).toMatchObject({ kind: 'trouble', detail: expect.stringContaining('learned anew') });
      expect(said.at(1)).toMatchObject({ kind: 'opened', hall: 'small', until: undefined });
      await desk.hear({ kind: 'events', hall: 'small', events: first });
      const kept = await readLearned(folder);
      expect(kept.ok && kept.value?.memory.visits).toBe(12);
    },
  );

  it.each([
    ['a number that is none', (memory: Record<string, unknown>) => ({ ...memory, days: 'many' })],
    ['no table of services', (memory: Record<string, unknown>) => ({ ...memory, services: undefined })],
    [
      'a list that is too short',
      (memory: Record<string, unknown>) => ({ ...memory, missedLast: { atRisk: [], ends: [] } }),
    ],
    ['nothing', () => null],
  ])('[FC24] %s is told as what it is', (_, spoil) => {
    const made = JSON.parse(memoryText(new HallForecaster().memory)) as Record<string, unknown>;
    const read = memoryFrom(JSON.stringify(spoil(made)));
    expect(read).toMatchObject({ ok: false, error: expect.stringMatching(/is (no|not)/) });
  });
});
