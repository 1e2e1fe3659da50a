import type { Instant, MinuteOfDay } from '../base/time.ts';
import { rfc3339 } from '../base/zone.ts';
import { serviceIntakeAt } from '../catalogue/timetable.ts';
import { asIs, type CounterId, type Language, type LineId, type Names, type ProfileId } from '../base/names.ts';
import type { Profile } from '../catalogue/places.ts';
import { minutesWords } from '../base/wait-words.ts';
import type { Service } from '../catalogue/service.ts';
import { placesLeft } from '../queue/decide/admission.ts';
import type { Loan } from '../queue/routing.ts';
import type { HallState } from '../queue/state.ts';
import type {
  ClosedLineView,
  LoanView,
  ProfileFace,
  ProfileInForceView,
  RoutingView,
} from '../protocol/shapes/routing.ts';
import type { LimitedService, ServiceIntakeView } from '../protocol/shapes/intake.ts';

/** Who serves what beyond the ordinary: profiles, borrowed counters, closed lines. */
export function routingView(state: HallState, waitingIn: (line: LineId) => number): RoutingView {
  const { routing, index } = state;
  const { catalogue } = index;
  const inForce = [...routing.profiles].sort(([a], [b]) => (a < b ? -1 : 1));
  return {
    inForce: inForce.flatMap(([zone, each]) =>
      // Back at their own lines, the hall has nothing in force; a zone of it is an exception worth showing.
      each.profile === null && zone === '' ? [] : [inForceView(state, zone)],
    ),
    profiles: (catalogue.profiles ?? []).map((profile) => profileFace(state, profile)),
    zones: [...new Set(catalogue.counters.map(({ zone }) => zone))],
    lent: [...routing.lent].map(([counter, loan]) => loanView(state, counter, loan)),
    closed: [...routing.closedLines].map(([line, { by }]) => ({
      ...(closedLine(state, line) as ClosedLineView),
      line,
      name: index.lines.get(line)?.name ?? asIs(line),
      prefix: index.lines.get(line)?.prefix ?? '',
      by,
      waiting: waitingIn(line),
    })),
  };
}

function profileFace(state: HallState, { id, name, counters, timetable }: Profile): ProfileFace {
  const face = { id, name, counters, ...madeBy(state, id) };
  if (timetable === undefined) return face;
  const { from, to, weekdays } = timetable;
  return { ...face, from: clock(from), to: clock(to), ...(weekdays.length === 0 ? {} : { days: weekdays }) };
}

/** Who made or edited it by hand, and whether the hall file has one to go back to. */
function madeBy({ today, hallFile }: HallState, id: ProfileId): Pick<ProfileFace, 'made'> {
  const made = today.profiles.get(id);
  if (made === undefined) return {};
  const { by, reason, at, keep } = made;
  const inFile = (hallFile.profiles ?? []).some((each) => each.id === id);
  return { made: { by, reason, at: rfc3339(at, hallFile.hall.timeZone), keep, inFile } };
}

function inForceView({ routing, index }: HallState, zone: string): ProfileInForceView {
  const each = routing.profiles.get(zone);
  const profile = index.catalogue.profiles?.find(({ id }) => id === each?.profile);
  return {
    ...(profile === undefined ? {} : { id: profile.id, name: profile.name }),
    ...(zone === '' ? {} : { zone }),
    by: each?.by ?? '',
    reason: each?.reason ?? '',
    at: rfc3339(each?.at ?? 0, index.catalogue.hall.timeZone),
  };
}

/** The profile that a counter works by now, if any. */
export function profileAt(state: HallState, zone: string): { readonly id: string; readonly name: Names } | undefined {
  const inForce = state.routing.profiles.get(zone) ?? state.routing.profiles.get('');
  const profile = state.index.catalogue.profiles?.find(({ id }) => id === inForce?.profile);
  return profile === undefined ? undefined : { id: profile.id, name: profile.name };
}

