import { describe, expect, it } from 'vitest';
import { MINUTE } from '../../../core/base/time.ts';
import { open, rulesOf, SUPERVISOR, type Rules } from '../../support/rules.ts';

function transfer(rules: Rules, counter: string, to: string): ReturnType<Rules['when']> {
  return rules.when(SUPERVISOR, { name: 'transfer', counter, to: { counter: to }, note: undefined });
}

function close(rules: Rules, counter: string): void {
  rules.when(SUPERVISOR, { name: 'close-counter', counter });
}

describe('who waits for one counter alone', () => {
  it('[Q115] stays in the line that the ticket was sent to when its own was closed', () => {
    const rules = rulesOf();
    open(rules, '1', '2');
    const number = rules.take('gamma');
    rules.when(SUPERVISOR, { name: 'close-line', line: 'c', reason: 'no papers' });
    expect(rules.next('2')).toBe(number);
    expect(transfer(rules, '2', '1')).toMatchObject([
      { data: { to: { line: 'b', movedFrom: 'c' }, reservedFor: '1' } },
    ]);
    close(rules, '1');
    expect(rules.ticket(number).steps.at(-1)).toMatchObject({ line: 'b', movedFrom: 'c', reservedFor: undefined });
    expect(rules.next('2')).toBe(number);
  });

  it('[Q115] and in the one that staff moved it to', () => {
    const rules = rulesOf();
    open(rules, '1', '2');
    const number = rules.take('gamma');
    const place = { from: { line: 'c' }, to: { line: 'b' }, which: 'all', place: 'kept' } as const;
    rules.when(SUPERVISOR, { name: 'move-tickets', ...place, reason: 'nobody is there' });
    expect(rules.next('2')).toBe(number);
    transfer(rules, '2', '1');
    close(rules, '1');
    expect(rules.next('2')).toBe(number);
  });

  it('[Q116] waits in the line once that counter has closed, also when what was done at another one is taken back', () => {
    const rules = rulesOf();
    open(rules, '1', '2', '3');
    const number = rules.take('alpha');
    expect(rules.next('1')).toBe(number);
    transfer(rules, '1', '2');
    rules.when(SUPERVISOR, { name: 'call-ticket', counter: '3', number, reason: 'asked' });
    rules.when(SUPERVISOR, { name: 'finish', counter: '3', outcome: 'done', note: undefined });
    close(rules, '2');
    rules.pass(5000);
    expect(rules.when(SUPERVISOR, { name: 'undo', counter: '3' })).toHaveLength(1);
    rules.when(SUPERVISOR, { name: 'return-to-line', counter: '3', reason: 'wrong number' });
    rules.pass(MINUTE);
    expect(rules.ticket(number).steps.at(-1)?.reservedFor).toBeUndefined();
    expect(rules.next('1')).toBe(number);
  });
});
