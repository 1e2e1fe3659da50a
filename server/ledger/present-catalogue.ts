import type { Catalogue } from '../../core/catalogue/catalogue.ts';
import type { Hall } from './hall.ts';

/** The catalogue that the hall runs on now. Nobody keeps it: another hall file may count in a moment. */
export function catalogueOf(hall: Pick<Hall, 'world'>): Catalogue {
  return hall.world().state.index.catalogue;
}

/**
 * Calls the listener once another catalogue counts, with a change of the hall file or of the day. For what has to be
 * made anew then; whoever only reads asks `catalogueOf`. Returns the way out.
 */
export function onCatalogue(
  hall: Pick<Hall, 'world' | 'subscribe'>,
  listener: (catalogue: Catalogue) => void,
): () => void {
  let known = hall.world().state.hallFile;
  return hall.subscribe(({ world }) => {
    const { hallFile, index } = world.state;
    if (hallFile === known) return;
    known = hallFile;
    listener(index.catalogue);
  });
}
