import type { Names } from '../../core/base/names.ts';
import type { ComplaintView } from '../../core/protocol/shapes/complaint.ts';

/** What is looked for; an empty text does not matter. */
export type ComplaintFilter = {
  readonly state: string;
  readonly with: string;
  readonly source: string;
  readonly department: string;
  readonly words: string;
};

export const OPEN_COMPLAINTS: ComplaintFilter = { state: 'open', with: '', source: '', department: '', words: '' };

/** Whoever looks, by login and by name. */
export type Me = { readonly id: string; readonly name?: Names };

/** The complaints that fit. */
export function complaintsFor(
  all: readonly ComplaintView[],
  filter: ComplaintFilter,
  me: Me,
): readonly ComplaintView[] {
  const words = filter.words.trim().toLowerCase();
  return all.filter(
    (each) =>
      isIn(each, filter.state) &&
      isWith(each, filter.with, me) &&
      (filter.source === '' || each.source === filter.source) &&
      (filter.department === '' || each.department === filter.department) &&
      (words === '' || textOf(each).includes(words)),
  );
}

function isIn({ state, late }: ComplaintView, wanted: string): boolean {
  if (wanted === '') return true;
  return wanted === 'overdue' ? state === 'open' && late === true : state === wanted;
}

function isWith({ assigned }: ComplaintView, wanted: string, { id, name }: Me): boolean {
  if (wanted === '') return true;
  if (wanted === 'nobody') return assigned === undefined;
  return assigned !== undefined && [id, ...Object.values(name ?? {})].includes(assigned);
}

function textOf({ no, number, text, clerk, reference, assigned }: ComplaintView): string {
  return [no, number, text, clerk, reference, assigned].join('\n').toLowerCase();
}
