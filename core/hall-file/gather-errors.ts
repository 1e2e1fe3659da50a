import { HALL_TABLES, type HallFileName } from './columns.ts';
import type { HallFileError } from './tables.ts';

/**
 * The same mistakes in fewer words: a table whose lines name what this hall does not have is told once, for it came
 * with another hall; one wrong name that stands on many lines is told at the first of them, and so is one mistake that
 * many lines make. `linesOf`: how many lines a table has.
 */
export function gatherErrors(
  errors: readonly HallFileError[],
  linesOf: (file: string) => number,
): readonly HallFileError[] {
  const foreign = new Map<string, HallFileError>();
  for (const file of new Set(errors.map((error) => error.file))) {
    const found = foreignTable(
      errors.filter((error) => error.file === file && error.missing !== undefined),
      linesOf(file),
    );
    if (found !== undefined) foreign.set(file, found);
  }
  const rest = errors.filter(({ file, missing }) => missing === undefined || !foreign.has(file));
  return manyAlike([...foreign.values(), ...oncePerName(rest)]);
}

/** Half of the lines, and two at least: one wrong name is a slip, a table of them is another hall's. */
function foreignTable(strangers: readonly HallFileError[], lines: number): HallFileError | undefined {
  const wrong = new Set(strangers.map(({ line }) => line)).size;
  const [first] = [...strangers].sort((a, b) => a.line - b.line);
  if (first === undefined || wrong < 2 || wrong * 2 < lines) return undefined;
  const instead = HALL_TABLES[first.file as HallFileName].required // tables alone have strangers
    ? 'write lines of your own'
    : 'delete the file, which may be left out, or write lines of your own';
  const expected = `a table of this hall: ${wrong} of its ${lines} lines name what no other table has, as this is not in ${first.missing ?? ''}; if it came with another hall, ${instead}`;
  return { ...first, expected };
}

/** So many lines with one mistake have one cause, and one message. */
const MOST_ALIKE = 10;

/** Mistakes of one column with the same word of what is expected, whatever stands there. */
function manyAlike(errors: readonly HallFileError[]): readonly HallFileError[] {
  const groups = new Map<string, HallFileError[]>();
  for (const error of errors) {
    const key = JSON.stringify([error.file, error.field, error.expected]);
    addTo(groups, key, error);
  }
  return [...groups.values()].flatMap((alike) => (alike.length > MOST_ALIKE ? atTheFirst(alike) : alike));
}

/** In their order, each at the place of its first. */
function oncePerName(errors: readonly HallFileError[]): readonly HallFileError[] {
  const groups = new Map<string, HallFileError[]>();
  for (const [at, error] of errors.entries()) {
    const { file, field, value, expected, missing } = error;
    const key = missing === undefined ? String(at) : JSON.stringify([file, field, value, expected]);
    addTo(groups, key, error);
  }
  return [...groups.values()].flatMap(atTheFirst);
}

/** A group is never copied: a large table makes a hundred thousand mistakes of one kind. */
function addTo(groups: Map<string, HallFileError[]>, key: string, error: HallFileError): void {
  const found = groups.get(key);
  if (found === undefined) groups.set(key, [error]);
  else found.push(error);
}

/** One message for all of them, which names the next five lines. */
function atTheFirst([first, ...more]: readonly HallFileError[]): readonly HallFileError[] {
  if (first === undefined) return [];
  if (more.length === 0) return [first];
  const others = more.slice(0, 5).map(({ line }) => line);
  const lines = `${others.join(', ')}${more.length > others.length ? ' …' : ''}`;
  return [{ ...first, expected: `${first.expected}; it stands on ${more.length} more lines too (${lines})` }];
}
