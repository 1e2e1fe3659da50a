import type { HallId } from '../../core/base/names.ts';
import type { BusinessDay } from '../../core/base/time.ts';
import type { Journal, StreamHead } from './journal.ts';

/** So many records are read in one go. */
const BATCH = 1000;

/** Which days of an export, both included; all of them where nothing is said. */
export type ExportSpan = { readonly from?: BusinessDay | undefined; readonly to?: BusinessDay | undefined };

/**
 * The journal of a hall as lines that anybody can check (docs/audit.md): a record each, then what all of it amounts
 * to. Where a day goes on meanwhile, it ends with the record that was the last when the export came to it.
 */
export async function* exportLines(
  journal: Pick<Journal, 'streams' | 'read'>,
  hall: HallId,
  span: ExportSpan = {},
): AsyncGenerator<string> {
  const { from = '', to = '9999' } = span;
  const heads = (await journal.streams(hall)).filter(({ day }) => from <= day && day <= to);
  const [first] = heads;
  const last = heads.at(-1);
  if (first === undefined || last === undefined) return;
  let events = 0;
  for (const head of heads) {
    yield* dayLines(journal, head);
    events += head.seq;
  }
  const { day, seq, hash } = last;
  yield line({ end: { hall, first: first.day, last: day, days: heads.length, events, seq, hash } });
}

/** Some hundred lines at once: one at a time would be slow. */
async function* dayLines(journal: Pick<Journal, 'read'>, head: StreamHead): AsyncGenerator<string> {
  for (let after = 0; after < head.seq;) {
    const page = await journal.read(head, after, Math.min(BATCH, head.seq - after));
    const last = page.at(-1);
    if (last === undefined) return;
    yield page.map(({ hall, day, seq, record, hash }) => line({ hall, day, seq, record, hash })).join('');
    after = last.seq;
  }
}

function line(value: object): string {
  return `${JSON.stringify(value)}\n`;
}

/** Whether a line of an export is the one that states the end. */
export function isEnd(value: unknown): boolean {
  return typeof value === 'object' && value !== null && 'end' in value;
}
