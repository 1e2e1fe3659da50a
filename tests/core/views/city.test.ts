import { describe, expect, it } from 'vitest';
import type { CityHall } from '../../../core/protocol/shapes/city.ts';
import { cityView } from '../../../core/views/city/city-view.ts';
import { newcomers, silentHall } from '../../../core/views/city/public-halls.ts';

const NAME = { 'zh-Hans': '厅', 'zh-Hant': '廳', en: 'Hall' };
const AT = { name: NAME, now: Date.parse('2026-03-09T09:00:00+08:00'), timeZone: 'Asia/Shanghai' };

function hall(id: string, waiting: number, longestWait: number): CityHall {
  const none = { served: 0, noShows: 0, cancelled: 0, inService: 0, late: 0, meanWait: 0, pausedCounters: 0 };
  const figures = {
    seq: 1,
    day: '2026-03-09',
    issued: waiting,
    waiting,
    longestWait,
    counters: 2,
    openCounters: 1,
    ...none,
  };
  return { id, name: NAME, path: `/h/${id}/`, state: 'open', figures };
}

describe('[HA11] the sums of the overview', () => {
  it('are those of the halls that are heard of, and say how many those are', () => {
    const silent: CityHall = { id: 'east', name: NAME, path: '/h/east/', state: 'silent' };
    const { totals } = cityView([hall('north', 3, 60), silent, hall('south', 4, 400)], AT);
    expect(totals).toMatchObject({
      halls: 3,
      heard: 2,
      open: 2,
      issued: 7,
      waiting: 7,
      openCounters: 2,
      longestWait: 400,
    });
  });

  it('are nothing where nobody is heard of', () => {
    expect(cityView([], AT).totals).toMatchObject({ halls: 0, heard: 0, waiting: 0, longestWait: 0 });
  });
});

describe('[HA12] what citizens are told', () => {
  const line = (id: string, p50?: number) => ({
    ...{ id, prefix: 'A', department: 'd', name: NAME, waiting: 1, openCounters: 1 },
    ...(p50 === undefined ? {} : { wait: { p10: p50 / 2, p50, p90: p50 * 2 } }),
  });

  it('the wait of newcomers runs from the quickest line to the slowest, of those with an open counter', () => {
    const { wait } = newcomers({ lines: [line('a', 1200), line('b'), line('c', 240)] });
    expect(wait?.least).toMatchObject({ p50: 240, text: { en: 'about 2–8 min' } });
    expect(wait?.most).toMatchObject({ p50: 1200 });
  });

  it('no wait is told while no counter is open, and nothing of a hall that is silent', () => {
    expect(newcomers({ lines: [line('a'), line('b')] })).toEqual({});
    const told = silentHall({ id: 'east', name: NAME }, 'Asia/Shanghai', AT.now, '/h/east/');
    expect(told).toEqual({
      ...{ id: 'east', name: NAME, path: '/h/east/', timeZone: 'Asia/Shanghai', state: 'silent' },
      silentSince: '2026-03-09T09:00:00+08:00',
    });
  });
});