/** Why a line takes no tickets; undefined while it does. */
export function closedLine({ routing, index }: HallState, line: LineId): ClosedLineView | undefined {
  const closed = routing.closedLines.get(line);
  if (closed === undefined) return undefined;
  const { reason, at, movedTo } = closed;
  return {
    reason,
    at: rfc3339(at, index.catalogue.hall.timeZone),
    ...(movedTo === undefined ? {} : { movedTo, movedToName: index.lines.get(movedTo)?.name ?? asIs(movedTo) }),
  };
}

/** Whether a service takes tickets now, as a kiosk shows it before it is chosen. */
export function serviceIntake(state: HallState, service: Service, now: Instant): ServiceIntakeView {
  const { catalogue } = state.index;
  const zone = catalogue.hall.timeZone;
  const closed = state.routing.closedLines.get(service.line);
  if (closed !== undefined) return { open: false, why: 'line-closed', reason: closed.reason };
  const intake = serviceIntakeAt(catalogue, service, now);
  if (!intake.open) {
    const { opensAt } = intake;
    return { open: false, why: 'closed', ...(opensAt === undefined ? {} : { opensAt: rfc3339(opensAt, zone) }) };
  }
  const left = placesLeft(state, service);
  if (left === 0) return { open: false, why: 'full' };
  return {
    open: true,
    ...(intake.closesAt === undefined ? {} : { closesAt: rfc3339(intake.closesAt, zone) }),
    ...(left === undefined ? {} : { left }),
  };
}

/** The services with hours or a limit of their own. */
export function limitedServices(state: HallState, now: Instant): LimitedService[] {
  return state.index.catalogue.services
    .filter(({ hours, dailyLimit }) => hours !== undefined || dailyLimit !== undefined)
    .map((service) => ({ id: service.id, intake: serviceIntake(state, service, now) }));
}

function loanView(state: HallState, counter: CounterId, { line, level, at, figures }: Loan): LoanView {
  const { lines, counters, catalogue } = state.index;
  const seconds = (ms: number): number => Math.round(ms / 1000);
  const name = lines.get(line)?.name ?? asIs(line);
  const counterName = counters.get(counter)?.name ?? asIs(counter);
  return {
    counter,
    counterName,
    line,
    lineName: name,
    prefix: lines.get(line)?.prefix ?? '',
    level,
    at: rfc3339(at, catalogue.hall.timeZone),
    ...(figures.number === undefined ? {} : { number: figures.number }),
    waited: seconds(figures.waitedMs),
    target: seconds(figures.targetMs),
    bound: figures.boundPercent,
    text: loanText(counterName, name, figures),
  };
}

function loanText(counter: Names, line: Names, { number = '', waitedMs, targetMs, boundPercent }: Loan['figures']) {
  const waited = (language: Language): string => minutesWords(Math.floor(waitedMs / 60_000), language);
  const minutes = Math.round(targetMs / 6000) / 10;
  const target = (language: Language): string =>
    minutesWords(Number.isInteger(minutes) ? minutes : String(minutes), language);
  const words = {
    'zh-Hans': `${number} 号已等候 ${waited('zh-Hans')}（目标 ${target('zh-Hans')}），超过目标的${boundPercent}%：${counter['zh-Hans']}协助办理“${line['zh-Hans']}”。`,
    'zh-Hant': `${number} 號已等候 ${waited('zh-Hant')}（目標 ${target('zh-Hant')}），超過目標的${boundPercent}%：${counter['zh-Hant']}協助辦理「${line['zh-Hant']}」。`,
    en: `${number} had waited ${waited('en')} (target ${target('en')}), more than ${boundPercent}% of the target: ${counter.en} helps ${line.en}.`,
  };
  return words satisfies Record<Language, string>;
}

/** Minutes since midnight as `HH:MM`. */
function clock(minute: MinuteOfDay): string {
  const two = (n: number): string => String(n).padStart(2, '0');
  return `${two(Math.floor(minute / 60))}:${two(minute % 60)}`;
}
