import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { faultText } from '../../../core/base/fault-text.ts';
import { inTurn } from '../../../core/base/in-turn.ts';
import type { HallId } from '../../../core/base/names.ts';
import type { Instant } from '../../../core/base/time.ts';
import { readBatch } from '../../journal/batch-lines.ts';
import type { Logger } from '../../ops/log.ts';
import type { ReportsProgram } from '../../reports/reports-keeper.ts';
import { HALL_ID, joinedFolder, JoinTokens, unreadableTokens } from './join-tokens.ts';
import { NO_TOKEN, replyFor, shippedHead, type JournalDoor, type JournalReply } from './journal-door.ts';
import { JoinedHall } from './joined-hall.ts';

/** A hall that sends its journal here, or whose copy here cannot be used. */
export type JoinedStand =
  | { readonly kind: 'joined'; readonly id: HallId; readonly hall: JoinedHall | undefined; readonly since: Instant }
  | { readonly kind: 'mistaken'; readonly id: HallId; readonly why: string };

/** The halls that stand alone and have joined this city. */
export interface JoinedHalls extends JournalDoor {
  stands(): readonly JoinedStand[];
  onChange(listener: () => void): () => void;
  close(): Promise<void>;
}

type Parts = {
  readonly data: string;
  /** Whether a hall of this id is one of the city's own. */
  readonly isOwn: (hall: HallId) => boolean;
  readonly now: () => Instant;
  readonly log: Logger;
  readonly reportsProgram: ReportsProgram | undefined;
};

/** Halls that were given a token meanwhile are seen so soon. */
const LOOK_MS = 2000;

/** The ids of those that have joined, before anything is opened. */
export async function joinedIds(data: string): Promise<readonly HallId[]> {
  const found = await readdir(joinedFolder(data), { withFileTypes: true }).catch(() => []);
  const folders = found.filter((each) => each.isDirectory() && HALL_ID.test(each.name)).map(({ name }) => name);
  // Whoever opens them says what cannot be read.
  const invited = (await new JoinTokens(data, () => undefined).halls()).map(({ hall }) => hall);
  return [...new Set([...folders, ...invited])].sort();
}

/** Opens what other halls have sent, and takes what they send. */
export async function openJoinedHalls(parts: Parts): Promise<JoinedHalls> {
  const joined = new Joined(parts);
  await joined.begin();
  return joined;
}

class Joined implements JoinedHalls {
  private readonly tokens: JoinTokens;
  private readonly places = new Map<HallId, JoinedStand>();
  private readonly listeners = new Set<() => void>();
  private readonly turn = inTurn();
  private timer: NodeJS.Timeout | undefined;
  private closed = false;

  constructor(private readonly parts: Parts) {
    this.tokens = new JoinTokens(parts.data, unreadableTokens(parts.log));
  }

  async begin(): Promise<void> {
    for (const id of await joinedIds(this.parts.data)) await this.place(id);
    await this.look();
  }

  knows(token: string): boolean {
    return this.tokens.known(token) !== undefined;
  }

  async head(token: string): Promise<JournalReply> {
    const found = await this.hallOf(token);
    if (!(found instanceof JoinedHall)) return found;
    return { status: 200, body: shippedHead(found.id, await found.head()) };
  }

  async take(token: string, lines: string): Promise<JournalReply> {
    const found = await this.hallOf(token);
    if (!(found instanceof JoinedHall)) return found;
    const batch = readBatch(lines);
    if (!batch.ok) return { status: 400, detail: batch.error };
    try {
      return replyFor(found.id, await found.take(batch.value));
    } catch (fault) {
      return { status: 503, detail: `the journal cannot be kept here now: ${faultText(fault)}` };
    }
  }

  stands(): readonly JoinedStand[] {
    return [...this.places.values()];
  }

  onChange(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  async close(): Promise<void> {
    this.closed = true;
    clearTimeout(this.timer);
    await this.turn(async () => {
      for (const stand of this.places.values()) if (stand.kind === 'joined') await stand.hall?.close();
    });
  }

  /** The hall of a token, open; or what its sender is answered. */
  private async hallOf(token: string): Promise<JoinedHall | JournalReply> {
    const id = await this.tokens.hallOf(token);
    if (id === undefined) return NO_TOKEN;
    if (this.closed) return { status: 503, detail: 'the server is stopping' };
    const stand = await this.place(id, true);
    if (stand.kind === 'joined' && stand.hall !== undefined) return stand.hall;
    const why = stand.kind === 'mistaken' ? stand.why : 'it is not open';
    const isOwn = this.parts.isOwn(id);
    return { status: isOwn ? 409 : 503, detail: why, ...(isOwn ? { code: 'hall-here' as const } : {}) };
  }

  /** Where a hall stands; its folder is made with what it sends first. */
  private place(id: HallId, toTake = false): Promise<JoinedStand> {
    return this.turn(async () => {
      const before = this.places.get(id);
      if (before?.kind === 'joined' && (before.hall !== undefined || !toTake)) return before;
      if (before?.kind === 'mistaken' && !toTake) return before;
      const stand = await this.open(id, toTake);
      if (stand.kind === 'mistaken' && before?.kind !== 'mistaken') this.parts.log.error({ hall: id }, stand.why);
      this.places.set(id, stand);
      this.changed();
      return stand;
    });
  }

  private async open(id: HallId, toTake: boolean): Promise<JoinedStand> {
    const { data, isOwn, now, log, reportsProgram } = this.parts;
    if (isOwn(id)) return { kind: 'mistaken', id, why: `a hall with the id ${id} is open in this city itself` };
    const since = (await this.tokens.halls()).find(({ hall }) => hall === id)?.madeAt ?? now();
    const folder = join(joinedFolder(data), id);
    const isThere = await readdir(folder).then(
      () => true,
      () => false,
    );
    if (!isThere && !toTake) return { kind: 'joined', id, hall: undefined, since };
    const changed = (): void => this.changed();
    const parts = { id, folder, now, log: log.child({ hall: id }), reportsProgram, changed };
    try {
      return { kind: 'joined', id, hall: await JoinedHall.open(parts), since };
    } catch (fault) {
      return { kind: 'mistaken', id, why: `what the hall ${id} has sent cannot be opened: ${faultText(fault)}` };
    }
  }

  private async look(): Promise<void> {
    try {
      for (const { hall } of await this.tokens.halls()) if (!this.places.has(hall)) await this.place(hall);
    } catch (fault) {
      this.parts.log.error({ detail: faultText(fault) }, 'the halls that have joined cannot be looked up now');
    }
    if (this.closed) return;
    this.timer = setTimeout(() => void this.look(), LOOK_MS);
    this.timer.unref();
  }

  private changed(): void {
    for (const listener of this.listeners) listener();
  }
}
