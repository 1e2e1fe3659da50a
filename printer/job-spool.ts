import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { nodeDisk, type Disk } from '../files/disk.ts';
import { openJsonLinesLater, readJsonLines } from '../files/json-lines.ts';
import { agentReport, type AgentReport } from '../core/protocol/agent.ts';
import { LateLines } from './late-lines.ts';

/** A job that is about to be printed. */
export type SpooledJob = Pick<AgentReport, 'job' | 'printer' | 'paper'>;

/**
 * The little spool of an agent: which jobs have begun, and what came of them, until the server knows. On disk before it
 * counts.
 */
export interface JobSpool {
  /** Which spool this is; a new one knows nothing of the jobs before. */
  readonly id: string;
  /** Jobs that have ended and are not reported, oldest first. Also those that a crash has hidden, as unknown. */
  owed(): readonly AgentReport[];
  /** Before the first byte leaves. Rejects where the disk does not take it. */
  begin(job: SpooledJob): Promise<void>;
  end(report: AgentReport): Promise<void>;
  /** The server has it. */
  reported(job: string): Promise<void>;
  /** Why the disk has not taken all that was to be written; undefined where it has. */
  readonly fault: unknown;
  /** Writes down what a fault has left out, or else the spool anew. Rejects where the disk still takes neither. */
  mend(): Promise<void>;
  close(): Promise<void>;
}

const line = z.union([
  z.object({ spool: z.string() }),
  z.object({ begun: agentReport.omit({ attempt: true }) }),
  z.object({ ended: agentReport }),
  z.object({ reported: z.string() }),
]);
type Line = z.infer<typeof line>;

/** Longer than this it is written anew, with only what is still owed. */
const COMPACT_AFTER_LINES = 3000;

/**
 * Opens the spool: a file of JSON lines, each synced before it counts. A last line that a power cut has torn is
 * dropped; any other that cannot be read ends the start, as somebody has been at the file.
 */
export async function openJobSpool(path: string, disk: Disk = nodeDisk): Promise<JobSpool> {
  const read = await readJsonLines(path, (value) => line.parse(value), ADVICE, disk);
  const id = read.find((each) => 'spool' in each)?.spool ?? randomUUID();
  const { begun, ended } = fold(read);
  for (const job of begun.values()) {
    ended.set(job.job, {
      ...job,
      attempt: { outcome: 'unknown', detail: 'the agent ended while this was being printed' },
    });
  }
  const running = new Map<string, SpooledJob>();
  /** Those of them whose line the disk may still refuse, and whether a spool that was written anew has it all the same. */
  const beginning = new Map<string, boolean>();
  const lines = (jobs: readonly SpooledJob[]): readonly Line[] => [
    { spool: id },
    ...jobs.map((job) => ({ begun: job })),
    ...[...ended.values()].map((report) => ({ ended: report })),
  ];
  const kept = (): readonly Line[] => {
    for (const job of beginning.keys()) beginning.set(job, true);
    return lines([...running.values()]);
  };
  // A file that is made for the line of a job does not have it yet.
  const begins = (): readonly Line[] => lines([...running.values()].filter(({ job }) => !beginning.has(job)));
  const file = await openJsonLinesLater(path, begins, disk);
  const late = new LateLines<Line>(file, {
    known: { spool: id },
    kept,
    // An end behind the word that it was reported would be owed again.
    counts: (entry) => !('ended' in entry) || ended.has(entry.ended.job),
  });
  return {
    id,
    owed: () => [...ended.values()],
    async begin(job) {
      running.set(job.job, job);
      beginning.set(job.job, false);
      try {
        await file.add({ begun: job });
      } catch (fault) {
        running.delete(job.job);
        // It was never printed, so nothing of it is unknown. Where this is not written now, it is once the disk takes it.
        if (beginning.get(job.job) === true) await late.add({ reported: job.job }).catch(() => undefined);
        throw fault;
      } finally {
        beginning.delete(job.job);
      }
    },
    async end(report) {
      ended.set(report.job, report);
      running.delete(report.job);
      await late.add({ ended: report });
    },
    async reported(job) {
      if (!ended.delete(job)) return;
      await late.add({ reported: job });
      if (file.count >= COMPACT_AFTER_LINES) await late.renew();
    },
    get fault() {
      return late.fault;
    },
    mend: () => late.mend(),
    close: () => file.close(),
  };
}

function fold(lines: readonly Line[]): { begun: Map<string, SpooledJob>; ended: Map<string, AgentReport> } {
  const begun = new Map<string, SpooledJob>();
  const ended = new Map<string, AgentReport>();
  for (const each of lines) {
    if ('begun' in each) begun.set(each.begun.job, each.begun);
    else if ('ended' in each) {
      begun.delete(each.ended.job);
      ended.set(each.ended.job, each.ended);
    } else if ('reported' in each) {
      // One that a start found begun and a disk without room left so.
      begun.delete(each.reported);
      ended.delete(each.reported);
    }
  }
  return { begun, ended };
}

const ADVICE = 'remove the file to begin a new spool (what it still owed is then unknown)';
