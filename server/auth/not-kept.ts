import { diskTrouble } from '../../files/disk-trouble.ts';
import { DatabaseFault } from '../database/database-fault.ts';

/** A change of who is known that could not be written. What was ended is refused all the same. */
export class NotKept extends Error {
  override readonly name = 'NotKept';

  /** `what`: what holds now, and what does not yet. */
  constructor(what: string, fault: unknown) {
    super(`${fault instanceof DatabaseFault ? fault.message : diskTrouble(fault)}: ${what}`, { cause: fault });
  }
}

export const NOT_GIVEN = 'nobody is let in with a new identity until it can be written; what was known before is known';

export const NOT_CHANGED = 'nothing was changed';

export const NOT_ENDED =
  'the identity is refused from now on, but that is not written yet, and would be forgotten if the hall started ' +
  'again now; the hall tries again every second';
