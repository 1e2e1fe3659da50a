/** What separates fields: a comma by the rule; spreadsheets of some countries, "Unicode text" and wide keyboards. */
export type Separator = ',' | ';' | '\t' | '，' | '|';

const SEPARATORS: readonly Separator[] = [',', ';', '\t', '，', '|'];

/** A text without a first line that only says what separates its fields, and that. */
export type SeparatedText = {
  readonly separator: Separator;
  /** As before, but a line `sep=;` is empty: lines keep their numbers. */
  readonly text: string;
};

/**
 * What separates the fields of a table, by its first line: `sep=;` as some spreadsheets write it, or the names of the
 * columns. A comma unless another one makes more of them.
 */
export function separatorOf(text: string): SeparatedText {
  const [, said] = /^sep=(.)[ \t]*(?=\n|$)/i.exec(text) ?? [];
  const separator = SEPARATORS.find((each) => each === said);
  if (separator !== undefined) return { separator, text: text.replace(/^[^\n]*/, '') };
  const header = text.split('\n').find((line) => line.trim() !== '') ?? '';
  const names = SEPARATORS.map((each) => columnNames(header, each));
  return { separator: SEPARATORS[names.indexOf(Math.max(...names))] ?? ',', text };
}

/** How many names of columns a header has, cut here; 0 where a part is none. */
function columnNames(header: string, separator: Separator): number {
  const parts = header.split(separator).map((part) => part.trim().replace(/^"(.*)"$/, '$1'));
  return parts.filter((part) => /^[a-z][a-z0-9_]*$/i.test(part)).length;
}
