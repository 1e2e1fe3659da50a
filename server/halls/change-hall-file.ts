import { err, ok, type Result } from '../../core/base/result.ts';
import type { Catalogue } from '../../core/catalogue/catalogue.ts';
import { wrongPrinters } from '../equipment/printers/open-printers.ts';
import type { LoadedHall } from '../hall-file/read-hall-folder.ts';
import type { Ledger } from '../ledger/ledger.ts';
import { catalogueOf } from '../ledger/present-catalogue.ts';
import type { PresentFile } from './present-file.ts';

/**
 * Lets another hall file count from now on, if the hall and the rules allow it. The error is a sentence; then nothing
 * has changed but what people lose by it: that needs no journal, and is so at once unless the rules refuse the file.
 */
export async function changeHallFile(
  ledger: Ledger,
  present: PresentFile,
  next: LoadedHall,
): Promise<Result<undefined, string>> {
  const before = catalogueOf(ledger);
  const why = whyNot(before, next.catalogue);
  if (why !== undefined) return err(why);
  if (JSON.stringify(before) === JSON.stringify(next.catalogue)) {
    present.take({ ...next, catalogue: present.now().catalogue });
    return ok(undefined);
  }
  present.take(next);
  const handled = await ledger.changeCatalogue(next.catalogue);
  if (handled.kind !== 'refused' && present.now() !== next) present.takePeopleAway(next);
  switch (handled.kind) {
    case 'done':
      return ok(undefined);
    case 'refused':
      return err(handled.refusal.detail);
    case 'unavailable':
      return err(`${handled.detail}; whoever has left the file, or has another password or role there, is out already`);
    case 'unanswered': // nothing is answered that could not be made
    case 'held':
    case 'key-reused':
      return err('the change was asked for before'); // it has no key, and nothing holds it back
  }
}

/**
 * What no day can take over: whose journal it is, whether its passwords are known to everybody, printers that cannot
 * be.
 */
function whyNot({ hall }: Catalogue, next: Catalogue): string | undefined {
  if (next.hall.id !== hall.id) return `this is the hall file of ${next.hall.id}, and the hall is ${hall.id}`;
  if (next.hall.sample !== hall.sample) return 'whether a hall is the sample hall is settled at its start';
  const wrong = wrongPrinters(next);
  return wrong.length === 0 ? undefined : wrong.join('; ');
}
