import { describe, expect, expectTypeOf, it } from 'vitest';
import type { BoardView } from '../../../core/protocol/shapes/board.ts';
import type { HallView } from '../../../core/protocol/shapes/hall.ts';
import type { TicketView } from '../../../core/protocol/shapes/ticket.ts';
import { splitTopic, TOPICS, type Topic, type TopicOf, type ViewOf } from '../../../core/protocol/topics.ts';

const ROWS = Object.entries(TOPICS);

describe('topics', () => {
  it.each(ROWS)('[DT1] the example of %s is a view of it, as strictly as the document says', (_kind, row) => {
    expect(row.view.safeParse(row.example).error).toBeUndefined();
    expect(row.view.safeParse({ ...row.example, foreign: 1 }).success).toBe(false);
  });

  it('[DT2] a topic has an id where its row says whose, and else none', () => {
    for (const [kind, row] of ROWS) {
      const hasId = 'id' in row;
      expect(splitTopic(kind), kind).toEqual(hasId ? undefined : { kind, id: '' });
      expect(splitTopic(`${kind}:a:b`), kind).toEqual(hasId ? { kind, id: 'a:b' } : undefined);
      expect(splitTopic(`${kind}:`), kind).toBeUndefined();
    }
    for (const topic of ['', ':', 'nothing', 'constructor', '__proto__:1']) expect(splitTopic(topic)).toBeUndefined();
  });

  it('[DT3] the topic alone decides what is seen', () => {
    expectTypeOf<ViewOf<'hall'>>().toEqualTypeOf<HallView>();
    expectTypeOf<ViewOf<'board:main'>>().toEqualTypeOf<BoardView>();
    expectTypeOf<ViewOf<`ticket:${string}`>>().toEqualTypeOf<TicketView>();
    expectTypeOf<TopicOf<'board' | 'hall'>>().toEqualTypeOf<`board:${string}` | 'hall'>();
    expectTypeOf<'board'>().not.toExtend<Topic>();
    expectTypeOf<'hall:1'>().not.toExtend<Topic>();
  });
});
