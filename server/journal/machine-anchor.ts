import { join } from 'node:path';
import { faultText } from '../../core/base/fault-text.ts';
import type { HallId } from '../../core/base/names.ts';
import { openSlots, type TwoSlots } from '../../files/two-slots.ts';
import { makeAnchor, readAnchor, TO_BE_SEALED, writeAnchor, type Anchor } from './anchor.ts';
import type { Journal, StreamHead } from './journal.ts';
import { besideJournal, makeJournalKey } from './journal-key.ts';
import { hasHead } from './record-at.ts';

/** Other names than those of a journal in a file, which may have lain in the same folder before. */
const STEM = 'database-journal';

/**
 * What this machine knows of the end of a journal that lasts in a database: the newest event that it has written there
 * or has read there as the last, under a key that the database does not have. It is written after each commit, and so
 * it is never ahead of what was durable. A disk that does not take it is told, and keeps nobody from the journal.
 */
export class MachineAnchor {
  private readonly beside: ReturnType<typeof besideJournal>;
  private key: Uint8Array = new Uint8Array(0);
  private slots: TwoSlots | undefined;
  private anchor: Anchor = TO_BE_SEALED;
  /** As it was when it was opened: what comes later is of the journal that was found then. */
  private before: StreamHead | undefined;

  /** `fault` is told why the anchor cannot be kept. */
  constructor(
    folder: string,
    private readonly hall: HallId,
    private readonly fault: (detail: string) => void,
  ) {
    this.beside = besideJournal(join(folder, `${STEM}.sqlite`));
  }

  /** Reads what is known, or begins to know. */
  async open(): Promise<void> {
    try {
      this.key = await makeJournalKey(this.beside.key);
      const found = await readAnchor(this.beside.anchor, this.key);
      if (found.kind === 'unreadable') this.fault(`${this.beside.anchor}: ${found.detail}; it is begun anew`);
      if (found.kind !== 'read') await makeAnchor(this.beside.anchor, TO_BE_SEALED, this.key);
      this.anchor = found.kind === 'read' ? found.anchor : TO_BE_SEALED;
      this.before = this.newest();
      this.slots = openSlots(this.beside.anchor);
    } catch (fault) {
      this.fault(faultText(fault));
    }
  }

  async close(): Promise<void> {
    const { slots } = this;
    this.slots = undefined;
    await slots?.close();
  }

  /** It is durable in the journal, and its end now. */
  wrote(head: StreamHead): void {
    if (this.slots === undefined || head.hall !== this.hall) return;
    const heads = [...this.anchor.heads.filter(({ hall }) => hall !== this.hall), head];
    this.anchor = { n: this.anchor.n + 1, seal: '', heads };
    try {
      writeAnchor(this.slots, this.anchor, this.key);
    } catch (fault) {
      this.fault(faultText(fault));
    }
  }

  /** It stands in the journal: somebody else may have written it. */
  saw(head: StreamHead): void {
    const known = this.newest();
    if (known === undefined || head.day > known.day || (head.day === known.day && head.seq > known.seq))
      this.wrote(head);
  }

  /** The end that was known when this was opened, where the journal does not have it. */
  async lost(journal: Pick<Journal, 'read'>): Promise<StreamHead | undefined> {
    const { before } = this;
    return before === undefined || (await hasHead(journal, before)) ? undefined : before;
  }

  private newest(): StreamHead | undefined {
    return this.anchor.heads.find(({ hall }) => hall === this.hall);
  }
}
