import type { CounterId, LineId } from '../../core/base/names.ts';
import type { Trouble, TroubleCause, TroublesView } from '../../core/protocol/shapes/troubles.ts';

/** While somebody points at the list (`frozen`), rows keep their places; what is new goes last. */
export function keptOrder(items: readonly Trouble[], frozen: readonly string[] | undefined): readonly Trouble[] {
  if (frozen === undefined) return items;
  const place = (trouble: Trouble): number => {
    const at = frozen.indexOf(trouble.key);
    return at === -1 ? frozen.length : at;
  };
  return [...items].sort((a, b) => place(a) - place(b));
}

/** The worst of the hall: the first of the list, if it harms anybody or is above all. */
export function worstOf([first]: readonly Trouble[]): Trouble | undefined {
  return first !== undefined && (first.aboveAll === true || first.harm > 0) ? first : undefined;
}

/** The harm of each line that needs somebody. */
export function harmOfLines(view: TroublesView | undefined): ReadonlyMap<LineId, number> {
  return new Map((view?.items ?? []).flatMap(({ kind, id, harm }) => (kind === 'line' ? [[id, harm] as const] : [])));
}

/** What is the matter at each counter. */
export function causesOfCounters(view: TroublesView | undefined): ReadonlyMap<CounterId, TroubleCause> {
  const causes = (view?.items ?? []).flatMap((item) => item.causes.map(({ cause }) => cause));
  return new Map(causes.flatMap((cause) => ('counter' in cause ? [[cause.counter, cause] as const] : [])));
}

/** The harm that each counter has its part in: of the worst line that it keeps waiting. */
export function harmOfCounters(view: TroublesView | undefined): ReadonlyMap<CounterId, number> {
  const worst = new Map<CounterId, number>();
  for (const { harm, causes } of view?.items ?? []) {
    for (const { cause } of causes) {
      if ('counter' in cause) worst.set(cause.counter, Math.max(harm, worst.get(cause.counter) ?? 0));
    }
  }
  return worst;
}
