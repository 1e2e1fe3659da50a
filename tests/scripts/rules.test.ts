import { describe, expect, it } from 'vitest';
import { wrongRules } from '../../scripts/rules.mjs';

/** A test whose title begins with these ids. */
const test = (...ids: readonly string[]) => `it('${ids.map((id) => `[${id}]`).join(' ')} so it is')`;
const check = (spec: string, ...tests: readonly string[]) =>
  wrongRules([['spec.md', spec]], [['a.test.ts', tests.join('; ')]]);

describe('rules and the titles of tests', () => {
  it('[CH1] a rule with its test is right, alone, in a list and in a range', () => {
    expect(check('- **X1** One.', test('X1'))).toEqual([]);
    expect(check('- **X1, X2** Two.', test('X1', 'X2'))).toEqual([]);
    expect(check('- **X1–X3** Three.', test('X1'), test('X2', 'X3'))).toEqual([]);
  });

  it('[CH1] a rule that is laid down twice, one without a test, and a test without a rule are named', () => {
    expect(check('**X1** One. **X1** Again.', test('X1'))).toEqual(['X1 is laid down 2 times: spec.md, spec.md.']);
    expect(check('**X1** One. **X2** Two.', test('X1'))).toEqual(["X2 (spec.md) stands in no test's title."]);
    expect(check('**X1** One.', test('X1', 'X9'))).toEqual(['X9 (a.test.ts) is no rule of docs/spec.']);
  });
});
