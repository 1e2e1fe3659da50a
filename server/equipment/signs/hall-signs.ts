import type { Instant } from '../../../core/base/time.ts';
import { rfc3339 } from '../../../core/base/zone.ts';
import type { Catalogue } from '../../../core/catalogue/catalogue.ts';
import type { LedSign } from '../../../core/catalogue/signs.ts';
import type { SignAt } from '../../../core/protocol/signs.ts';
import type { SignText } from '../../../core/views/sign-text.ts';
import { emergencyText, signText, testText } from '../../../core/views/sign-view.ts';
import type { NoticeText } from '../../../core/notice/notice.ts';
import type { Hall } from '../../ledger/hall.ts';
import type { SignsView, SignView } from '../../../core/protocol/shapes/signs.ts';
import { catalogueOf } from '../../ledger/present-catalogue.ts';
import { lackingOn } from '../../../devices/sign/sign-letters.ts';
import type { SignPlace } from '../agents/places.ts';
import type { SignsPort } from './signs-port.ts';

export type HallSignsParts = {
  readonly hall: Pick<Hall, 'world' | 'now'>;
  /** What the whole hall has to know at once, if there is such a thing now. */
  readonly emergency: () => NoticeText | undefined;
  /** The place of a sign; undefined while its agent is not linked. */
  readonly placeOf: (sign: LedSign) => SignPlace | undefined;
  /** The picture of a virtual sign at this machine. */
  readonly picture: (id: string) => Promise<Buffer> | undefined;
  /** Hears of a text that a sign can show only with question marks. */
  readonly onLacking?: (id: string, letters: readonly string[]) => void;
};

type Standing = {
  sign: LedSign;
  /** What its place was told last, as text; undefined: it has to be told anew. */
  told: string | undefined;
  says: readonly string[];
  /** The letters of it that the sign's font lacks, and since when. */
  lacks: readonly string[];
  lacksSince: Instant;
  at: SignAt;
  since: Instant;
  testUntil: Instant;
};

/** How long a test text stays. */
const TEST_MS = 10_000;

/**
 * What every LED sign of the hall should say and how it is, wherever it is plugged in. Only what changed goes to its
 * place; what that makes of it (retries, an unplugged sign) is not the registry's business.
 */
export class HallSigns implements SignsPort {
  private readonly parts: HallSignsParts;
  private signs: ReadonlyMap<string, Standing> = new Map();
  private readonly listeners = new Set<() => void>();

  constructor(parts: HallSignsParts) {
    this.parts = parts;
    this.change(catalogueOf(parts.hall));
  }

  /** The signs of another hall file: one that hangs where it hung goes on; the others have to be told everything. */
  change({ ledSigns = [] }: Catalogue): void {
    const before = this.signs;
    const since = this.parts.hall.now();
    this.signs = new Map(
      ledSigns.map((sign) => {
        const known = before.get(sign.id);
        const same = known?.sign.agent === sign.agent && known?.sign.where === sign.where;
        return [sign.id, same && known !== undefined ? Object.assign(known, { sign }) : untold(sign, since)];
      }),
    );
    this.tell();
  }

  /** The signs at this machine have been opened anew, and show nothing yet. */
  reopened(): void {
    for (const standing of this.signs.values()) if (standing.sign.agent === undefined) standing.told = undefined;
    this.refresh();
  }

  /** Tells every place what changed since it was told last. */
  refresh(): void {
    let changed = false;
    for (const standing of this.signs.values()) {
      const text = this.textOf(standing);
      const now = JSON.stringify(text);
      const says = text.rows.map((row) => row.text).filter((row) => row !== '');
      if (says.join('\n') !== standing.says.join('\n')) changed = true;
      standing.says = says;
      this.look(standing);
      if (now === standing.told) continue;
      const place = this.parts.placeOf(standing.sign);
      if (place === undefined) continue;
      standing.told = now;
      place.show(standing.sign.id, text);
    }
    if (changed) this.tell();
  }

