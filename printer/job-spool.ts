import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { nodeDisk, type Disk } from '../files/disk.ts';
import { openJsonLinesLater, readJsonLines, type JsonLines } from '../files/json-lines.ts';
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
  const jobs = new Jobs(id, ended);
  return new FileSpool(jobs, await openJsonLinesLater(path, () => jobs.begins(), disk));
}

/** What the spool knows, and the lines that tell it. */
class Jobs {
  private readonly running = new Map<string, SpooledJob>();
  /** Those of them whose line may still be refused, and whether a spool that was written anew has it all the same. */
  private readonly beginning = new Map<string, boolean>();

  constructor(
    readonly id: string,
    readonly ended: Map<string, AgentReport>,
  ) {}

  begin(job: SpooledJob): void {
    this.running.set(job.job, job);
    this.beginning.set(job.job, false);
  }

  /** Its line is on the disk. */
  begun({ job }: SpooledJob): void {
    this.beginning.delete(job);
  }

  /** The disk has refused its line. True: the spool has it all the same. */
  notBegun({ job }: SpooledJob): boolean {
    const stands = this.beginning.get(job) === true;
    this.running.delete(job);
    this.beginning.delete(job);
    return stands;
  }

  end(report: AgentReport): void {
    this.ended.set(report.job, report);
    this.running.delete(report.job);
  }

  /** All that counts. */
  kept(): readonly Line[] {
    for (const job of this.beginning.keys()) this.beginning.set(job, true);
    return this.lines([...this.running.values()]);
  }

  /** The same for a file that is made for the line of a job: it does not have that one yet. */
  begins(): readonly Line[] {
    return this.lines([...this.running.values()].filter(({ job }) => !this.beginning.has(job)));
  }

  private lines(running: readonly SpooledJob[]): readonly Line[] {
    const ended = [...this.ended.values()];
    return [
      { spool: this.id },
      ...running.map((job) => ({ begun: job })),
      ...ended.map((report) => ({ ended: report })),
    ];
  }
}

class FileSpool implements JobSpool {
  private readonly late: LateLines<Line>;

  constructor(
    private readonly jobs: Jobs,
    private readonly file: JsonLines,
  ) {
    this.late = new LateLines<Line>(file, {
      known: { spool: jobs.id },
      kept: () => jobs.kept(),
      // An end behind the word that it was reported would be owed again.
      counts: (entry) => !('ended' in entry) || jobs.ended.has(entry.ended.job),
    });
  }

  get id(): string {
    return this.jobs.id;
  }

  get fault(): unknown {
    return this.late.fault;
  }

  owed(): readonly AgentReport[] {
    return [...this.jobs.ended.values()];
  }

  async begin(job: SpooledJob): Promise<void> {
    this.jobs.begin(job);
    try {
      await this.file.add({ begun: job });
    } catch (fault) {
      // It was never printed, so nothing of it is unknown. What is not written now is once the disk takes it.
      if (this.jobs.notBegun(job)) await this.late.add({ reported: job.job }).catch(() => undefined);
      throw fault;
    }
    this.jobs.begun(job);
  }

  async end(report: AgentReport): Promise<void> {
    this.jobs.end(report);
    await this.late.add({ ended: report });
  }

  async reported(job: string): Promise<void> {
    if (!this.jobs.ended.delete(job)) return;
    await this.late.add({ reported: job });
    if (this.file.count >= COMPACT_AFTER_LINES) await this.late.renew();
  }

  mend(): Promise<void> {
    return this.late.mend();
  }

  close(): Promise<void> {
    return this.file.close();
  }
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
