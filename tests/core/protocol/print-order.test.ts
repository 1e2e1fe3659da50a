import { describe, expect, it } from 'vitest';
import { printOrder } from '../../../core/protocol/agent.ts';
import { ticketSlip, type SlipInput } from '../../../core/slip/ticket-slip.ts';
import { HOUSEHOLD, sampleInput } from '../../printer/slip-samples.ts';

/** The slip as the agent has it, over the wire. */
function overTheWire(input: SlipInput): SlipInput {
  return printOrder.parse(JSON.parse(JSON.stringify({ job: 'j1', printer: 'p1', input }))).input;
}

/** A range that nobody is told in hours: the middle is 81 h. */
const BEYOND = { p10: 250_000, p50: 291_600, p90: 320_000 };

describe('an order to print', () => {
  it.each([
    ['who goes first', { others: '3号窗口先办其他业务（23 人）' }],
    ['that it may not be today', { chance: '今天可能轮不到' }],
    ['that it is after closing', { wait: { ...BEYOND, beyond: 'closing' } }],
    [
      'that it is probably not today, and how likely it is',
      { wait: { ...BEYOND, beyond: 'today', chanceToday: 0.02 } },
    ],
  ] as const)('[AG32] an agent prints %s as the server would', (_, changes) => {
    const input = sampleInput({
      steps: [{ ...HOUSEHOLD, ...changes }, HOUSEHOLD],
      booking: { slotAt: Date.UTC(2026, 2, 9, 1), late: true },
      form: [
        { part: 'services', devices: [] },
        { part: 'category', devices: [] },
      ],
    });
    const plain = ticketSlip({ ...input, steps: [HOUSEHOLD, HOUSEHOLD] });
    const slip = ticketSlip(input);
    expect(slip.lines).not.toEqual(plain.lines);
    expect(ticketSlip(overTheWire(input)).lines).toEqual(slip.lines);
  });

  it('[AG32] nothing of a slip is lost on the way', () => {
    const wait = { ...BEYOND, beyond: 'today', chanceToday: 0.02 } as const;
    const step = { ...HOUSEHOLD, others: 'others', waits: true, wait, chance: 'chance', after: HOUSEHOLD.lineName };
    const input = sampleInput({
      ...{ categoryName: HOUSEHOLD.lineName, booking: { slotAt: 1, late: false } },
      ...{ steps: [step], form: [{ part: 'number', size: 4, devices: [] }] },
    });
    expect(overTheWire(input)).toEqual(input);
  });
});
