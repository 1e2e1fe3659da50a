import { describe, expect, it } from 'vitest';
import { tellOwed } from '../../agent/tell-owed.ts';
import type { AgentReport } from '../../core/protocol/agent.ts';

const job = (name: string): AgentReport => ({ job: name, printer: 'kiosk-1', attempt: { outcome: 'printed' } });

/** A server that refuses some jobs, and is gone after so many words; jobs that end while others are told. */
async function told(
  jobs: readonly string[],
  {
    refuses = [],
    goneAfter = Infinity,
    ends = {},
  }: { refuses?: string[]; goneAfter?: number; ends?: Record<string, string> },
) {
  const owed = new Map(jobs.map((name) => [name, job(name)]));
  const said: string[] = [];
  const link = {
    linked: true,
    report(report: AgentReport) {
      said.push(report.job);
      link.linked = said.length < goneAfter;
      const other = ends[report.job];
      if (other !== undefined) owed.set(other, job(other));
      return Promise.resolve(link.linked && !refuses.includes(report.job));
    },
  };
  const owing = {
    owed: () => [...owed.values()],
    reported: (name: string) => Promise.resolve(void owed.delete(name)),
  };
  await tellOwed(owing, link);
  return { said, owed: [...owed.keys()] };
}

describe('telling the server what is owed', () => {
  it.each([
    { which: 'the first', refuses: ['a'], owed: ['a'] },
    { which: 'one in the middle', refuses: ['b'], owed: ['b'] },
    { which: 'all but the last', refuses: ['a', 'b'], owed: ['a', 'b'] },
    { which: 'every one', refuses: ['a', 'b', 'c'], owed: ['a', 'b', 'c'] },
    { which: 'none', refuses: [], owed: [] },
  ])(
    '[AG30] $which refused: those behind are told all the same, oldest first, each once',
    async ({ refuses, owed }) => {
      expect(await told(['a', 'b', 'c'], { refuses })).toEqual({ said: ['a', 'b', 'c'], owed });
    },
  );

  it('[AG30] what ends meanwhile is told too', async () => {
    expect(await told(['a'], { refuses: ['a'], ends: { a: 'b', b: 'c' } })).toEqual({
      said: ['a', 'b', 'c'],
      owed: ['a'],
    });
  });

  it('[AG30] out of reach it tells no more, and keeps the rest', async () => {
    expect(await told(['a', 'b', 'c'], { goneAfter: 2 })).toEqual({ said: ['a', 'b'], owed: ['b', 'c'] });
    expect(await told(['a'], { goneAfter: 0 })).toEqual({ said: ['a'], owed: ['a'] });
  });
});
