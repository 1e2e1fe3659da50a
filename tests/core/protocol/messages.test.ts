import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, expectTypeOf, it } from 'vitest';
import { FROM_HALL, TO_HALL, type Ack, type HeardBody } from '../../../core/protocol/messages.ts';
import type { CallMessage } from '../../../core/protocol/shapes/call.ts';

it.each([...Object.entries(TO_HALL), ...Object.entries(FROM_HALL)])(
  '[DT4] the example of %s is a body of it',
  (_name, row) => {
    expect(row.body.safeParse(row.example).error).toBeUndefined();
  },
);

/** The messages that the files of a folder hear and send. */
function spoken(folder: string): { readonly heard: readonly string[]; readonly sent: readonly string[] } {
  const files = readdirSync(folder).filter((file) => file.endsWith('.ts'));
  const text = files.map((file) => readFileSync(join(folder, file), 'utf8')).join('\n');
  const names = (call: RegExp): string[] => [...text.matchAll(call)].map(([, name]) => name ?? '');
  // What an agent says is heard by the words of one list.
  const [, words = ''] = /\bWORDS = \[([^\]]*)\]/.exec(text) ?? [];
  const ofAgents = [...words.matchAll(/'([a-z]+)'/g)].map(([, word]) => `agent-${word ?? ''}`);
  return {
    heard: [...names(/(?:socket\.on|hear)\(\s*'([a-z-]+)'/g), ...ofAgents],
    sent: names(/(?:emit|emitWithAck|#tell)\((?:\[[^\]]*\], )?'([a-z-]+)'/g),
  };
}

it('[DT5] the live door and the agent hear and send no message that is in no table', () => {
  const own = ['connect', 'connect_error', 'disconnect', 'error'];
  const hall = spoken('server/doors/live');
  const agent = spoken('agent');
  expect([...new Set(hall.heard)].filter((name) => !own.includes(name)).sort()).toEqual(Object.keys(TO_HALL).sort());
  for (const name of [...hall.sent, ...agent.heard.filter((each) => !own.includes(each))])
    expect(Object.keys(FROM_HALL)).toContain(name);
  for (const name of agent.sent) expect(Object.keys(TO_HALL)).toContain(name);
  expect(agent.sent.length + hall.sent.length).toBeGreaterThan(5);
});

it('[DT6] the name of a message alone decides what comes with it, and what it is acknowledged with', () => {
  expectTypeOf<HeardBody<'call'>>().toEqualTypeOf<CallMessage>();
  expectTypeOf<Ack<'leave'>>().toEqualTypeOf<Ack<'unwatch'>>();
});
