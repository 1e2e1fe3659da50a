import { asIs, type MatterId } from '../base/names.ts';
import type { CatalogueIndex } from '../catalogue/catalogue-index.ts';
import type { MatterView } from '../protocol/shapes/hall.ts';

/** The matter of a ticket with its name; by its id alone where the hall file has lost it. */
export function matterOf(index: CatalogueIndex, id: MatterId | undefined): { readonly matter?: MatterView } {
  if (id === undefined) return {};
  return { matter: { id, name: index.matters.get(id)?.name ?? asIs(id) } };
}
