import { inTurn } from '../core/base/in-turn.ts';
import type { AgentSetup } from '../core/protocol/agent.ts';
import { nodeDisk, type Disk } from '../files/disk.ts';
import type { DiskTroubles, NotWritten } from './disk-troubles.ts';
import { readSetup, setupText, writeSetup } from './setup-file.ts';

const SETUP: NotWritten = { what: 'what the hall said', so: 'a start without the hall goes by what it said before' };

/** What the hall said last, as it stands on the disk; written later where the disk does not take it now. */
export class KeptSetup {
  /** What stands there as far as is known. */
  private text: string | undefined;
  private owed: AgentSetup | undefined;
  private readonly turns = inTurn();

  constructor(
    private readonly path: string,
    private readonly troubles: DiskTroubles,
    private readonly disk: Disk = nodeDisk,
  ) {}

  async read(): Promise<AgentSetup | undefined> {
    const setup = await readSetup(this.path, this.disk);
    if (setup !== undefined) this.text = setupText(setup);
    return setup;
  }

  keep(setup: AgentSetup): Promise<void> {
    this.owed = setup;
    return this.again();
  }

  /** Writes what is not written yet. */
  again(): Promise<void> {
    return this.turns(async () => {
      const { owed } = this;
      if (owed === undefined) return;
      const text = setupText(owed);
      const fault = text === this.text ? undefined : await this.write(owed);
      this.troubles.note(SETUP, fault);
      // One that failed may have been put in place all the same.
      this.text = fault === undefined ? text : undefined;
      if (fault === undefined && this.owed === owed) this.owed = undefined;
    });
  }

  /** Why it could not be written. */
  private write(setup: AgentSetup): Promise<unknown> {
    return writeSetup(this.path, setup, this.disk).then(
      () => undefined,
      (fault: unknown) => fault,
    );
  }
}
