import type { Instant } from '../base/time.ts';
import { instantOf } from '../base/zone.ts';
import { dayEnd } from '../catalogue/business-day.ts';
import { intakeAt, type Intake } from '../catalogue/calendar.ts';
import { APPOINTMENT } from '../catalogue/category.ts';
import type { Service } from '../catalogue/service.ts';
import { formAt } from '../catalogue/slip-form.ts';
import { serviceIntakeAt } from '../catalogue/timetable.ts';
import type { BookService, BookSpan, OfflineBook } from '../protocol/offline.ts';
import type { HallState } from '../queue/state.ts';

/** When tickets are given from an instant to the end of the day. */
export function spansLeft(state: HallState, from: Instant): readonly BookSpan[] {
  const { catalogue } = state.index;
  return spansOf((at) => intakeAt(catalogue, at), from, dayEnd(state.day, catalogue.hall));
}

/** What a kiosk needs to give numbers by itself, as things stand now; without the id of its content. */
export function offlineBook(state: HallState, kiosk: string, pageUrl: string): Omit<OfflineBook, 'id'> {
  const { catalogue } = state.index;
  const { hall, slips } = catalogue;
  return {
    hall: { name: hall.name, languages: hall.languages, timeZone: hall.timeZone },
    kioskName: catalogue.kiosks.find(({ id }) => id === kiosk)?.name ?? hall.name,
    pageUrl,
    spans: spansLeft(state, beginOf(state)),
    ...(state.intakeStopped === undefined ? {} : { stopped: state.intakeStopped }),
    departments: catalogue.departments.map(({ id, name, zone }) => ({ id, name, zone })),
    services: catalogue.services.map((service) => bookService(state, service)),
    categories: catalogue.categories.filter(({ id }) => id !== APPOINTMENT).map(({ id, name }) => ({ id, name })),
    ...(slips === undefined ? {} : { form: formAt(slips, kiosk) }),
  };
}

/** The day as a whole, so that the book of a morning is that of the noon. */
function beginOf({ day, index }: HallState): Instant {
  const { dayStartsAt, timeZone } = index.catalogue.hall;
  return instantOf(day, dayStartsAt, timeZone);
}

function bookService(state: HallState, service: Service): BookService {
  const { catalogue, lines } = state.index;
  const not = state.routing.closedLines.has(service.line)
    ? 'line-closed'
    : service.dailyLimit === undefined
      ? undefined
      : 'limited';
  const { id, name, department, line, materialsZh: zh, materialsEn: en, priorityAllowed: priority } = service;
  const until = dayEnd(state.day, catalogue.hall);
  const spans = spansOf((at) => serviceIntakeAt(catalogue, service, at), beginOf(state), until);
  return {
    ...{ id, name, department, line, lineName: lines.get(line)?.name ?? name, materials: { zh, en }, priority },
    ...(service.hours === undefined ? {} : { spans }),
    ...(not === undefined ? {} : { not }),
  };
}

/** More openings than that a day has no hall. */
const MOST_SPANS = 24;

function spansOf(intakeAtTime: (at: Instant) => Intake, from: Instant, until: Instant): readonly BookSpan[] {
  const spans: BookSpan[] = [];
  for (let at = from; at < until && spans.length < MOST_SPANS;) {
    const intake = intakeAtTime(at);
    if (intake.open) {
      const end = Math.min(intake.closesAt ?? until, until);
      spans.push({ from: at, until: end });
      at = end;
    } else if (intake.opensAt === undefined || intake.opensAt <= at) break;
    else at = intake.opensAt;
  }
  return spans;
}
