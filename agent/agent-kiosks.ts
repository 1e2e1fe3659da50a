import { faultText } from '../core/base/fault-text.ts';
import { inTurn } from '../core/base/in-turn.ts';
import type { AgentSetup } from '../core/protocol/agent.ts';
import { isOfDisk } from '../files/disk-trouble.ts';
import { nodeDisk, type Disk } from '../files/disk.ts';
import type { DiskTroubles, NotWritten } from './disk-troubles.ts';
import { openKiosks, type Kiosks, type KiosksParts } from './kiosk/kiosks.ts';

const NUMBERS: NotWritten = { what: 'the file of numbers', so: 'the kiosks here give none by themselves' };

/**
 * The kiosks at an agent. A disk that does not take what they need, or a file of numbers that cannot be read, keeps
 * them closed until that is mended; the printers of this machine work all the same.
 */
export class AgentKiosks {
  private kiosks: Kiosks | undefined;
  /** The kiosks that those are; empty before they are open. */
  private opened = '';
  /** Why they cannot be opened, as it was said last. */
  private closed = '';
  private wanted: AgentSetup | undefined;
  private readonly turns = inTurn();

  constructor(
    private readonly parts: Omit<KiosksParts, 'setup'>,
    private readonly troubles: DiskTroubles,
    private readonly disk: Disk = nodeDisk,
  ) {}

  /** Opens the kiosks of this setup, unless they are the ones that are open. */
  open(setup: AgentSetup): Promise<void> {
    this.wanted = setup;
    return this.turns(() => this.openWanted());
  }

  /** Tells and asks; before that it opens what could not be opened. */
  async again(): Promise<void> {
    await this.turns(async () => {
      await this.openWanted();
      await this.kiosks?.again();
    });
    this.sync();
  }

  /** Whether it is the ticket of a number that was given here and that the hall has not been told. */
  isUntold(ticket: string): boolean {
    return this.kiosks?.isUntold(ticket) === true;
  }

  sync(): void {
    this.kiosks?.sync();
  }

  close(): Promise<void> {
    this.wanted = undefined;
    return this.turns(() => this.closeNow());
  }

  private async openWanted(): Promise<void> {
    const setup = this.wanted;
    if (setup === undefined) return;
    const names = JSON.stringify(setup.printers.filter(({ kiosk }) => kiosk === true));
    if (names === this.opened) return;
    await this.closeNow();
    let fault: unknown;
    try {
      this.kiosks = await openKiosks({ ...this.parts, setup }, this.disk);
      this.opened = names;
    } catch (cause) {
      fault = cause;
    }
    this.noteClosed(isOfDisk(fault) ? undefined : fault);
    this.troubles.note(NUMBERS, isOfDisk(fault) ? fault : undefined);
  }

  /** What is no trouble of the disk, such as a file that somebody has been at, stays until a person has seen to it. */
  private noteClosed(fault: unknown): void {
    const why = fault === undefined ? '' : faultText(fault);
    if (why !== this.closed && why !== '') this.parts.say(`the kiosks here give no numbers by themselves: ${why}`);
    this.closed = why;
  }

  private async closeNow(): Promise<void> {
    const { kiosks } = this;
    this.kiosks = undefined;
    this.opened = '';
    await kiosks?.close();
  }
}
