import type { FigureId } from './report-figures.ts';
import { figureOf, type Source } from './report-figures.ts';

/** By what a report can be split, and what it can be narrowed to. */
export const DIMENSIONS = [
  'day',
  'week',
  'month',
  'weekday',
  'hour',
  'half-hour',
  'department',
  'line',
  'service',
  'counter',
  'clerk',
  'category',
  'zone',
  'language',
  'channel',
  'origin',
  'reason',
  'printer',
  'cause',
  'source',
] as const;

export type Dimension = (typeof DIMENSIONS)[number];

const TIMES = ['day', 'week', 'month', 'weekday', 'hour', 'half-hour'] as const;
const WHOSE = ['department', 'line', 'service', 'category', 'zone', 'language', 'channel', 'origin'] as const;

const OF_SOURCE: Readonly<Record<Source, readonly Dimension[]>> = {
  arrivals: [...TIMES, ...WHOSE],
  legs: [...TIMES, ...WHOSE, 'counter', 'clerk'],
  desks: [...TIMES, 'department', 'counter', 'clerk', 'zone', 'reason'],
  ratings: [...TIMES, ...WHOSE, 'counter', 'clerk'],
  jams: [...TIMES, 'department', 'line', 'zone'],
  papers: [...TIMES, 'printer', 'cause'],
  attendance: [...TIMES, 'department', 'counter', 'clerk', 'zone'],
  complaints: [...TIMES, 'department', 'line', 'service', 'counter', 'clerk', 'zone', 'source'],
  cards: [...TIMES, 'department', 'line', 'service', 'counter', 'clerk', 'zone'],
  // Figures of the course of a day are taken from these, and of nothing that is split.
  stays: [],
  stands: [],
};

/** A report: its figures in the order of its columns, and what it is split by if nobody says. */
export type Report = { readonly figures: readonly FigureId[]; readonly by: readonly Dimension[] };

const PAUSES = [
  ...(['pauseTime', 'pauseBreak', 'pauseLunch', 'pauseMeeting', 'pausePaperwork', 'pauseTrouble'] as const),
  'pauseOther',
] as const;

/** Every report by its name, which stands in addresses and does not change. */
export const REPORTS = {
  arrivals: { by: ['day'], figures: ['visits', 'services', 'booked'] },
  waits: {
    by: ['line'],
    figures: [
      ...(['called', 'waitMean', 'waitP50', 'waitP80', 'waitP90', 'waitP95', 'waitMax'] as const),
      ...(['withinTarget', 'calledLate', 'overdue', 'left', 'waiting'] as const),
    ],
  },
  'service-times': {
    by: ['service'],
    figures: ['served', 'serveMean', 'serveP50', 'serveP80', 'serveP90', 'serveP95', 'walkMean', 'deskMean'],
  },
  'no-shows': { by: ['line'], figures: ['called', 'noShows', 'noShowShare', 'recalls'] },
  occupation: {
    by: ['counter'],
    figures: ['openTime', 'servingTime', 'idleTime', 'pauseTime', 'servingShare', 'idleShare', 'pauseShare'],
  },
  pauses: { by: ['reason'], figures: ['pauseTime'] },
  clerks: {
    by: ['clerk'],
    figures: [
      ...(['called', 'served', 'noShows', 'waitMean', 'walkMean', 'serveMean', 'deskMean'] as const),
      ...(['openTime', 'servingTime', 'idleTime', 'pauseTime'] as const),
    ],
  },
  attendance: {
    by: ['clerk'],
    figures: [
      ...(['attendedDays', 'signedIn', 'signedOut', 'stayedOver', 'openTime', 'servingTime', 'idleTime'] as const),
      ...PAUSES,
    ],
  },
  assessment: {
    by: ['clerk'],
    figures: [
      ...(['called', 'served', 'noShows', 'pace', 'paced', 'pacedTime', 'usualTime', 'attendedDays'] as const),
      ...(['openTime', 'servingTime', 'idleTime'] as const),
      ...PAUSES,
      ...(['ratings', 'gradeMean', 'grade5', 'grade4', 'grade3', 'grade2', 'grade1'] as const),
      ...(['complaints', 'complaintsUpheld'] as const),
    ],
  },
  complaints: {
    by: ['department'],
    figures: [
      ...(['complaints', 'complaintsAnswered', 'complaintsUpheld', 'complaintsExplained'] as const),
      'complaintsUnfounded',
    ],
  },
  cards: {
    by: ['department'],
    figures: ['cards', 'cardsYellow', 'cardsRed', 'cardsWaiting', 'cardsServing', 'cardsComplaint', 'cardsSeen'],
  },
  outcomes: {
    by: ['service'],
    figures: [
      ...(['outcomeDone', 'outcomeAccepted', 'outcomeNeedsPapers', 'outcomeReferred', 'outcomeWithdrawn'] as const),
      ...(['outcomeNotServed', 'outcomeUnfinished', 'noShows', 'transferred', 'parked', 'returned'] as const),
      ...(['broughtBack', 'givenUp', 'left'] as const),
    ],
  },
  ratings: {
    by: ['department'],
    figures: ['ratings', 'gradeMean', 'grade5', 'grade4', 'grade3', 'grade2', 'grade1', 'badShare'],
  },
  'rating-reasons': {
    by: ['department'],
    figures: [
      ...(['ratings', 'reasonAttitude', 'reasonSlow', 'reasonLongWait', 'reasonNotToldAtOnce'] as const),
      ...(['reasonPapersNotNeeded', 'reasonSentAround', 'reasonNotSkilled', 'reasonOther'] as const),
    ],
  },
  bottlenecks: { by: ['line'], figures: ['jams', 'jamTime', 'jamP50', 'jamP90', 'jamMax', 'jamMost'] },
  channels: { by: ['channel', 'language'], figures: ['visits', 'services'] },
  promises: {
    by: ['line'],
    figures: ['told', 'promiseKept', 'promiseShorter', 'promiseLonger', 'promiseShare', 'promiseOff'],
  },
  papers: {
    by: ['printer'],
    figures: ['papers', 'copies', 'paperPrinted', 'paperSent', 'paperUnknown', 'paperFailed', 'paperOwed'],
  },
} as const satisfies Readonly<Record<string, Report>>;

export type ReportId = keyof typeof REPORTS;

export const REPORT_IDS = Object.keys(REPORTS) as readonly ReportId[]; // the keys of the table are its names

/** A report by its name. */
export function reportOf(id: ReportId): Report {
  return REPORTS[id];
}

/** The tables that a report is made from. */
export function sourcesOf(report: Report): readonly Source[] {
  return [...new Set(report.figures.map((id) => figureOf(id).from))];
}

/** By what a report can be split: by what every table that it is made from knows. */
export function dimensionsOf(report: Report): readonly Dimension[] {
  const sources = sourcesOf(report);
  return DIMENSIONS.filter((each) => sources.every((source) => OF_SOURCE[source].includes(each)));
}
