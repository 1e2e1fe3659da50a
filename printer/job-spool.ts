import { randomUUID } from 'node:crypto';
import { dirname } from 'node:path';
import { z } from 'zod';
import { inTurn } from '../core/base/in-turn.ts';
import { nodeDisk, type Disk, type OpenFile } from '../files/disk.ts';
import { makeFolder, putInPlace } from '../files/durable-file.ts';
import { jsonLine, readJsonLines } from '../files/json-lines.ts';
import { agentReport, type AgentReport } from '../core/protocol/agent.ts';

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
  await makeFolder(dirname(path), disk);
  const read = await readLines(path, disk);
  const id = read.find((each) => 'spool' in each)?.spool ?? randomUUID();
  const { begun, ended } = fold(read);
  for (const job of begun.values()) {
    ended.set(job.job, {
      ...job,
      attempt: { outcome: 'unknown', detail: 'the agent ended while this was being printed' },
    });
  }
  let file = await writeAnew(path, id, ended, disk);
  let lines = 1 + ended.size;
  let size = await file.size();
  const turns = inTurn();
  const append = (entry: Line): Promise<void> =>
    turns(async () => {
      const text = Buffer.from(jsonLine(path, entry));
      try {
        await file.write(text);
        await file.sync();
      } catch (fault) {
        // A full disk may have taken half of it, which would spoil the line behind it.
        await file.truncate(size);
        throw fault;
      }
      lines += 1;
      size += text.length;
    });
  const running = new Map<string, SpooledJob>();
  return {
    id,
    owed: () => [...ended.values()],
    async begin(job) {
      await append({ begun: job });
      running.set(job.job, job);
    },
    async end(report) {
      ended.set(report.job, report);
      running.delete(report.job);
      await append({ ended: report });
    },
    async reported(job) {
      if (!ended.delete(job)) return;
      await append({ reported: job });
      if (lines < COMPACT_AFTER_LINES || running.size > 0) return;
      await turns(async () => {
        await file.close();
        file = await writeAnew(path, id, ended, disk);
        lines = 1 + ended.size;
        size = await file.size();
      });
    },
    close: () => turns(() => file.close()),
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
    } else if ('reported' in each) ended.delete(each.reported);
  }
  return { begun, ended };
}

const ADVICE = 'remove the file to begin a new spool (what it still owed is then unknown)';

function readLines(path: string, disk: Disk): Promise<readonly Line[]> {
  return readJsonLines(path, (value) => line.parse(value), ADVICE, disk);
}

/** A second file, put in place by a rename, and open for more. */
async function writeAnew(
  path: string,
  id: string,
  ended: ReadonlyMap<string, AgentReport>,
  disk: Disk,
): Promise<OpenFile> {
  const next = `${path}.next`;
  // One may have been left over by a power cut.
  await disk.remove(next);
  const file = await disk.open(next, 'add', 0o600);
  const lines: Line[] = [{ spool: id }, ...[...ended.values()].map((report) => ({ ended: report }))];
  await file.write(Buffer.from(lines.map((each) => jsonLine(path, each)).join('')));
  await file.sync();
  await putInPlace(next, path, disk);
  return file;
}
