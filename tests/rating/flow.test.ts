import { describe, expect, it } from 'vitest';
import { GRADES, type Grade, type RatingReason } from '../../core/queue/rating.ts';
import type { RatingView } from '../../core/protocol/shapes/rating.ts';
import { gradeOfKey, nextFlow, REST, THANKS_MS, type Flow, type FlowEvent } from '../../rating/flow.ts';
import { fc } from '../support/property.ts';

const T = Date.parse('2026-03-09T09:00:00+08:00');
const UNTIL = T + 60_000;

function view(number?: string, given?: Grade): RatingView {
  const rating = {
    number: number ?? '',
    service: 'residence-permit',
    serviceName: { 'zh-Hans': '居住证', 'zh-Hant': '居住證', en: 'Residence permit' },
    language: 'zh-Hans' as const,
    until: new Date(UNTIL).toISOString(),
    ...(given === undefined ? {} : { given }),
  };
  return {
    counter: '1',
    counterName: { 'zh-Hans': '1号窗口', 'zh-Hant': '1號窗口', en: 'Counter 1' },
    seq: 1,
    now: new Date(T).toISOString(),
    reasons: ['slow'],
    ...(number === undefined ? {} : { rating }),
  };
}

const after = (events: readonly FlowEvent[], now = T): Flow =>
  events.reduce<Flow>((flow, event) => nextFlow(flow, event, now), REST);
const seen = (number?: string, given?: Grade): FlowEvent => ({ name: 'view', view: view(number, given) });

describe('the screen towards the citizen', () => {
  it('[RT5] a served step is asked about; a good grade is sent at once', () => {
    expect(after([seen('A001')]).phase).toBe('asking');
    expect(after([seen('A001'), { name: 'grade', grade: 4 }])).toMatchObject({
      phase: 'sending',
      grade: 4,
      reasons: [],
    });
  });

  it('[RT6] a bad grade asks why, and is not sent before a reason is chosen', () => {
    const why = after([seen('A001'), { name: 'grade', grade: 2 }]);
    expect(why.phase).toBe('why');
    expect(nextFlow(why, { name: 'send' }, T)).toBe(why);
    const chosen = nextFlow(why, { name: 'reason', reason: 'slow' }, T);
    expect(nextFlow(nextFlow(chosen, { name: 'reason', reason: 'slow' }, T), { name: 'send' }, T).phase).toBe('why');
    expect(nextFlow(chosen, { name: 'send' }, T)).toMatchObject({ phase: 'sending', grade: 2, reasons: ['slow'] });
    expect(nextFlow(chosen, { name: 'back' }, T).phase).toBe('asking');
  });

  it('[RT7] the question ends with its time, with another number and with a grade given elsewhere', () => {
    const asking = after([seen('A001')]);
    expect(nextFlow(asking, { name: 'tick' }, UNTIL - 1)).toBe(asking);
    expect(nextFlow(asking, { name: 'tick' }, UNTIL)).toBe(REST);
    expect(nextFlow(asking, seen('A002'), T)).toMatchObject({ phase: 'asking', of: 'A002 residence-permit' });
    expect(nextFlow(asking, seen('A001', 5), T)).toBe(REST);
    expect(nextFlow(asking, seen(), T)).toBe(REST);
    expect(after([seen('A001')], UNTIL)).toBe(REST);
  });

  it('[RT7] what is refused is not thanked for; thanks stand for five seconds', () => {
    const sending = after([seen('A001'), { name: 'grade', grade: 5 }]);
    expect(nextFlow(sending, { name: 'refused' }, T)).toBe(REST);
    const thanks = nextFlow(sending, { name: 'sent' }, T);
    expect(nextFlow(thanks, seen('A002'), T)).toBe(thanks);
    expect(nextFlow(thanks, { name: 'tick' }, T + THANKS_MS)).toBe(REST);
  });

  it('[RT2] the figures 1 to 5 are the grades from the left, whatever keyboard they stand on', () => {
    expect([1, 2, 3, 4, 5].map((figure) => gradeOfKey(`Digit${String(figure)}`))).toEqual(GRADES);
    expect(gradeOfKey('Numpad1')).toBe(5);
    expect(gradeOfKey('Numpad6')).toBeUndefined();
    expect(gradeOfKey('KeyA')).toBeUndefined();
  });

  const event: fc.Arbitrary<FlowEvent> = fc.oneof(
    fc.constantFrom<FlowEvent>(
      { name: 'send' },
      { name: 'back' },
      { name: 'sent' },
      { name: 'refused' },
      { name: 'tick' },
    ),
    fc.constantFrom(...GRADES).map((grade): FlowEvent => ({ name: 'grade', grade })),
    fc.constantFrom<RatingReason>('slow', 'attitude').map((reason): FlowEvent => ({ name: 'reason', reason })),
    fc.constantFrom(seen(), seen('A001'), seen('A002'), seen('A001', 3)),
  );

  it('[RT6] whatever is touched: one grade a question, a bad one never without a reason, thanks only for what was sent', () => {
    fc.assert(
      fc.property(fc.array(event, { maxLength: 40 }), (events) => {
        let flow: Flow = REST;
        for (const each of events) {
          const next = nextFlow(flow, each, T);
          if (next.phase === 'sending') {
            expect(next.grade > 2 || next.reasons.length > 0).toBe(true);
            if (flow.phase === 'sending') expect(next).toBe(flow);
          }
          if (next.phase === 'thanks' && flow.phase !== 'thanks') expect(flow.phase).toBe('sending');
          flow = next;
        }
      }),
      { numRuns: 500 },
    );
  });
});
