import { describe, expect, it } from 'vitest';
import { displayWidth, wrap } from '../../../core/slip/wrap.ts';
import { fc } from '../../support/property.ts';

describe('line breaking', () => {
  it('[S9] a hanzi is two columns wide, a Latin letter one', () => {
    expect(displayWidth('A区 1F')).toBe(6);
  });

  it('[S9] hanzi break anywhere, Latin words only between them', () => {
    expect(wrap('身份证 household register', 16)).toEqual(['身份证 household', 'register']);
    expect(wrap('新生儿出生登记', 8)).toEqual(['新生儿出', '生登记']);
  });

  it('[S9] no closing mark begins a line and no opening mark ends one', () => {
    expect(wrap('叫号叫号，请看', 8)).toEqual(['叫号叫', '号，请看']);
    expect(wrap('新生儿（报户口）', 8)).toEqual(['新生儿', '（报户', '口）']);
  });

  it('[S9] a word longer than the line is cut, and later lines hang', () => {
    expect(wrap('- abcdefghijklmnop', 10, 2)).toEqual(['-', '  abcdefgh', '  ijklmnop']);
  });

  it('[S9] no line is wider than the paper and no character is lost', () => {
    const text = fc.string({ unit: fc.constantFrom('a', 'Z', '9', ' ', '中', '国', '，', '（', '）', '.', '𠮷') });
    fc.assert(
      fc.property(text, fc.integer({ min: 4, max: 48 }), (input, columns) => {
        const lines = wrap(input, columns);
        for (const line of lines) expect(displayWidth(line)).toBeLessThanOrEqual(columns);
        expect(lines.join('').replaceAll(' ', '')).toBe(input.replaceAll(' ', ''));
      }),
    );
  });
});
