import { describe, expect, it } from 'vitest';
import { displayWidth, wrap } from '../../../core/slip/wrap.ts';
import { fc } from '../../support/property.ts';

describe('line breaking', () => {
  it('[S9] a hanzi is two columns wide, a Latin letter one', () => {
    expect(displayWidth('A区 1F')).toBe(6);
  });

  it.each([
    ['Führerschein-Umtausch für größere Fahrzeuge', 24],
    ['Cấp hộ chiếu phổ thông lần đầu cho công dân', 24],
    ['Получение загранпаспорта и водительского удостоверения', 60],
    ['Ανανέωση άδειας οδήγησης και διαβατηρίου', 44],
    ['Renovación del pasaporte — año académico', 22],
  ])('[S9] no word of any letters is cut: %s', (text, columns) => {
    const lines = wrap(text, columns);
    expect(lines.join(' ')).toBe(text);
    expect(lines.flatMap((line) => line.split(' '))).toEqual(text.split(' '));
  });

  it('[S9] a word that is wider than the paper is cut, and no letter loses its accents', () => {
    const long = 'e\u0301'.repeat(12);
    const lines = wrap(long, 10);
    expect(lines.join('')).toBe(long);
    for (const line of lines) expect(line).not.toMatch(/^\p{M}/u);
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
