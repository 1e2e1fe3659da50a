import { z } from 'zod';
import { DIMENSIONS, REPORT_IDS, type ReportId } from '../../reports/report-table.ts';
import { count, names, time } from './fields.ts';
import { named, type Shape } from './shape.ts';

const reportId = z.enum(REPORT_IDS as readonly [ReportId, ...ReportId[]]); // there is a first one
const dimension = named('ReportDimension', z.enum(DIMENSIONS));

/** A figure with its definition. */
export const figure = z.strictObject({
  id: z.string(),
  name: names,
  /** Seconds are whole in single values, and broken in means; a share is from 0 to 1. */
  unit: z.enum(['count', 'seconds', 'share', 'grade', 'clock', 'ratio']),
  /** How it is counted: the one definition, for every surface. */
  what: names,
});

/** The reports that there are. */
export const reportsShape = named(
  'Reports',
  z.strictObject({
    items: z.array(
      z.strictObject({
        id: reportId,
        name: names,
        measures: z.array(figure),
        /** By what it can be split and narrowed. */
        by: z.array(dimension),
        /** By what it is split if nobody says. */
        usual: z.array(dimension),
      }),
    ),
    dimensions: z.array(z.strictObject({ id: dimension, name: names })),
  }),
);

/** Figures of a group. */
export const reportValues = named(
  'ReportValues',
  z.record(z.string(), z.number().nullable()),
  'Figures by their ids; null: there is no data, which is not 0',
);

/** How far an answer of the reports goes. */
export const howFar = {
  /** `behind`: what happened last is not in it yet. */
  state: z.enum(['complete', 'behind']),
  /** Everything until then is in it. */
  upTo: z.exactOptional(time),
  /** How many events of today are not in it yet, where that is known. */
  missing: z.exactOptional(count),
};

const span = z.strictObject({ from: z.iso.date(), to: z.iso.date() });

/** One report, as it was asked for. */
export const reportShape = named(
  'Report',
  z.strictObject({
    report: reportId,
    name: names,
    from: z.iso.date(),
    to: z.iso.date(),
    by: z.array(dimension),
    compare: z.exactOptional(span),
    timeZone: z.string(),
    ...howFar,
    measures: z.array(figure),
    /** Names of the ids in the rows, by dimension and id, as far as the hall file knows them now. */
    labels: z.record(z.string(), z.record(z.string(), names)),
    rows: z.array(
      z.strictObject({
        by: z.record(z.string(), z.union([z.string(), z.number()]).nullable()),
        values: reportValues,
        before: z.exactOptional(reportValues),
        /** Too few to be shown to whoever asks: no figure of a single clerk below five. */
        hidden: z.exactOptional(z.literal(true)),
        /** The figures that are withheld for it, or because they would tell one that is. */
        few: z.exactOptional(z.array(z.string())),
        fewBefore: z.exactOptional(z.array(z.string())),
      }),
    ),
    total: reportValues,
    totalBefore: z.exactOptional(reportValues),
    totalFew: z.exactOptional(z.array(z.string())),
  }),
);

export type ReportsView = Shape<typeof reportsShape>;
export type ReportView = Shape<typeof reportShape>;
