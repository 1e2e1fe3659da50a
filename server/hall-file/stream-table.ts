import { createReadStream } from 'node:fs';
import { open, readFile } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { CsvError, parse } from 'csv-parse';
import { decodeText, startsOtherwise } from './decode-text.ts';
import { separatorOf } from './table-separator.ts';

/** A table that cannot be read on: where, and what was expected. */
export class TableMistake extends Error {
  override readonly name = 'TableMistake';
}

/** A row, and the line of the file on which it begins. */
export type StreamedRow = { readonly cells: readonly string[]; readonly line: number };

const HEAD_BYTES = 65_536;

/**
 * The rows of a table that may be larger than memory, in the encodings and separators of a hall file. Throws
 * TableMistake. What is not UTF-8 is read as a whole, for its encoding has to be found out.
 */
export async function* streamTable(path: string): AsyncGenerator<StreamedRow> {
  const text = (await isUtf8(path)) ? undefined : await decoded(path);
  const { separator, text: rest } = separatorOf((text ?? (await beginning(path))).replace(/\r\n?/g, '\n'));
  let last = 0;
  const rows = (text === undefined ? createReadStream(path) : Readable.from([text])).pipe(
    parse({
      ...({ bom: true, relaxColumnCount: true, skipEmptyLines: true, info: true, trim: true } as const),
      delimiter: separator,
      // A first line `sep=;` is no row.
      fromLine: rest.startsWith('\n') && text?.startsWith('\n') !== true ? 2 : 1,
      onRecord: (row, { lines }) => {
        last = lines;
        return row;
      },
    }),
  );
  try {
    for await (const { record, info } of rows as AsyncIterable<{ record: string[]; info: { lines: number } }>) {
      const breaks = record.reduce((count, cell) => count + cell.split('\n').length - 1, 0);
      yield { cells: record, line: info.lines - breaks };
    }
  } catch (fault) {
    if (!(fault instanceof CsvError)) throw fault;
    throw new TableMistake(`line ${String(last + 1)}: expected quotes in pairs, and a quote inside a text doubled ""`);
  }
}

/** Read to its end, and kept nowhere. */
async function isUtf8(path: string): Promise<boolean> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let first = true;
  try {
    for await (const chunk of createReadStream(path) as AsyncIterable<Buffer>) {
      if (first && startsOtherwise(chunk)) return false;
      first = false;
      decoder.decode(chunk, { stream: true });
    }
    decoder.decode();
    return true;
  } catch (fault) {
    if (fault instanceof TypeError) return false; // what the decoder says of other bytes
    throw fault;
  }
}

async function decoded(path: string): Promise<string> {
  const text = decodeText(await readFile(path));
  if (text.ok) return text.value;
  const { line, value, expected } = text.error;
  throw new TableMistake(`${line > 0 ? `line ${String(line)}: "${value}": ` : ''}expected ${expected}`);
}

async function beginning(path: string): Promise<string> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(HEAD_BYTES), 0, HEAD_BYTES, 0);
    return new TextDecoder().decode(buffer.subarray(0, bytesRead));
  } finally {
    await file.close();
  }
}
