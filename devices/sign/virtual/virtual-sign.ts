import type { Millis } from '../../../core/base/time.ts';
import type { LedSign } from '../../../core/catalogue/signs.ts';
import { abortedFault, OpenLink, type WireEvents } from '../../../wire/open-link.ts';
import { type Transport, TransportFault } from '../../../wire/transport.ts';
import { AlphaSign } from './alpha-sign.ts';
import { noFaults, type SignFaults, type VirtualController } from './controller.ts';
import { darkLamps, lightText, type DrawGlyph, type Lamps } from './lamps.ts';
import { OnbonCard } from './onbon-card.ts';
import { lampPicture } from './picture.ts';

/**
 * A sign without metal: it takes the bytes of its family, answers as its controller does, and shows its lamps as a
 * picture.
 */
export class VirtualSign {
  readonly faults: SignFaults = noFaults();
  private readonly sign: Pick<LedSign, 'id' | 'family' | 'screen' | 'widthDots' | 'heightDots'>;
  private readonly controller: VirtualController;
  private readonly now: () => Millis;
  private readonly links = new Set<WireEvents>();
  private plugged = true;
  /** The last picture, for those who look again before anything changed. */
  private pictured: { readonly lit: Buffer; readonly png: Promise<Buffer> } | undefined;

  constructor(sign: Pick<LedSign, 'id' | 'family' | 'screen' | 'widthDots' | 'heightDots'>, now: () => Millis) {
    this.sign = sign;
    this.now = now;
    this.controller = controllerOf(sign);
  }

  /** Takes bytes in any pieces; gives what it answers at once. */
  hear(bytes: Uint8Array): readonly Uint8Array[] {
    return this.plugged ? this.controller.hear(bytes, this.faults, this.now()) : [];
  }

  /** What can be read on it, from the top; dark rows are left out. */
  reads(): readonly string[] {
    return this.controller.areas(this.now()).flatMap(({ text }) => (text.trim() === '' ? [] : [text]));
  }

  lamps(draw: DrawGlyph): Lamps {
    const lamps = darkLamps(this.sign.widthDots, this.sign.heightDots);
    if (this.plugged) for (const area of this.controller.areas(this.now())) lightText(lamps, area, draw);
    return lamps;
  }

  picture(draw: DrawGlyph): Promise<Buffer> {
    const lamps = this.lamps(draw);
    const lit = Buffer.from(lamps.lit);
    if (this.pictured?.lit.equals(lit) !== true) this.pictured = { lit, png: lampPicture(lamps) };
    return this.pictured.png;
  }

  /** The way to it without a wire. */
  get transport(): Transport {
    const name = `virtual ${this.sign.id}`;
    return {
      name,
      open: async (signal) => {
        if (signal.aborted) throw abortedFault(name, signal);
        if (!this.plugged) throw new TransportFault('no-device', `${name}: it is unplugged.`);
        return new OpenLink(name, (events) => {
          this.links.add(events);
          const end = async (): Promise<void> => void this.links.delete(events);
          return {
            send: async (bytes) => {
              const answers = this.hear(bytes);
              queueMicrotask(() => answers.forEach((answer) => this.links.has(events) && events.heard(answer)));
            },
            listen: () => undefined,
            hangUp: end,
            drop: end,
          };
        });
      },
    };
  }

  /** Pulls its plug: whoever holds a link loses it, and it forgets what it showed. */
  unplug(): void {
    this.plugged = false;
    this.controller.forget();
    for (const events of [...this.links])
      events.lost(new TransportFault('gone', `virtual ${this.sign.id}: it was unplugged.`));
    this.links.clear();
  }

  plug(): void {
    this.plugged = true;
  }
}

function controllerOf({
  family,
  screen,
  widthDots,
  heightDots,
}: Pick<LedSign, 'family' | 'screen' | 'widthDots' | 'heightDots'>): VirtualController {
  switch (family) {
    case 'bx-5k':
    case 'bx-6k':
      return new OnbonCard(screen);
    case 'alpha':
      return new AlphaSign(widthDots, heightDots);
  }
}
