import { readFile } from 'node:fs/promises';
import { ESLint } from 'eslint';
import { describe, expect, it } from 'vitest';

const RULE = 'max-lines-per-function';
const eslint = new ESLint();
/** The same lint with nobody let off. */
const strict = new ESLint({ overrideConfig: [{ files: ['**/*.ts'], rules: { [RULE]: ['error', 60] } }] });
const ROOMS = ['core/queue/a.ts', 'server/halls/a.ts', 'server/main.ts', 'agent/link.ts', 'counter/a.ts', 'wire/a.ts'];
const CLOSED_SWITCHES = [
  'core/queue/decide/decide.ts',
  'core/queue/evolve/evolve.ts',
  'core/record/record-event.ts',
  'core/views/audit-words.ts',
  'printer/virtual/paper.ts',
  'rating/rating-app.ts',
];

/** The functions of a text that are told as too long. */
async function long(lint: ESLint, text: string, filePath: string): Promise<readonly (string | null)[]> {
  const [result] = await lint.lintText(text, { filePath });
  return (result?.messages ?? []).map(({ ruleId }) => ruleId).filter((rule) => rule === RULE);
}

function ofLines(count: number, begins = 'export function a(): void {', ends = '}'): string {
  return [begins, ...Array.from({ length: count - 2 }, () => '  // one more'), ends, ''].join('\n');
}

describe('how long a function may be', () => {
  it.each(ROOMS)('[CH10] in %s one of 60 lines passes, and one of 61 is told', async (file) => {
    expect(await long(eslint, ofLines(60), file)).toEqual([]);
    expect(await long(eslint, ofLines(61), file)).toEqual([RULE]);
  });

  it.each([
    ['an arrow', 'export const a = (): void => {', '};'],
    ['a generator', 'export async function* a() {', '}'],
    ['a method', 'export class A { a(): void {', '} }'],
    ['a getter', 'export const a = { get b() {', '} };'],
  ])('[CH10] %s is no way around it', async (_, begins, ends) => {
    expect(await long(eslint, ofLines(60, begins, ends), 'server/a.ts')).toEqual([]);
    expect(await long(eslint, ofLines(61, begins, ends), 'server/a.ts')).toEqual([RULE]);
  });

  it.each(CLOSED_SWITCHES)('[CH10] %s is let off for the one switch that it has', async (file) => {
    const text = await readFile(file, 'utf8');
    expect(await long(eslint, text, file)).toEqual([]);
    expect(await long(strict, text, file)).toEqual([RULE]);
  });
});
