import type { Instant } from '../../base/time.ts';
import type { EventOf } from '../event.ts';
import type { LeasesState } from '../lease.ts';
import type { HallState } from '../state.ts';

type LeaseEvent = EventOf<'NumbersLeased' | 'LeaseEnded' | 'PaperNotJoined'>;

/** Applies what is lent to kiosks, and what came of it, in place. */
export function leaseChanged({ leases, day }: HallState, event: LeaseEvent): void {
  switch (event.type) {
    case 'NumbersLeased':
      return leased(leases, event);
    case 'LeaseEnded': {
      const { kiosk, why, notGiven } = event.data;
      const standing = leases.standing.get(kiosk);
      const gone = new Set(notGiven.map(({ line }) => line));
      const left = why === 'hall-file' ? (standing?.ranges.filter(({ line }) => !gone.has(line)) ?? []) : [];
      if (standing === undefined || left.length === 0) leases.standing.delete(kiosk);
      else leases.standing.set(kiosk, { ...standing, ranges: left });
      if (why === 'returned') returned(leases, kiosk, event.at);
      return;
    }
    case 'PaperNotJoined': {
      const { paper, number } = event.data;
      leases.notJoined.add(paper);
      if (event.data.day === day && !leases.papers.has(number)) leases.papers.set(number, paper);
      return;
    }
  }
}

function leased({ standing, leased: all }: LeasesState, { at, data }: EventOf<'NumbersLeased'>): void {
  const { kiosk, folder, ranges } = data;
  const before = standing.get(kiosk);
  standing.set(kiosk, { kiosk, folder, at: before?.at ?? at, ranges: [...(before?.ranges ?? []), ...ranges] });
  const lent = { kiosk, at: before?.at ?? at, returnedAt: undefined };
  for (const range of ranges) all.set(range.line, [...(all.get(range.line) ?? []), { ...range, ...lent }]);
}

/** What is told later of papers out of it was given before. */
function returned({ leased: all }: LeasesState, kiosk: string, at: Instant): void {
  for (const [line, ranges] of all) {
    const closed = ranges.map((each) =>
      each.kiosk === kiosk && each.returnedAt === undefined ? { ...each, returnedAt: at } : each,
    );
    all.set(line, closed);
  }
}

/** Notes which ticket came of a kiosk's command, and which numbers stand on its papers. */
export function noteIssue({ leases }: HallState, { commandId, actor, data }: EventOf<'TicketIssued'>): void {
  if (data.offline !== undefined) {
    leases.papers.set(data.number, data.ticket);
    if (data.offline.asked !== undefined) leases.asked.set(data.offline.asked, data.ticket);
  } else if (actor.startsWith('device:')) leases.asked.set(commandId, data.ticket);
}
