import { expect, it } from 'vitest';
import { MINUTE, SECOND } from '../../../core/base/time.ts';
import { DayRecorder } from '../../../core/forecast/live/day-recorder.ts';
import type { SeenService } from '../../../core/forecast/learn/service-times.ts';
import { clerk, rulesOf, type Rules } from '../../support/rules.ts';

/** A day that is written down, with counter 2 open. */
function recorded() {
  const hall = rulesOf();
  const served: SeenService[] = [];
  const recorder = new DayRecorder(hall.world.state, (seen) => void served.push(seen));
  let told = 0;
  const tell = (): void => {
    for (const event of hall.events.slice(told)) recorder.take(event);
    told = hall.events.length;
  };
  const act = (body: Parameters<Rules['when']>[1]): void => {
    expect(hall.when(clerk('k2'), body)).not.toBeTypeOf('string');
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

const FINISH = { name: 'finish', counter: '2', outcome: 'done', note: undefined } as const;

it.each([
  ['a service that was ended', FINISH],
  ['somebody who was missed', { name: 'mark-no-show', counter: '2' }],
  ['somebody who was put aside', { name: 'park', counter: '2', note: undefined }],
  ['somebody who was sent on', { name: 'transfer', counter: '2', to: { service: 'alpha' }, note: undefined }],
] as const)('[FC42] %s by mistake is one visit, and goes on', (_, mistake) => {
  const { hall, recorder, act, take } = recorded();
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
  expect(recorder.came).toBe(1);
});

it('[FC42] who was taken up again by mistake has come once, and two acts are taken back one after the other', () => {
  const { hall, recorder, act, take } = recorded();
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
  act({ name: 'undo', counter: '2' });
  hall.pass(MINUTE);
  act(FINISH);
  expect([lengths(recorder), recorder.came]).toEqual([[[2 * MINUTE, 2 * MINUTE + SECOND]], 1]);
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
