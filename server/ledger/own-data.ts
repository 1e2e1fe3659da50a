import type { BusinessDay } from '../../core/base/time.ts';
import type { HallId } from '../../core/base/names.ts';
import type { Catalogue } from '../../core/catalogue/catalogue.ts';
import { ForeignData } from './ledger-parts.ts';

const INSTEAD =
  'give it a data folder of its own (HALL_DATA), or give HALL_FILE the folder of the hall that these data are of';

/** A hall without a day here: new, unless these are the days of others. Throws ForeignData then. */
export function refuseOthers(hall: HallId, others: readonly HallId[]): void {
  if (others.length === 0) return;
  throw new ForeignData(
    `the data are those of ${others.join(', ')}, and the hall file is that of ${hall}: ${INSTEAD}. The id of a hall is for ever: if only that was changed, change it back`,
  );
}

/**
 * Under the same id nothing is the same: a copied folder whose id was not changed. Counters prove nothing, for every
 * hall has a counter 1. Throws ForeignData.
 */
export function refuseStranger(last: Catalogue, present: Catalogue, day: BusinessDay): void {
  const shares = (of: (catalogue: Catalogue) => readonly { readonly id: string }[]): boolean => {
    const known = new Set(of(last).map(({ id }) => id));
    return of(present).some(({ id }) => known.has(id));
  };
  if (shares(({ lines }) => lines) || shares(({ services }) => services)) return;
  throw new ForeignData(
    `the hall file shares no line and no service with the last day in the data (${day}), though both are called ${present.hall.id}: ${INSTEAD}; and give a hall that is another one an id of its own`,
  );
}
