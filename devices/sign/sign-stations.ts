import { performance } from 'node:perf_hooks';
import type { Millis } from '../../core/base/time.ts';
import type { LedSign } from '../../core/catalogue/signs.ts';
import type { SignText } from '../../core/views/sign-text.ts';
import { FAMILIES } from './families.ts';
import { SignLine } from './line.ts';
import { signTransport } from './open-sign.ts';
import type { DrawGlyph } from './virtual/lamps.ts';
import { VirtualSign } from './virtual/virtual-sign.ts';
import { SignWorker, type SignCondition, type SignTimes } from './worker.ts';

/** All signs of one machine, real and virtual. */
export interface SignStations {
  /** What a sign should say from now on; undefined: nothing more is written on it. */
  show(id: string, text: SignText | undefined): void;
  /** The lamps of a virtual sign; undefined for any other. */
  picture(id: string, draw: DrawGlyph): Promise<Buffer> | undefined;
  close(): Promise<void>;
}

export type SignRoomParts = {
  readonly state: (id: string, condition: SignCondition) => void;
  readonly times?: SignTimes;
  /** How long a sign may take to answer. */
  readonly answerMs?: Millis;
};

const ANSWER_MS = 1000;

/** Opens the signs; those at one address share the way to them. */
export function openSignStations(signs: readonly LedSign[], parts: SignRoomParts): SignStations {
  const now = (): Millis => performance.now();
  const { answerMs = ANSWER_MS } = parts;
  const virtual = new Map(
    signs.filter(({ where }) => where === 'virtual').map((sign) => [sign.id, new VirtualSign(sign, now)]),
  );
  const lines: SignLine[] = [];
  const workers = new Map<string, SignWorker>();
  for (const group of sharing(signs)) {
    const [first] = group;
    const twin = virtual.get(first.id);
    const transport = twin === undefined ? signTransport(first) : { ok: true as const, value: twin.transport };
    if (!transport.ok) {
      for (const { id } of group) parts.state(id, { state: 'unreachable', why: transport.error });
      continue;
    }
    const line = new SignLine(transport.value, answerMs, group.length);
    lines.push(line);
    for (const sign of group) {
      const state = (condition: SignCondition): void => parts.state(sign.id, condition);
      const worker = new SignWorker({
        family: FAMILIES[sign.family],
        face: sign,
        way: line,
        shared: group.length,
        now,
        state,
        ...(parts.times === undefined ? {} : { times: parts.times }),
      });
      workers.set(sign.id, worker);
    }
  }
  return {
    show: (id, text) => workers.get(id)?.show(text),
    picture: (id, draw) => virtual.get(id)?.picture(draw),
    async close() {
      // The lines first: a worker may wait for one.
      await Promise.all([
        ...lines.map((line) => line.close()),
        ...[...workers.values()].map((worker) => worker.close()),
      ]);
    },
  };
}

function sharing(signs: readonly LedSign[]): Iterable<readonly [LedSign, ...LedSign[]]> {
  const groups = new Map<string, [LedSign, ...LedSign[]]>();
  for (const sign of signs) {
    const key = sign.where === 'virtual' ? `alone ${sign.id}` : `at ${sign.where}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [sign]);
    else group.push(sign);
  }
  return groups.values();
}
