import { z } from 'zod';
import { faultText } from '../../core/base/fault-text.ts';
import { err, ok, type Result } from '../../core/base/result.ts';
import type { Instant } from '../../core/base/time.ts';
import { isEnd } from './export-lines.ts';
import type { StoredEvent, StreamHead } from './journal.ts';

/** A piece of a journal on its way: records as an export has them, then where the journal ends at this moment. */
export type Batch = {
  readonly records: readonly StoredEvent[];
  /** Undefined: the journal has no day yet. */
  readonly end: StreamHead | undefined;
  /** What the clock of the hall says. */
  readonly at: Instant;
  /** How many records there are behind those of this batch. */
  readonly left: number;
  /** Where people find the hall's own pages. */
  readonly page?: string | undefined;
};

const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/, 'a day');
const hash = z.string().regex(/^[\w-]{43}$/, 'a hash');
const seq = z.int().min(1);
const record = z.strictObject({ hall: z.string(), day, seq, record: z.string().refine(isEvent, 'an event'), hash });
const end = z.strictObject({
  end: z.strictObject({ hall: z.string(), day, seq, hash }).nullable(),
  at: z.int(),
  left: z.int().min(0),
  page: z.url({ protocol: /^https?$/ }).optional(),
});

/** A batch as text: a line each. */
export function batchText({ records, end: at, ...rest }: Batch): string {
  const lines = records.map(({ hall, day: of, seq: number, record: text, hash: sum }) =>
    JSON.stringify({ hall, day: of, seq: number, record: text, hash: sum }),
  );
  return `${[...lines, JSON.stringify({ end: at ?? null, ...rest })].join('\n')}\n`;
}

/** Reads a batch back. The error says which line is wrong, and how. */
export function readBatch(text: string): Result<Batch, string> {
  const lines = text.split('\n');
  if (lines.at(-1) === '') lines.pop();
  const records: StoredEvent[] = [];
  for (const [at, line] of lines.entries()) {
    const value = parsed(line);
    const isLast = at === lines.length - 1;
    const schema = isLast || isEnd(value) ? end : record;
    const read = schema.safeParse(value);
    if (!read.success || (schema === end && !isLast)) return err(wrong(at + 1, read.error));
    if (schema === record) records.push(read.data as StoredEvent);
    else {
      const { end: head, ...rest } = read.data as z.infer<typeof end>;
      return ok({ records, end: head ?? undefined, ...rest });
    }
  }
  return err('the batch is empty; its last line states where the journal ends');
}

function wrong(line: number, fault: z.ZodError | undefined): string {
  const [issue] = fault?.issues ?? [];
  const what = issue === undefined ? 'comes behind the end' : `${issue.path.join('.')} ${issue.message}`.trim();
  return `line ${String(line)} is neither a record nor the end of a batch: ${what}`;
}

function parsed(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch (fault) {
    return faultText(fault);
  }
}

/** Whoever reads the journal later parses every record. */
function isEvent(text: string): boolean {
  const event = parsed(text) as { at?: unknown; type?: unknown; data?: unknown } | null;
  return (
    typeof event === 'object' &&
    event !== null &&
    Number.isSafeInteger(event.at) &&
    typeof event.type === 'string' &&
    typeof event.data === 'object' &&
    event.data !== null
  );
}
