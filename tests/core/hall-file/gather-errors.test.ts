import { describe, expect, it } from 'vitest';
import { readHallFile } from '../../../core/hall-file/hall-file.ts';
import { hallFileErrorText } from '../../../core/hall-file/tables.ts';
import { SMALL_HALL, tablesOf, type HallTexts } from './fixtures/small-hall-file.ts';

function told(changes: HallTexts): readonly string[] {
  const read = readHallFile(tablesOf({ ...SMALL_HALL, ...changes }));
  return read.ok ? [] : read.error.map(hallFileErrorText);
}

const rows = (header: string, count: number, row: (at: number) => string): string =>
  `${header}\n${Array.from({ length: count }, (_, at) => row(at)).join('\n')}\n`;
const bookings = (count: number, service: (at: number) => string): string =>
  rows(
    'id,date,slot_from,slot_to,service,status',
    count,
    (at) => `AP-${at + 1},2026-03-09,08:30,09:00,${service(at)},booked`,
  );

describe('many mistakes that are one', () => {
  it('[SU1] a table of another hall is told once, and that it may be left out', () => {
    expect(told({ 'appointments.csv': bookings(90, (at) => `service-${at}`) })).toEqual([
      'appointments.csv, line 2, service "service-0": expected a table of this hall: 90 of its 90 lines name what no other table has, as this is not in services.csv; if it came with another hall, delete the file, which may be left out, or write lines of your own',
    ]);
  });

  it('[SU1] of one that a hall needs it is said to write lines of your own', () => {
    const users = rows(
      'id,role,name_zh_hans,name_zh_hant,name_en,department,zone,counter',
      3,
      (at) => `c${at},${at === 0 ? 'administrator' : 'clerk'},李,李,Li,police,1F-A,${at + 70}`,
    );
    const [only, ...others] = told({ 'users.csv': users });
    expect(others).toEqual([]);
    expect(only).toMatch(
      /^users\.csv, line 2, department "police": .*3 of its 3 lines .*another hall, write lines of your own$/,
    );
  });

  it('[SU1] one mistake that many lines make is told at the first of them, a few are told each', () => {
    const wrong = (count: number): string => bookings(count, () => 'deed-tax').replaceAll('08:30', '8 o’clock');
    const [only, ...others] = told({ 'appointments.csv': wrong(60) });
    expect(others).toEqual([]);
    expect(only).toMatch(
      /^appointments\.csv, line 2, slot_from "8 o’clock": .*on 59 more lines too \(3, 4, 5, 6, 7 …\)$/,
    );
    expect(told({ 'appointments.csv': wrong(4) })).toHaveLength(4);
  });

  it('[SU1] other mistakes of such a table are told beside it', () => {
    const text = bookings(6, (at) => `service-${at}`).replace('AP-4,2026-03-09', 'AP-4,2026-02-30');
    expect(told({ 'appointments.csv': text }).map((line) => line.slice(0, 33))).toEqual([
      'appointments.csv, line 2, service',
      'appointments.csv, line 5, date "2',
    ]);
  });

  it('[SU1] one wrong name on many lines is told at the first of them', () => {
    const text = bookings(40, (at) => (at % 4 === 1 ? 'titel' : 'title'));
    expect(told({ 'appointments.csv': text })).toEqual([
      'appointments.csv, line 3, service "titel": expected a service that stands in services.csv; nearest: title; it stands on 9 more lines too (7, 11, 15, 19, 23 …)',
    ]);
  });

  it('[SU1] a few slips in a table of this hall stay a few', () => {
    const text = bookings(9, (at) => ['titel', 'title', 'deed-tex', 'title', 'deed-tax'][at % 5] ?? '');
    expect(told({ 'appointments.csv': text })).toHaveLength(2);
    expect(told({ 'appointments.csv': text }).join()).not.toContain('another hall');
  });
});
