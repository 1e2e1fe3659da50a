import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto';
import { z } from 'zod';
import { DAY, MINUTE, type Instant, type Millis } from '../../../core/base/time.ts';
import { Once } from './once.ts';

/** So long a person may take at the service. */
export const FLOW_LIVES: Millis = 10 * MINUTE;
/** So long a browser keeps it all the same: whoever has taken longer is led back to where they were. */
export const FLOW_KEPT: Millis = DAY;
/** More that were used are not remembered at once: each stands for somebody whom the service has sent back. */
const MOST_USED = 20_000;

const flow = z.object({
  state: z.string(),
  nonce: z.string(),
  verifier: z.string(),
  to: z.string(),
  hall: z.string().optional(),
  until: z.number(),
});

/** What has to be known when a browser comes back from the service. */
export type Flow = z.infer<typeof flow>;

/**
 * Flows are kept by the browsers that began them, where nobody reads or changes them: strangers who begin a million
 * take no memory, and who comes back in another browser is nobody. Each counts once.
 */
export class SealedFlows {
  private readonly key = randomBytes(32);
  private readonly states: Once;

  constructor(private readonly now: () => Instant) {
    this.states = new Once(MOST_USED, now);
  }

  seal(begun: Omit<Flow, 'until'>): string {
    const iv = randomBytes(12);
    const cipher = createCipheriv('aes-256-gcm', this.key, iv);
    const text = JSON.stringify({ ...begun, until: this.now() + FLOW_LIVES });
    return Buffer.concat([iv, cipher.update(text), cipher.final(), cipher.getAuthTag()]).toString('base64url');
  }

  /** Undefined: it was not sealed here, since this start. `tooOld`: nobody comes in by it any more. */
  open(sealed: string): { readonly flow: Flow; readonly tooOld: boolean } | undefined {
    const bytes = Buffer.from(sealed, 'base64url');
    if (bytes.length < 29 || bytes.length > 4096) return undefined;
    try {
      const decipher = createDecipheriv('aes-256-gcm', this.key, bytes.subarray(0, 12), { authTagLength: 16 });
      decipher.setAuthTag(bytes.subarray(-16));
      const text = Buffer.concat([decipher.update(bytes.subarray(12, -16)), decipher.final()]).toString();
      const opened = flow.parse(JSON.parse(text));
      return { flow: opened, tooOld: opened.until <= this.now() };
    } catch {
      return undefined; // not ours, or sealed before this start
    }
  }

  /** False: it was used already. */
  use({ state, until }: Flow): boolean {
    return this.states.use(createHash('sha256').update(state).digest('base64url'), until);
  }
}
