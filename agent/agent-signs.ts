import type { LedSign } from '../core/catalogue/signs.ts';
import type { SignAt } from '../core/protocol/signs.ts';
import type { SignText } from '../core/views/sign-text.ts';
import { openSignStations, type SignStations } from '../devices/sign/sign-stations.ts';

/**
 * The LED signs at an agent. They say what the server says, and nothing any more once it is out of reach: their cards
 * forget by themselves.
 */
export class AgentSigns {
  private readonly changed: () => void;
  private readonly conditions = new Map<string, SignAt>();
  /** What each should say, for stations that open after it was told. */
  private readonly texts = new Map<string, SignText>();
  private stations: SignStations | undefined;
  private opened = '';

  constructor(changed: () => void) {
    this.changed = changed;
  }

  /** Opens these signs, unless they are the ones that are open. */
  async open(signs: readonly LedSign[]): Promise<void> {
    const given = JSON.stringify(signs);
    if (given === this.opened) return;
    await this.close();
    this.opened = given;
    this.stations = openSignStations(signs, {
      state: (id, condition) => {
        this.conditions.set(id, { id, ...condition });
        this.changed();
      },
    });
    for (const [id, text] of this.texts) this.stations.show(id, text);
  }

  show(id: string, text: SignText): void {
    this.texts.set(id, text);
    this.stations?.show(id, text);
  }

  /** The server is out of reach: what it said last may be wrong by now. */
  hush(): void {
    for (const id of this.texts.keys()) this.stations?.show(id, undefined);
    this.texts.clear();
  }

  states(): Iterable<SignAt> {
    return this.conditions.values();
  }

  async close(): Promise<void> {
    const stations = this.stations;
    this.stations = undefined;
    this.opened = '';
    this.conditions.clear();
    await stations?.close();
  }
}
