import type { Catalogue } from '../../core/catalogue/catalogue.ts';
import { smallHall } from './small-hall.ts';

/** Hall files that a small hall may have tomorrow, or in the middle of a day: each lacks something of today’s. */
export const OTHER_HALL_FILES: readonly Catalogue[] = [
  smallHall(),
  ...['a', 'b', 'c'].map(withoutLine),
  ...['elderly', 'disabled', 'appointment'].map((gone) =>
    smallHall({ categories: smallHall().categories.filter(({ id }) => id !== gone) }),
  ),
  ...['1', '2', '4'].map(withoutCounter),
  ...['alpha', 'fund', 'title'].map(withoutService),
  // Nothing that was said of zones, profiles and loans counts any more.
  smallHall({
    counters: smallHall().counters.map((counter) => ({ ...counter, zone: '2F' })),
    profiles: [],
    lines: smallHall().lines.map(({ borrow: _borrow, whenClosed: _whenClosed, ...line }) => line),
  }),
  // A service goes into another line, and is done only after another one.
  smallHall({
    services: smallHall().services.map((service) =>
      service.id === 'gamma' ? { ...service, line: 'b', after: ['bid'] } : service,
    ),
  }),
  smallHall({ kiosks: [], boards: [], alerts: [], cards: [], matters: [] }),
];

function withoutLine(gone: string): Catalogue {
  const hall = smallHall();
  const services = hall.services.filter(({ line }) => line !== gone);
  const left = new Set(services.map(({ id }) => id));
  return smallHall({
    lines: hall.lines
      .filter(({ id }) => id !== gone)
      .map(({ whenClosed, ...line }) =>
        whenClosed === undefined || whenClosed === gone ? line : { ...line, whenClosed },
      ),
    services: services.map((service) => ({ ...service, after: service.after.filter((other) => left.has(other)) })),
    counters: hall.counters
      .map((counter) => ({ ...counter, lines: counter.lines.filter(({ line }) => line !== gone) }))
      .filter(({ lines }) => lines.length > 0),
    profiles: [],
    matters: [],
  });
}

function withoutCounter(gone: string): Catalogue {
  const hall = smallHall();
  return smallHall({
    counters: hall.counters.filter(({ id }) => id !== gone),
    lines: hall.lines.map((line) =>
      line.borrow === undefined
        ? line
        : { ...line, borrow: { ...line.borrow, counters: line.borrow.counters.filter((id) => id !== gone) } },
    ),
    profiles: [],
  });
}

function withoutService(gone: string): Catalogue {
  const { services } = smallHall();
  return smallHall({ services: services.filter(({ id }) => id !== gone), matters: [] });
}
