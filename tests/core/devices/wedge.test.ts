import { describe, expect, it } from 'vitest';
import { OUTSIDE, WEDGE_GAP_MS, wedgeKey, type WedgeKey, type WedgeSettings } from '../../../core/devices/wedge.ts';
import { fc } from '../../support/property.ts';

const ENTER: WedgeKey = { code: 'Enter', shift: false };
const TILDE: WedgeKey = { code: 'Backquote', shift: true };

/** The keys of letters and digits; only the first has no need of a key before it. */
const keysOf = (text: string): readonly WedgeKey[] =>
  [...text].map((sign) =>
    /\d/.test(sign)
      ? { code: `Digit${sign}`, shift: false }
      : { code: `Key${sign.toUpperCase()}`, shift: sign !== sign.toLowerCase() },
  );

function type(keys: readonly WedgeKey[], settings: WedgeSettings = { prefix: '~', suffix: 'Enter' }, everyMs = 5) {
  let state = OUTSIDE;
  const scans: string[] = [];
  let giveBack = '';
  let passed = 0;
  for (const [at, key] of keys.entries()) {
    const step = wedgeKey(state, key, at * everyMs, settings);
    state = step.state;
    giveBack += step.giveBack;
    if (step.scan !== undefined) scans.push(step.scan);
    if (!step.taken) passed += 1;
  }
  return { scans, giveBack, passed };
}

describe('a scanner that types into a page', () => {
  it('[DV10] its keys are taken from the page, and the code is told whole', () => {
    expect(type([TILDE, ...keysOf('AP2041b'), ENTER])).toEqual({ scans: ['AP2041b'], giveBack: '', passed: 0 });
  });

  it('[DV10] shift keys of their own, the Enter of the number block, Tab as the end', () => {
    const shifted: WedgeKey[] = [
      { code: 'ShiftLeft', shift: true },
      TILDE,
      ...keysOf('A1'),
      { code: 'NumpadEnter', shift: false },
    ];
    expect(type(shifted).scans).toEqual(['A1']);
    expect(type([TILDE, ...keysOf('A1'), { code: 'Tab', shift: false }], { prefix: '~', suffix: 'Tab' }).scans).toEqual(
      ['A1'],
    );
  });

  it('[DV14] the beginning of a prefix that was none is given back', () => {
    const settings: WedgeSettings = { prefix: 'xyz', suffix: 'Enter' };
    expect(type(keysOf('xya'), settings)).toEqual({ scans: [], giveBack: 'xy', passed: 1 });
    expect(type([...keysOf('xyxyz1'), ENTER], settings)).toMatchObject({ scans: ['1'], giveBack: 'xy' });
    expect(type(keysOf('xa'), settings, WEDGE_GAP_MS + 1)).toMatchObject({ giveBack: 'x' });
  });

  it('[DV11] typing of a person goes by untouched, whatever it is', () => {
    const code = fc.constantFrom('KeyA', 'Digit1', 'Enter', 'Tab', 'F5', 'Numpad3', 'Backquote', 'ArrowUp');
    fc.assert(
      fc.property(fc.array(code), (codes) => {
        const keys = codes.map((each) => ({ code: each, shift: false }));
        expect(type(keys)).toEqual({ scans: [], giveBack: '', passed: keys.length });
      }),
    );
  });

  it('[DV11] a key that types nothing ends a code', () => {
    expect(type([TILDE, ...keysOf('A1'), { code: 'F5', shift: false }, ...keysOf('B2'), ENTER]).scans).toEqual([]);
  });
});
