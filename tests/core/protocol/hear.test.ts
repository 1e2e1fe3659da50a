import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { EventEmitter } from 'node:events';
import { expect, it } from 'vitest';
import { hearMessage, type Answered } from '../../../core/protocol/hear.ts';

const input = (value: unknown): string => JSON.stringify(value) ?? 'nothing';

/** A message that is answered so; what was acknowledged, and what was told to have failed. */
async function said(answer: (input: unknown) => Answered, ...sent: unknown[]) {
  const socket = new EventEmitter();
  const acks: unknown[] = [];
  const faults: string[] = [];
  hearMessage(socket, 'm', answer, (fault, message) => {
    faults.push(`${message}: ${String(fault)}`);
    return { problem: 500 };
  });
  socket.emit('m', ...sent, (ack: unknown) => acks.push(ack));
  await new Promise((done) => setTimeout(done, 0));
  return { acks, faults };
}

it('[STR4] what a handler gives is acknowledged, now or later; of nothing there is no acknowledgement', async () => {
  expect(await said((given) => ({ given }), 5)).toEqual({ acks: [{ given: 5 }], faults: [] });
  expect(await said(async (given) => ({ given }), 'x')).toEqual({ acks: [{ given: 'x' }], faults: [] });
  expect(await said((given) => ({ given: input(given) }))).toEqual({ acks: [{ given: 'nothing' }], faults: [] });
  expect(await said(() => undefined, 5)).toEqual({ acks: [], faults: [] });
});

it('[STR4] what it throws, now or later, is told and answered, and goes no further', async () => {
  const now = (): object => {
    throw new TypeError('of undefined');
  };
  expect(await said(now, {})).toEqual({ acks: [{ problem: 500 }], faults: ['m: TypeError: of undefined'] });
  const later = async (): Promise<object> => now();
  expect(await said(later, {})).toEqual({ acks: [{ problem: 500 }], faults: ['m: TypeError: of undefined'] });
  const socket = new EventEmitter();
  hearMessage(socket, 'm', now, () => ({}));
  expect(() => socket.emit('m', 'nobody waits')).not.toThrow();
});

it('[STR5] the live door and the agent hear messages in no other way', () => {
  const OWN = /'(connect|connect_error|disconnect|error)'/;
  for (const folder of ['server/doors/live', 'agent']) {
    for (const file of readdirSync(folder).filter((each) => each.endsWith('.ts'))) {
      const text = readFileSync(join(folder, file), 'utf8');
      for (const [listens] of text.matchAll(/\bsocket\.(on|once|onAny|addListener|use)\([^\n]*/g))
        expect(listens, `${folder}/${file}`).toMatch(OWN);
    }
  }
});

it('[STR5] what the doors do when a socket is gone is guarded as well', () => {
  for (const file of readdirSync('server/doors/live').filter((each) => each !== 'ears.ts'))
    expect(readFileSync(join('server/doors/live', file), 'utf8'), file).not.toMatch(/\.on\(\s*'disconnect'/);
});
