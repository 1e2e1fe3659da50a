import { expect, it } from 'vitest';
import { MINUTE, SECOND } from '../../../core/base/time.ts';
import { DayRecorder } from '../../../core/forecast/live/day-recorder.ts';
import type { SeenService } from '../../../core/forecast/learn/service-times.ts';
import { clerk, rulesOf, type Rules } from '../../support/rules.ts';

it('[FC42] a call that is taken back is no service: one visit is learned, with its whole wait', () => {
  const hall = rulesOf();
  const served: SeenService[] = [];
  const recorder = new DayRecorder(hall.world.state, (seen) => void served.push(seen));
  let told = 0;
  const act = (body: Parameters<Rules['when']>[1]): void => {
    expect(hall.when(clerk('k2'), body)).not.toBeTypeOf('string');
    for (const event of hall.events.slice(told)) recorder.take(event);
    told = hall.events.length;
  };
  act({ name: 'open-counter', counter: '2' });
  hall.take('beta');
  hall.pass(2 * MINUTE);
  act({ name: 'call-next', counter: '2' });
  hall.pass(3 * SECOND);
  act({ name: 'undo', counter: '2' });
  hall.pass(4 * MINUTE);
  act({ name: 'call-next', counter: '2' });
  hall.pass(5 * MINUTE);
  act({ name: 'finish', counter: '2', outcome: 'done', note: undefined });
  const { visits } = recorder.record();
  expect(visits.map(({ arrivedMs, calledMs = 0, endedMs = 0 }) => [calledMs - arrivedMs, endedMs - calledMs])).toEqual([
    [6 * MINUTE + 3 * SECOND, 5 * MINUTE],
  ]);
  expect(served.map(({ lastedMs }) => lastedMs)).toEqual([5 * MINUTE]);
  expect(recorder.came).toBe(1);
});
