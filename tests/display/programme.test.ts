import { describe, expect, it } from 'vitest';
import type { BoardNotice, BoardNoticesView } from '../../core/protocol/shapes/notices.ts';
import { cueAt, isOn, keyOf, neededMedia, nextEdge, programmeOf } from '../../display/notices/programme.ts';
import { fc } from '../support/property.ts';

const T = Date.parse('2026-03-09T02:00:00.000Z');
const at = (second: number): number => T + second * 1000;

/** `spans` in seconds after ten o'clock. */
function notice(
  id: string,
  own: Partial<BoardNotice>,
  spans: readonly (readonly [number, number])[] = [[0, 300]],
): BoardNotice {
  return {
    id,
    content: { kind: 'text', text: { en: id } },
    order: 0,
    priority: 'normal',
    seconds: 10,
    ...own,
    spans: spans.map(([from, to]) => ({ from: new Date(at(from)).toISOString(), to: new Date(at(to)).toISOString() })),
  };
}

function view(...items: readonly BoardNotice[]): BoardNoticesView {
  return {
    seq: 1,
    now: new Date(T).toISOString(),
    board: 'board-01',
    until: new Date(at(90_000)).toISOString(),
    items,
  };
}

describe('what a board plays', () => {
  it('[N52] a notice from 10:00 to 10:05 is on from the first instant to the last one before its end', () => {
    const programme = programmeOf(view(notice('drill', {})));
    const found = [-1, 0, 299.999, 300].map((second) => cueAt(programme, at(second))?.notice.id);
    expect(found).toEqual([undefined, 'drill', 'drill', undefined]);
    expect(nextEdge(programme, at(-60))).toBe(at(0));
    expect(nextEdge(programme, at(300))).toBeUndefined();
  });

  it('[N52] a turn ends with the time of its notice', () => {
    const programme = programmeOf(view(notice('drill', { seconds: 3600 })));
    expect(cueAt(programme, at(100))).toMatchObject({ to: at(300) });
  });

  it('[N58] the next in the order fills the turn of one that cannot be shown; the others keep theirs', () => {
    const items = ['a', 'b', 'c'].map((id, order) => notice(id, { order }));
    const programme = programmeOf(view(...items));
    const played = (usable: (id: string) => boolean): readonly (string | undefined)[] =>
      Array.from({ length: 6 }, (_, turn) => cueAt(programme, at(10 * turn), ({ id }) => usable(id))?.notice.id);
    const whole = played(() => true);
    const without = played((id) => id !== 'b');
    for (const [index, id] of whole.entries()) expect(without[index]).toBe(id === 'b' ? 'c' : id);
    expect(played(() => false)).toEqual(Array(6).fill(undefined));
  });

  it('[N58] when no urgent one can be shown, weaker ones are', () => {
    const programme = programmeOf(view(notice('urgent', { priority: 'urgent' }), notice('weak', {})));
    expect(cueAt(programme, at(1))?.notice.id).toBe('urgent');
    expect(cueAt(programme, at(1), ({ id }) => id === 'weak')?.notice.id).toBe('weak');
  });

  it('[N63] an emergency is no part of it', () => {
    expect(programmeOf(view(notice('emergency', { priority: 'emergency' })))).toEqual([]);
  });

  it('[N59] a notice that says something else is another one on the glass', () => {
    const before = notice('a', {});
    const after = notice('a', { content: { kind: 'text', text: { en: 'other' } } });
    expect(keyOf(before)).not.toBe(keyOf(after));
    expect(isOn(programmeOf(view(after)), keyOf(before), at(1))).toBe(false);
    expect(isOn(programmeOf(view(after)), keyOf(after), at(1))).toBe(true);
  });

  it('[N55] files are needed within the span only, the first needed first, each once', () => {
    const image = (media: string) => ({ content: { kind: 'image', media } }) as const;
    const programme = programmeOf(
      view(
        notice('late', image('late'), [[7200, 7300]]),
        notice('over', image('over'), [[-60, 0]]),
        notice('on', { ...image('on'), size: 7 }, [[-60, 60]]),
        notice('again', image('late'), [[600, 700]]),
        notice('soon', image('soon'), [[300, 400]]),
        notice('tomorrow', image('tomorrow'), [[86_400, 90_000]]),
      ),
    );
    const needed = neededMedia(programme, { from: at(0), to: at(86_400) });
    expect(needed.map(({ media }) => media)).toEqual(['on', 'soon', 'late']);
    expect(needed[0]?.size).toBe(7);
  });

  it('[N58] a turn is never longer than its slot, holds the instant, and belongs to somebody usable', () => {
    const items = fc.array(
      fc.record({
        seconds: fc.integer({ min: 3, max: 60 }),
        order: fc.integer({ min: -2, max: 2 }),
        priority: fc.constantFrom('normal', 'notice', 'urgent'),
        from: fc.integer({ min: 0, max: 500 }),
        length: fc.integer({ min: 1, max: 500 }),
        usable: fc.boolean(),
      }),
      { maxLength: 8 },
    );
    fc.assert(
      fc.property(items, fc.integer({ min: 0, max: 1_000_000 }), (all, ms) => {
        const notices = all.map(({ seconds, order, priority, from, length }, index) =>
          notice(String(index), { seconds, order, priority }, [[from, from + length]]),
        );
        const programme = programmeOf(view(...notices));
        const now = T + ms;
        const usable = ({ id }: { readonly id: string }): boolean => all[Number(id)]?.usable === true;
        const cue = cueAt(programme, now, usable);
        const on = programme.some(
          ({ notice: each, spans }) => usable(each) && spans.some((s) => now >= s.from && now < s.to),
        );
        expect(cue !== undefined).toBe(on);
        if (cue === undefined) return;
        expect(usable(cue.notice)).toBe(true);
        expect(cue.from).toBeLessThanOrEqual(now);
        expect(cue.to).toBeGreaterThan(now);
        const edge = nextEdge(programme, now) ?? Infinity;
        expect(edge).toBeGreaterThan(now);
        // Until the next edge nothing changes by itself.
        const later = Math.min(edge, cue.to) - 1;
        expect(cueAt(programme, later, usable)?.key).toBe(cue.key);
      }),
    );
  });
});
