import { inEach, type Language, type Names } from '../base/names.ts';
import { rfc3339 } from '../base/zone.ts';
import type { CatalogueIndex } from '../catalogue/catalogue-index.ts';
import type { TraceEvent, TraceView } from '../protocol/shapes/trace.ts';
import type { HallEvent } from '../queue/event.ts';
import type { CallReason } from '../queue/reason.ts';
import { reasonText } from './reason-text.ts';
import type { TraceEntry, TicketTrail } from './trace-events.ts';
import { whatHappened } from './trace-text.ts';

/** What whoever asks may know of people: their names, and whether the logins stand with them. */
export type TraceReader = {
  /** The name of a user, undefined where the reader is not to know who it was. */
  nameOf(user: string): Names | undefined;
};

/** Whoever reads the whole story of a ticket. */
export type StoryReader = TraceReader & {
  /** Whether the reader is to know of a card that this clerk was given: clerks know of their own alone. */
  seesCard(clerk: string | undefined): boolean;
};

/** The story of a ticket in words, with who, when and why. */
export function traceView(trail: TicketTrail, number: string, reader: StoryReader): TraceView {
  const { ticket } = trail;
  const entries = trail.entries.filter(({ event }) => event.type !== 'CardGiven' || reader.seesCard(event.data.clerk));
  const { index } = trail.world.state;
  const undone = new Set(
    entries.flatMap(({ event }) =>
      event.type === 'CounterActionUndone' ? [`${event.day}/${String(event.data.undone)}`] : [],
    ),
  );
  return {
    ticket,
    number,
    day: entries[0]?.event.day ?? trail.world.state.day,
    events: entries.map((entry) => {
      const told = eventView(entry, ticket, index, reader);
      return undone.has(`${told.day}/${String(told.seq)}`) ? { ...told, undone: true } : told;
    }),
    passed: entries.filter(({ passing }) => passing).length,
  };
}

function eventView(entry: TraceEntry, ticket: string, index: CatalogueIndex, reader: TraceReader): TraceEvent {
  const { event, passing } = entry;
  const why = passing ? whyBefore(entry.event.data.reason, ticket, event.at, reader) : whyOf(event, reader);
  const counter = 'counter' in event.data ? event.data.counter : undefined;
  return {
    day: event.day,
    seq: event.seq,
    at: rfc3339(event.at, index.catalogue.hall.timeZone),
    type: event.type,
    what: passing ? passedBy(entry.event.data.number, entry.event.data.counter) : whatHappened(event, ticket, index),
    by: doerOf(event.actor, index, reader),
    ...(why === undefined ? {} : { why }),
    ...(counter === undefined || counter === '' ? {} : { counter }),
    ...(passing ? { other: entry.event.data.number } : {}),
  };
}

function passedBy(number: string, counter: string): Names {
  return {
    'zh-Hans': `后取号的 ${number} 先叫到 ${counter} 号窗口`,
    'zh-Hant': `後取號的 ${number} 先叫到 ${counter} 號窗口`,
    en: `${number}, taken later, was called first, to counter ${counter}`,
  };
}

/** Compared with the ticket itself where it stood at the head of its line, else with whoever stood there. */
function whyBefore(reason: CallReason, ticket: string, at: number, reader: TraceReader): Names {
  const [chosen, ...others] = reason.heads;
  const own = others.find((head) => head.ticket === ticket);
  const heads = chosen === undefined || own === undefined ? reason.heads : [chosen, own];
  return inWords({ ...reason, heads }, at, reader);
}

export function whyOf(event: HallEvent, reader: TraceReader): Names | undefined {
  switch (event.type) {
    case 'TicketCalled':
      return inWords(event.data.reason, event.at, reader);
    case 'StepTransferred':
      return event.data.first === undefined ? undefined : same(event.data.first.reason);
    case 'TicketIssued':
    case 'TicketPrioritised':
    case 'PriorityWithdrawn':
    case 'TicketsMoved':
    case 'TicketCancelled':
    case 'CategoryCorrected':
    case 'TicketBroughtBack':
    case 'TicketReturned':
    case 'LineClosed':
      return same(event.data.reason);
    default:
      return undefined;
  }
}

/** The reason of a call, with the people in it by their names. */
function inWords(reason: CallReason, at: number, reader: TraceReader): Names {
  const { override, heads } = reason;
  if (override === undefined && heads.every(({ moved }) => moved === undefined)) return reasonText(reason, at);
  const by = (user: string, language: Language): string => (reader.nameOf(user) ?? NOT_NAMED)[language];
  const say = (language: Language): string => {
    const named: CallReason = {
      ...reason,
      heads: heads.map(({ moved, ...head }) =>
        moved === undefined ? head : { ...head, moved: { ...moved, by: by(moved.by, language) } },
      ),
      ...(override === undefined ? {} : { override: { ...override, by: by(override.by, language) } }),
    };
    return reasonText(named, at)[language].replaceAll('  ', '');
  };
  return inEach(say);
}

const NOT_NAMED: Names = { 'zh-Hans': '', 'zh-Hant': '', en: 'staff' };

function same(text: string | undefined): Names | undefined {
  if (text === undefined || text === '') return undefined;
  return { 'zh-Hans': text, 'zh-Hant': text, en: text };
}

const STAFF: Names = { 'zh-Hans': '工作人员', 'zh-Hant': '工作人員', en: 'staff' };
const CITIZEN: Names = { 'zh-Hans': '市民', 'zh-Hant': '市民', en: 'the citizen' };
const HALL: Names = { 'zh-Hans': '系统', 'zh-Hant': '系統', en: 'the hall itself' };

/** `staff:li`, `device:kiosk-1`, `citizen`, `system`, as somebody who may be named. */
export function doerOf(actor: string, { catalogue }: CatalogueIndex, reader: TraceReader): TraceEvent['by'] {
  const at = actor.indexOf(':');
  const [kind, id] = at === -1 ? [actor, ''] : [actor.slice(0, at), actor.slice(at + 1)];
  if (kind === 'staff') {
    const name = reader.nameOf(id);
    return name === undefined ? { kind: 'staff', name: STAFF } : { kind: 'staff', id, name };
  }
  if (kind === 'device') {
    const { kiosks, printers, boards } = catalogue;
    const device = [...kiosks, ...printers, ...boards].find((each) => each.id === id);
    return { kind: 'device', id, name: device?.name ?? { 'zh-Hans': id, 'zh-Hant': id, en: id } };
  }
  return kind === 'citizen' ? { kind: 'citizen', name: CITIZEN } : { kind: 'hall', name: HALL };
}
