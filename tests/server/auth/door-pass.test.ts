import { expect, it } from 'vitest';
import { doorPass } from '../../../agent/door-pass.ts';
import { PASS_HEADER } from '../../../core/protocol/door-pass.ts';
import { createGate } from '../../../server/auth/gate.ts';
import { keepTokens, memoryTokenBook } from '../../../server/auth/token-store.ts';

const MINUTE = 60_000;
const NOW = 1_770_000_000_000;

async function hallWithAgents() {
  const clock = { now: NOW };
  const gate = createGate(
    () => ({ users: [], sample: false }),
    keepTokens(memoryTokenBook(), () => clock.now),
    {
      now: () => clock.now,
    },
  );
  const tokens = [await gate.admit('agent', 'pc-1'), await gate.admit('agent', 'pc-2')];
  return { clock, gate, tokens, shows: (pass: string) => gate.hasPass({ [PASS_HEADER]: pass }) };
}

it('[STR23] each agent is known by the pass that it makes, and lets itself in by nothing but its token', async () => {
  const { gate, tokens, shows } = await hallWithAgents();
  for (const token of tokens) {
    const pass = doorPass(token, NOW);
    expect(shows(pass)).toBe(true);
    expect(gate.identityOf({ [PASS_HEADER]: pass, authorization: `Bearer ${pass}` })).toEqual({ kind: 'nobody' });
    expect(pass).not.toContain(token);
  }
});

it('[STR23] another token, another time, a changed or cut pass, and whatever else one may show, is a stranger’s', async () => {
  const { clock, gate, tokens, shows } = await hallWithAgents();
  const [one = '', other = ''] = tokens;
  const pass = doorPass(one, NOW);
  const [name, time, seal = ''] = pass.split('.');
  const theirs = doorPass(other, NOW).split('.');
  for (const wrong of [
    doorPass('made up', NOW),
    doorPass(one, NOW - 6 * MINUTE),
    doorPass(one, NOW + 6 * MINUTE),
    [name, String(Number(time) + 1), seal].join('.'),
    [name, time, theirs[2]].join('.'),
    [theirs[0], time, seal].join('.'),
    pass.slice(0, -1),
    `${pass}A`,
    '',
    'constructor',
    one,
  ])
    expect(shows(wrong), wrong).toBe(false);
  expect(gate.hasPass({})).toBe(false);
  expect(gate.hasPass({ [PASS_HEADER]: [pass, pass] })).toBe(false);
  clock.now += 6 * MINUTE;
  expect(shows(pass)).toBe(false);
  expect(shows(doorPass(one, clock.now - 4 * MINUTE))).toBe(true);
});

it('[STR23] it ends with the identity', async () => {
  const { gate, tokens, shows } = await hallWithAgents();
  const pass = doorPass(tokens[0] ?? '', NOW);
  await gate.dismiss('agent', 'pc-1');
  expect(shows(pass)).toBe(false);
  expect(shows(doorPass(tokens[1] ?? '', NOW))).toBe(true);
});
