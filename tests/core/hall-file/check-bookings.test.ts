import { describe, expect, it } from 'vitest';
import { readHallFile } from '../../../core/hall-file/hall-file.ts';
import { hallFileErrorText } from '../../../core/hall-file/tables.ts';
import { SMALL_HALL, tablesOf } from './fixtures/small-hall-file.ts';

/** The small hall is open Mondays 08:30-11:30 and Tuesdays 13:00-17:00; its deed tax is given Mondays until 10. */
function told(rows: readonly string[], alwaysOpen = false): readonly string[] {
  const read = readHallFile(
    tablesOf({
      ...SMALL_HALL,
      'hall.csv': (SMALL_HALL['hall.csv'] ?? '').replace('always_open,no', `always_open,${alwaysOpen ? 'yes' : 'no'}`),
      'services.csv': (SMALL_HALL['services.csv'] ?? '')
        .replace('before,pinyin', 'before,pinyin,hours,daily_limit')
        .replace('chai lü', 'chai lü,mon 08:30-10:00,2')
        .replace('deed-tax,deed-tax,', 'deed-tax,deed-tax,,,'),
      'appointments.csv': ['id,date,slot_from,slot_to,service,status', ...rows, ''].join('\n'),
    }),
  );
  return read.ok ? [] : read.error.map(hallFileErrorText);
}

describe('a booking that could not be kept', () => {
  it.each([
    ['in the hours of hall and service', 'AP-1,2026-03-09,08:30,09:00,deed-tax,booked', undefined],
    ['in the last minutes before closing', 'AP-1,2026-03-09,11:20,11:30,title,booked', undefined],
    ['that was cancelled', 'AP-1,2026-03-11,08:30,09:00,title,cancelled', undefined],
    [
      'on a day without hours',
      'AP-1,2026-03-11,08:30,09:00,title,booked',
      'slot_from "08:30": expected a time at which the hall is open on 2026-03-11',
    ],
    ['on a holiday', 'AP-1,2026-02-16,08:30,09:00,title,booked', 'the hall is open on 2026-02-16'],
    [
      'at noon',
      'AP-1,2026-03-09,11:30,12:00,title,booked',
      'slot_from "11:30": expected a time at which the hall is open',
    ],
    [
      'after the hours of its service',
      'AP-1,2026-03-09,10:00,10:30,deed-tax,booked',
      'slot_from "10:00": expected a time at which deed-tax is given on 2026-03-09',
    ],
    [
      'on a day when its service is not given',
      'AP-1,2026-03-10,13:00,13:30,deed-tax,booked',
      'deed-tax is given on 2026-03-10',
    ],
  ])('[SU11] %s', (_, row, says) => {
    const found = told([row]);
    if (says === undefined) expect(found).toEqual([]);
    else expect(found).toEqual([expect.stringContaining(says)]);
  });

  it('[SU11] past the daily limit, counted by date and without those that were cancelled', () => {
    const row = (id: number, date: string, state: string): string => `AP-${id},${date},08:30,09:00,deed-tax,${state}`;
    const rows = [
      row(1, '2026-03-09', 'booked'),
      row(2, '2026-03-09', 'cancelled'),
      row(3, '2026-03-16', 'booked'),
      row(4, '2026-03-09', 'booked'),
    ];
    expect(told(rows)).toEqual([]);
    expect(told([...rows, row(5, '2026-03-09', 'booked')])).toEqual([
      'appointments.csv, line 6, service "deed-tax": expected at most 2 bookings of deed-tax on 2026-03-09, as its daily_limit says; this is number 3',
    ]);
  });

  it('[SU11] a hall that is always open has the hours of its services alone', () => {
    expect(told(['AP-1,2026-03-11,03:00,03:30,title,booked'], true)).toEqual([]);
    expect(told(['AP-1,2026-03-11,03:00,03:30,deed-tax,booked'], true)).toHaveLength(1);
  });
});
