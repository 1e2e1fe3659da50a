import type { Instant, Millis } from '../../../core/base/time.ts';

/** A paper that is owed and has not been begun, or of which it is certain that nothing came out. */
export type SpoolJob = {
  /** The printer that owes it. */
  readonly home: string;
  readonly owedAt: Instant;
  /** Where it was tried last, when, and why nothing came out. */
  readonly failed: { readonly printer: string; readonly at: Instant; readonly detail: string } | undefined;
};

/** What is known of the printers now. */
export type SpoolPrinters = {
  /** Why it cannot print now, in a word; undefined when it could, as far as anybody knows. */
  readonly trouble: (printer: string) => string | undefined;
  /** Who takes over, as the hall file has it. */
  readonly standIn: (printer: string) => string | undefined;
};

/** Where a paper that is owed now would come out: at its own printer, at the stand-in, or nowhere. */
export type PaperWay = { readonly paper: 'here' | 'none' } | { readonly paper: 'elsewhere'; readonly at: string };

/** Where the papers of a printer come out now, as far as anybody knows. */
export function paperWay(home: string, printers: SpoolPrinters): PaperWay {
  if (printers.trouble(home) === undefined) return { paper: 'here' };
  const other = printers.standIn(home);
  if (other === undefined || other === home || printers.trouble(other) !== undefined) return { paper: 'none' };
  return { paper: 'elsewhere', at: other };
}

export type SpoolStep =
  | { readonly do: 'print'; readonly at: string }
  | { readonly do: 'wait'; readonly until: Instant }
  | { readonly do: 'give-up'; readonly detail: string };

/** Longer than this nobody stands at the kiosk any more, and a paper would come out for the next in line. */
export const GIVE_UP_AFTER: Millis = 60_000;
/** Somebody closes a cover in this time; after it the citizen is sent to the stand-in rather than kept. */
export const OWN_PATIENCE: Millis = 6_000;
const RETRY_AFTER: Millis = 2_000;

/**
 * What to do about a paper now: print it at its own printer, wait for that to come back, print it at the stand-in, or
 * give it up. Pure; a paper that may have come out never gets here, so whatever this says there is one automatic paper
 * at most.
 */
export function nextStep(job: SpoolJob, printers: SpoolPrinters, now: Instant): SpoolStep {
  const { home, owedAt, failed } = job;
  const end = owedAt + GIVE_UP_AFTER;
  if (now >= end) return { do: 'give-up', detail: failed?.detail ?? printers.trouble(home) ?? 'too late' };
  const mayTry = (printer: string): boolean =>
    printers.trouble(printer) === undefined && (failed?.printer !== printer || now >= failed.at + RETRY_AFTER);
  if (mayTry(home)) return { do: 'print', at: home };
  const other = printers.standIn(home);
  const patient = owedAt + OWN_PATIENCE;
  if (other !== undefined && other !== home && now >= patient && mayTry(other)) return { do: 'print', at: other };
  // Whatever comes first: the next try here, the end of the patience, the end.
  const times = [end, failed === undefined ? end : failed.at + RETRY_AFTER, other === undefined ? end : patient];
  return { do: 'wait', until: Math.min(...times.filter((at) => at > now)) };
}
