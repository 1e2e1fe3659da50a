import { expect, it } from 'vitest';
import { isUnread, methodEnds, methodTyped, NOTHING_TYPED, type MethodScan } from '../../web/scan/method-scan.ts';
import { ticketOfCode } from '../../web/scan/scan-code.ts';

const key = (atMs: number) => (before: MethodScan) => methodTyped(before, 'key', atMs);
const text = (words: string, atMs: number) => (before: MethodScan) => methodTyped(before, { text: words }, atMs);
const after = (...steps: readonly ((before: MethodScan) => MethodScan)[]): MethodScan =>
  steps.reduce((state, step) => step(state), NOTHING_TYPED);

it('[DV110] keys without a name are those of an input method', () => {
  const named = { key: 'a', code: 'KeyA', keyCode: 65 };
  expect(isUnread(named)).toBe(false);
  expect(isUnread({ ...named, key: 'Process' })).toBe(true);
  expect(isUnread({ key: 'Unidentified', code: '', keyCode: 229 })).toBe(true);
  expect(isUnread({ ...named, keyCode: 229 })).toBe(true);
  expect(isUnread({ key: 'Enter', code: '', keyCode: 13 })).toBe(false);
});

it('[DV110] a code that comes as text of a field is read, letter by letter or at once', () => {
  const letters = [...'~http://h/t/x#y'].flatMap((letter, at) => [key(10 * at), text(letter, 10 * at + 1)]);
  expect(methodEnds(after(...letters))).toEqual({ scan: 'http://h/t/x#y' });
  expect(methodEnds(after(key(0), text('~6901234567892', 50)))).toEqual({ scan: '6901234567892' });
});

it('[DV110] a burst of keys that nothing could read is told; what a person types is nobody’s code', () => {
  const burst = Array.from({ length: 30 }, (_, at) => key(5 * at));
  expect(methodEnds(after(...burst))).toBe('unread');
  const person = Array.from({ length: 30 }, (_, at) => key(200 * at));
  expect(methodEnds(after(...person))).toBeUndefined();
  expect(methodEnds(after(text('身份证', 0)))).toBeUndefined();
});

it('[DV111] a code in the other case is the same code', () => {
  const secret = 'k3vT0m9Qx1sR7aB2cD4eFg';
  const invert = (code: string): string =>
    [...code].map((each) => (each === each.toLowerCase() ? each.toUpperCase() : each.toLowerCase())).join('');
  for (const code of [
    `http://10.0.0.5:8080/t/0198c7f2-1111#${secret}`,
    `https://hall.example.gov.cn/t/0198c7f2-1111#${secret}`,
    `/t/0198c7f2-1111#${secret}`,
  ]) {
    expect(ticketOfCode(code)).toEqual({ id: '0198c7f2-1111', secret });
    expect(ticketOfCode(invert(code))).toEqual({ id: '0198c7f2-1111', secret });
  }
  expect(ticketOfCode('HTTP://ELSEWHERE/X/1#2')).toBeUndefined();
});
