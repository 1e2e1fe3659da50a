import { nodeDisk, type Disk } from '../../files/disk.ts';
import { openIfThere } from '../../files/durable-file.ts';
import type { LocalDate } from '../../core/base/time.ts';

/** One showing of a notice on a board, times in the hall's zone. */
export type Shown = {
  readonly id: string;
  readonly board: string;
  readonly notice: string;
  readonly from: string;
  readonly until: string;
  readonly complete: boolean;
};

/** A row with the place in the file at which it ends. */
export type ShownAt = { readonly row: Shown; readonly end: number };

/** The columns of the record. */
export const SHOWN_HEAD = 'id,board,notice,from,until,complete';

/** Some hundred rows: what is done with them at once holds nobody up. */
const CHUNK_BYTES = 32 * 1024;
const LINE_END = 0x0a;

/** A line of the record. */
export function shownRow({ id, board, notice, from, until, complete }: Shown): string {
  return [id, board, notice, from, until, complete ? 'yes' : 'no'].join(',');
}

/** The day whose file a row belongs to. */
export function dayOf({ from }: Shown): LocalDate {
  return from.slice(0, 10);
}

/**
 * The rows of a file that end after a place in it, a few hundred at a time; none when there is no file. What is no
 * whole row is passed over: a line that was cut off was never acknowledged, and is told again.
 */
export async function* rowsAfter(
  path: string,
  after: number,
  disk: Disk = nodeDisk,
): AsyncGenerator<readonly ShownAt[]> {
  const handle = await openIfThere(path, disk);
  if (handle === undefined) return;
  try {
    // The first line is the head, or the rest of the row that ended here.
    let at = Math.max(0, after - 1);
    let first = true;
    let rest = Buffer.alloc(0);
    for (;;) {
      const chunk = Buffer.alloc(CHUNK_BYTES);
      const bytesRead = await handle.read(chunk, at + rest.length);
      const bytes = Buffer.concat([rest, chunk.subarray(0, bytesRead)]);
      const rows: ShownAt[] = [];
      let begin = 0;
      for (let end = bytes.indexOf(LINE_END); end !== -1; end = bytes.indexOf(LINE_END, begin)) {
        if (!first) rows.push(...readRow(bytes.toString('utf8', begin, end), at + end + 1));
        first = false;
        begin = end + 1;
      }
      rest = bytes.subarray(begin);
      at += begin;
      if (bytesRead === 0 && !first) rows.push(...readRow(rest.toString(), at + rest.length));
      if (rows.length > 0) yield rows;
      if (bytesRead === 0) return;
    }
  } finally {
    await handle.close();
  }
}

function readRow(line: string, end: number): readonly ShownAt[] {
  const [id, board, notice, from, until, complete, ...more] = line.split(',');
  if (id === undefined || board === undefined || notice === undefined || from === undefined || until === undefined)
    return [];
  if ((complete !== 'yes' && complete !== 'no') || more.length > 0) return [];
  return [{ row: { id, board, notice, from, until, complete: complete === 'yes' }, end }];
}