  /**
   * How a sign is. `from`: the agent that says so; absent for this machine. A sign of somebody else's is not heard of.
   */
  state(at: SignAt, from?: string): void {
    const standing = this.signs.get(at.id);
    if (standing === undefined || standing.sign.agent !== from) return;
    if (standing.at.state === at.state && standing.at.why === at.why) return;
    if (standing.at.state !== at.state) standing.since = this.parts.hall.now();
    standing.at = at;
    this.tell();
  }

  /** An agent has come in: its signs have to be told everything. */
  agentCame(agent: string): void {
    for (const standing of this.signs.values()) if (standing.sign.agent === agent) standing.told = undefined;
    this.refresh();
  }

  /** An agent has gone; its signs forget by themselves what they showed. */
  agentLeft(agent: string): void {
    for (const { sign } of this.signs.values())
      if (sign.agent === agent) this.state({ id: sign.id, state: 'unreachable', why: 'agent-offline' }, agent);
  }

  view(): SignsView {
    const { hall } = this.parts;
    const zone = catalogueOf(hall).hall.timeZone;
    return {
      seq: hall.world().state.seq,
      now: rfc3339(hall.now(), zone),
      items: [...this.signs.values()].map((standing) => viewOf(standing, zone)),
    };
  }

  test(id: string): SignView | undefined {
    const standing = this.signs.get(id);
    if (standing === undefined) return undefined;
    const { hall } = this.parts;
    standing.testUntil = hall.now() + TEST_MS;
    this.refresh();
    return viewOf(standing, catalogueOf(hall).hall.timeZone);
  }

  picture(id: string): Promise<Buffer> | undefined {
    return this.signs.has(id) ? this.parts.picture(id) : undefined;
  }

  onChange(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  private textOf({ sign, testUntil }: Standing): SignText {
    const { hall } = this.parts;
    const now = hall.now();
    // The time on it stands still: a test is written once.
    if (now < testUntil) return testText(sign, testUntil - TEST_MS, catalogueOf(hall).hall.timeZone);
    const emergency = this.parts.emergency();
    return emergency === undefined ? signText(hall.world(), sign, now) : emergencyText(sign, emergency, now);
  }

  /** What the sign's font lacks of what it says. A sign that was opened with another font says the same text anew. */
  private look(standing: Standing): void {
    const lacks = lackingOn(standing.sign, standing.says.join(''));
    if (lacks.join() === standing.lacks.join()) return;
    standing.lacks = lacks;
    standing.lacksSince = this.parts.hall.now();
    if (lacks.length > 0) this.parts.onLacking?.(standing.sign.id, lacks);
  }

  private tell(): void {
    for (const listener of this.listeners) listener();
  }
}

function untold(sign: LedSign, since: Instant): Standing {
  const { id, agent } = sign;
  const at: SignAt =
    agent === undefined ? { id, state: 'waiting' } : { id, state: 'unreachable', why: 'agent-offline' };
  return { sign, told: undefined, says: [], lacks: [], lacksSince: since, at, since, testUntil: 0 };
}

function viewOf({ sign, says, lacks, lacksSince, at, since }: Standing, zone: string): SignView {
  const { id, name, family, where, agent, shows, answers } = sign;
  const virtual = where === 'virtual' && agent === undefined;
  const lacking = at.state === 'ok' && lacks.length > 0;
  return {
    id,
    name,
    family,
    where,
    ...(agent === undefined ? {} : { agent }),
    shows,
    answers,
    says,
    state: lacking ? 'lacks-letters' : at.state,
    since: rfc3339(lacking ? Math.max(since, lacksSince) : since, zone),
    ...(at.why === undefined ? {} : { why: at.why }),
    ...(lacks.length === 0 ? {} : { lacks }),
    ...(virtual ? { picture: `/api/v1/signs/${encodeURIComponent(id)}.png` } : {}),
  };
}
