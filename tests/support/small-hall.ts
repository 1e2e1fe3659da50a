import type { AlertRule } from '../../core/catalogue/alert-rule.ts';
import type { CardRule } from '../../core/catalogue/card-rule.ts';
import type { Catalogue } from '../../core/catalogue/catalogue.ts';
import type { Category } from '../../core/catalogue/category.ts';
import type { Counter, Line } from '../../core/catalogue/places.ts';
import type { Names } from '../../core/base/names.ts';
import type { Service } from '../../core/catalogue/service.ts';
import { MINUTE } from '../../core/base/time.ts';

/** The same word in every language: tests do not read names. */
export function named(text: string): Names {
  return { 'zh-Hans': text, 'zh-Hant': text, en: text };
}

export function line(id: string, prefix: string, targetMinutes = 15): Line {
  return { id, prefix, department: 'office', name: named(id), targetMs: targetMinutes * MINUTE };
}

export function service(id: string, lineId: string, more: Partial<Service> = {}): Service {
  return {
    id,
    code: id,
    department: 'office',
    line: lineId,
    name: named(id),
    synonymsZh: [],
    synonymsEn: [],
    lifeEvents: [],
    materialsZh: [],
    materialsEn: [],
    medianMs: 5 * MINUTE,
    cv: 0.5,
    visitsPerYear: 1000,
    needsIdentity: false,
    priorityAllowed: true,
    jointWith: [],
    after: [],
    ...more,
  };
}

/** A counter; lines as `a` (level 1) or `a:2`. */
export function counter(id: string, ...lines: string[]): Counter {
  return {
    id,
    name: named(`Counter ${id}`),
    departments: ['office'],
    zone: '1F-A',
    lines: lines.map((each) => {
      const [lineId = '', level = '1'] = each.split(':');
      return { line: lineId, level: Number(level) };
    }),
    clerkSpeed: 1,
  };
}

export function category(id: string, targetFactor: number, slopeMinutes: number, capMinutes: number): Category {
  return {
    id,
    name: named(id),
    targetFactor,
    slopeMs: slopeMinutes * MINUTE,
    capMs: capMinutes * MINUTE,
    legalBasisZh: '',
    shareOfVisits: 0.5,
  };
}

export const CATEGORIES: readonly Category[] = [
  category('ordinary', 1, 15, 120),
  category('elderly', 0.5, 8, 60),
  category('disabled', 0.33, 5, 60),
  category('appointment', 0.33, 5, 60),
];

const CROWD: AlertRule = {
  id: 'crowd',
  name: named('Crowd'),
  figure: 'waiting',
  scope: 'line',
  of: [],
  threshold: 9,
  clearAt: 7,
  forMs: 0,
  when: 'always',
  roles: ['supervisor'],
  users: [],
  ways: ['page'],
  mostPerHour: 2,
};

/** Short limits, or a day by chance would have no cards. */
const CARDS: readonly CardRule[] = (['waiting', 'serving'] as const).map((kind) => ({
  id: kind,
  kind,
  scope: 'hall',
  of: [],
  yellow: { unit: 'minutes', n: 4 },
  red: { unit: 'minutes', n: 9 },
  roles: ['supervisor'],
  users: [],
}));

/** A hall of two lines (A, B), three services and three counters, open around the clock, in Daqing's zone. */
export function smallHall(more: Partial<Catalogue> = {}): Catalogue {
  return {
    hall: {
      id: 'small',
      name: named('Small hall'),
      timeZone: 'Asia/Shanghai',
      languages: ['zh-Hans', 'en'],
      dayStartsAt: 0,
      lateClosingMs: 240 * MINUTE,
      alwaysOpen: true,
      sample: true,
    },
    rules: {
      lastTicketBeforeCloseMs: 30 * MINUTE,
      reentryWithinMs: 30 * MINUTE,
      appointmentGraceMs: 15 * MINUTE,
      appointmentEarlyMs: 60 * MINUTE,
      walkBetweenCountersMs: 2 * MINUTE,
      maxServicesPerTicket: 6,
      boardCalls: 12,
      repeatWindowMs: 15_000,
    },
    departments: [{ id: 'office', name: named('Office'), zone: '1F-A' }],
    lines: [
      {
        ...line('a', 'A'),
        borrow: { afterPercent: 100, untilPercent: 50, atLeastMs: 10 * MINUTE, counters: ['4', '2'] },
      },
      {
        ...line('b', 'B', 5),
        borrow: { afterPercent: 150, untilPercent: 60, atLeastMs: 5 * MINUTE, counters: ['4'] },
        whenClosed: 'a',
      },
      { ...line('c', 'C'), whenClosed: 'b' },
    ],
    services: [
      service('alpha', 'a'),
      service('beta', 'b'),
      service('gamma', 'c'),
      service('deed-tax', 'a'),
      service('title', 'b', { after: ['deed-tax'] }),
      service('bid', 'c', { priorityAllowed: false }),
      service('fund', 'c', { dailyLimit: 4 }),
    ],
    counters: [counter('1', 'a', 'b:2'), counter('2', 'b'), counter('3', 'a', 'b', 'c'), counter('4', 'c')],
    alerts: [CROWD],
    cards: CARDS,
    profiles: [
      {
        id: 'lunch',
        name: named('Lunch'),
        counters: [
          {
            counter: '1',
            lines: [
              { line: 'a', level: 1 },
              { line: 'b', level: 1 },
              { line: 'c', level: 2 },
            ],
          },
          {
            counter: '2',
            lines: [
              { line: 'b', level: 1 },
              { line: 'a', level: 2 },
            ],
          },
        ],
      },
      {
        id: 'all-on-c',
        name: named('All on C'),
        counters: [
          {
            counter: '2',
            lines: [
              { line: 'c', level: 1 },
              { line: 'b', level: 2 },
            ],
          },
        ],
      },
    ],
    categories: CATEGORIES,
    matters: [{ id: 'home', name: named('Home'), services: ['title', 'deed-tax', 'gamma'] }],
    calendar: { hours: [], holidays: [], makeUpWorkdays: [], weekShares: [], arrivals: [] },
    kiosks: [
      {
        id: 'kiosk-1',
        kind: 'standard',
        name: named('Kiosk'),
        zone: '1F-A',
        coversZones: ['1F-A'],
        widthPx: 1080,
        heightPx: 1920,
        paperMm: 80,
        address: 'virtual',
        model: 'generic-80',
      },
    ],
    boards: [
      {
        id: 'board-01',
        kind: 'hall-overview',
        name: named('Board'),
        zone: '1F-A',
        coversZones: ['1F-A'],
        widthPx: 1920,
        heightPx: 1080,
      },
    ],
    printers: [],
    signs: [],
    ...more,
  };
}
