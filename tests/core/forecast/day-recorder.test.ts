import { expect, it } from 'vitest';
import { HOUR, MINUTE, SECOND } from '../../../core/base/time.ts';
import { DayRecorder } from '../../../core/forecast/live/day-recorder.ts';
import {
  emptyServiceMemory,
  expectServices,
  fitServices,
  seeService,
  serviceDay,
  speedOf,
  unseeService,
  type SeenService,
} from '../../../core/forecast/learn/service-times.ts';
import type { Actor } from '../../../core/queue/command.ts';
import { clerk, rulesOf, type Rules } from '../../support/rules.ts';

/** A day that is written down, with counter 2 open. */
function recorded() {
  const hall = rulesOf();
  const served: SeenService[] = [];
  const recorder = new DayRecorder(
    hall.world.state,
    (seen) => void served.push(seen),
    (seen) => void served.splice(served.indexOf(seen), 1),
  );
  let told = 0;
  const tell = (): void => {
    for (const event of hall.events.slice(told)) recorder.take(event);
    told = hall.events.length;
  };
  const act = (body: Parameters<Rules['when']>[1], actor = clerk('k2')): void => {
    expect(hall.when(actor, body)).not.toBeTypeOf('string');
    tell();
  };
  const take = (service: string): string => {
    const number = hall.take(service);
    tell();
    return number;
  };
  act({ name: 'open-counter', counter: '2' });
  return { hall, served, recorder, act, take };
}

const lengths = (recorder: DayRecorder) =>
  recorder
    .record()
    .visits.map(({ arrivedMs, calledMs = 0, endedMs = 0 }) => [calledMs - arrivedMs, endedMs - calledMs]);

it('[FC42] a call that is taken back is no service: one visit is learned, with its whole wait', () => {
  const { hall, served, recorder, act, take } = recorded();
  take('beta');
  hall.pass(2 * MINUTE);
  act({ name: 'call-next', counter: '2' });
  hall.pass(3 * SECOND);
  act({ name: 'undo', counter: '2' });
  hall.pass(4 * MINUTE);
  act({ name: 'call-next', counter: '2' });
  hall.pass(5 * MINUTE);
  act({ name: 'finish', counter: '2', outcome: 'done', note: undefined });
  expect(lengths(recorder)).toEqual([[6 * MINUTE + 3 * SECOND, 5 * MINUTE]]);
  expect(served.map(({ lastedMs }) => lastedMs)).toEqual([5 * MINUTE]);
  expect(recorder.came).toBe(1);
});

const DESK: Actor = { kind: 'staff', id: 'desk', role: 'desk' };
const FINISH = { name: 'finish', counter: '2', outcome: 'done', note: undefined } as const;

it.each([
  ['a service that was ended', FINISH],
  ['somebody who was missed', { name: 'mark-no-show', counter: '2' }],
  ['somebody who was put aside', { name: 'park', counter: '2', note: undefined }],
  ['somebody who was sent on', { name: 'transfer', counter: '2', to: { service: 'alpha' }, note: undefined }],
] as const)('[FC42] %s by mistake is one visit, and goes on', (_, mistake) => {
  const { hall, served, recorder, act, take } = recorded();
  take('beta');
  hall.pass(2 * MINUTE);
  act({ name: 'call-next', counter: '2' });
  if (mistake.name !== 'mark-no-show') act({ name: 'serve', counter: '2' });
  hall.pass(MINUTE);
  act(mistake);
  hall.pass(5 * SECOND);
  act({ name: 'undo', counter: '2' });
  hall.pass(3 * MINUTE);
  act(FINISH);
  expect(lengths(recorder)).toEqual([[2 * MINUTE, 4 * MINUTE + 5 * SECOND]]);
  expect(served.map(({ lastedMs }) => lastedMs)).toEqual([4 * MINUTE + 5 * SECOND]);
  expect(recorder.came).toBe(1);
});

it('[FC42] who was taken up again by mistake has come once, and two acts are taken back one after the other', () => {
  const { hall, served, recorder, act, take } = recorded();
  const { id: ticket } = hall.ticket(take('beta'));
  hall.pass(2 * MINUTE);
  act({ name: 'call-next', counter: '2' });
  hall.pass(MINUTE);
  act({ name: 'park', counter: '2', note: undefined });
  const parked = lengths(recorder);
  expect([parked, recorder.came]).toEqual([[[2 * MINUTE, MINUTE]], 1]);
  hall.pass(SECOND);
  act({ name: 'resume-here', counter: '2', ticket });
  act({ name: 'undo', counter: '2' });
  expect([lengths(recorder), recorder.came]).toEqual([parked, 1]);
  expect(served.map(({ lastedMs }) => lastedMs)).toEqual([MINUTE]);
  act({ name: 'undo', counter: '2' });
  expect(served).toEqual([]);
  hall.pass(MINUTE);
  act(FINISH);
  expect([lengths(recorder), recorder.came]).toEqual([[[2 * MINUTE, 2 * MINUTE + SECOND]], 1]);
  expect(served.map(({ lastedMs }) => lastedMs)).toEqual([2 * MINUTE + SECOND]);
});

