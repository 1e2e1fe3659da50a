import { LANGUAGES, type Names } from '../../base/names.ts';

/**
 * What a field holds. `note`: nothing that the program reads. `word`: one of a few. `id-of` and `ids-of`: what stands
 * in another table. `levels`: lines with a level each. Whatever a reader checks beyond it is the reader's own business.
 */
export type ColumnType =
  | 'text'
  | 'note'
  | 'id'
  | 'id-of'
  | 'ids-of'
  | 'list'
  | 'levels'
  | 'hours'
  | 'word'
  | 'number'
  | 'integer'
  | 'percent'
  | 'minutes'
  | 'time'
  | 'date'
  | 'weekday'
  | 'yes-no';

/** The smallest and the largest number that a field may hold. */
export type Bounds = { readonly min: number; readonly max: number };

/**
 * A column of a table of the hall file, or a key of hall.csv: said once, for reading, writing, messages, the manual and
 * forms.
 */
export type Column = {
  readonly name: string;
  readonly type: ColumnType;
  /** The file must have the column. */
  readonly required: boolean;
  /** A line may leave it empty, at least where another column does not ask for it. */
  readonly mayBeEmpty?: true;
  readonly bounds?: Bounds;
  /** Of a word: those that there are. */
  readonly words?: readonly string[];
  /** Of an id: the table it stands in. */
  readonly of?: string;
  /** What holds where the field is empty, if that is always the same. */
  readonly otherwise?: string;
  readonly label: Names;
  readonly help: Names;
  readonly example: string;
};

/** The three columns of a name or a text, one for each language. */
export function inEveryLanguage(column: Column): readonly Column[] {
  return LANGUAGES.map((language) => ({
    ...column,
    name: `${column.name}_${language.toLowerCase().replace('-', '_')}`,
  }));
}