it('[FC42] who is put back into the line is one visit that waits on; taken back, the service goes on', () => {
  const { hall, served, recorder, act, take } = recorded();
  const back = { name: 'return-to-line', counter: '2', reason: 'the papers of another' } as const;
  take('beta');
  hall.pass(2 * MINUTE);
  act({ name: 'call-next', counter: '2' });
  hall.pass(SECOND);
  act(back);
  act({ name: 'undo', counter: '2' });
  hall.pass(SECOND);
  act(back);
  hall.pass(MINUTE);
  act({ name: 'call-next', counter: '2' });
  hall.pass(MINUTE);
  act(FINISH);
  expect([lengths(recorder), recorder.came]).toEqual([[[3 * MINUTE + 2 * SECOND, MINUTE]], 1]);
  expect(served.map(({ lastedMs }) => lastedMs)).toEqual([MINUTE]);
});

it.each([
  ['a service that was ended', FINISH, 'line'],
  ['a service that was ended', FINISH, 'here'],
  ['somebody who was missed', { name: 'mark-no-show', counter: '2' }, 'line'],
] as const)('[FC42] %s and is brought back is one visit, which waits on (%j, %s)', (_, mistake, to) => {
  const { hall, served, recorder, act, take } = recorded();
  const { id: ticket } = hall.ticket(take('beta'));
  take('beta');
  hall.pass(2 * MINUTE);
  act({ name: 'call-next', counter: '2' });
  hall.pass(MINUTE);
  act(mistake);
  act({ name: 'call-next', counter: '2' });
  hall.pass(MINUTE);
  act(FINISH);
  act({ name: 'bring-back', counter: '2', ticket, step: undefined, to, reason: 'the wrong key' });
  if (to === 'line') act({ name: 'call-next', counter: '2' });
  hall.pass(5 * MINUTE);
  act(FINISH);
  expect(lengths(recorder)).toEqual([
    [3 * MINUTE, MINUTE],
    [4 * MINUTE, 5 * MINUTE],
  ]);
  expect(served.map(({ lastedMs }) => lastedMs)).toEqual([MINUTE, 5 * MINUTE]);
  expect(recorder.came).toBe(2);
});

it('[FC42] who was cancelled away from a counter and is brought back by the desk waits on, too', () => {
  const { hall, served, recorder, act, take } = recorded();
  const { id: ticket } = hall.ticket(take('beta'));
  hall.pass(2 * MINUTE);
  act({ name: 'cancel-ticket', ticket, reason: 'the wrong one' });
  hall.pass(MINUTE);
  act({ name: 'bring-back-ticket', ticket, step: undefined, reason: 'the wrong one' }, DESK);
  act({ name: 'call-next', counter: '2' });
  hall.pass(MINUTE);
  act(FINISH);
  expect([lengths(recorder), recorder.came, served.length]).toEqual([[[3 * MINUTE, MINUTE]], 1, 1]);
});

it('[FC42] what was ended by mistake leaves nothing of itself in the speed of today', () => {
  const memory = emptyServiceMemory();
  expectServices(memory, [{ line: 'a', service: 'alpha', medianMs: 5 * MINUTE }]);
  const day = serviceDay(fitServices(memory));
  const when = { waiting: 3, open: 1, atMs: 10 * HOUR };
  const seen = (line: string, counter: string, lastedMs: number): SeenService => ({
    ...{ line, service: 'alpha', category: 'general', counter, lastedMs, when },
  });
  const before = speedOf(day, []);
  seeService(day, seen('a', '1', SECOND));
  expect(speedOf(day, []).hall.mean).toBeLessThan(before.hall.mean);
  unseeService(day, seen('a', '1', SECOND));
  expect(speedOf(day, [])).toEqual(before);
  seeService(day, seen('a', '1', 9 * MINUTE));
  const known = speedOf(day, []);
  seeService(day, seen('a', '2', SECOND));
  unseeService(day, seen('a', '2', SECOND));
  const after = speedOf(day, []);
  expect([...after.lines.keys(), ...after.counters.keys()]).toEqual([...known.lines.keys(), ...known.counters.keys()]);
  expect(after.hall.mean).toBeCloseTo(known.hall.mean, 9);
});
