import { faultText } from '../../../core/base/fault-text.ts';
import { inTurn } from '../../../core/base/in-turn.ts';
import type { Instant } from '../../../core/base/time.ts';
import { businessDayAt } from '../../../core/catalogue/business-day.ts';
import type { Hook } from '../../../core/catalogue/hook.ts';
import type { HooksView } from '../../../core/protocol/shapes/hooks.ts';
import type { JournalFeed } from '../../journal/follow.ts';
import type { Journal } from '../../journal/journal.ts';
import type { Hall } from '../../ledger/hall.ts';
import { catalogueOf, onCatalogue } from '../../ledger/present-catalogue.ts';
import type { Logger } from '../../ops/log.ts';
import type { OwnDoors } from '../../ops/own-doors.ts';
import { checkpointOf, HOOK_RATES, OpenHook, type HookRates } from './hook.ts';
import { openHookBook, type HookBook, type HookPage, type HookPages } from './hook-book.ts';
import { placeInTime } from './place-in-time.ts';

export type HooksParts = {
  readonly hall: Pick<Hall, 'world' | 'now' | 'subscribe'>;
  readonly feed: JournalFeed;
  readonly journal: Pick<Journal, 'read' | 'dayAfter' | 'lastStream' | 'keepCheckpoint'>;
  readonly pages: HookPages;
  readonly doors: OwnDoors;
  readonly log: Pick<Logger, 'info' | 'warn'>;
  readonly rates?: Partial<HookRates>;
};

/** What is kept of the hooks is opened again after so long where it could not be. */
const AGAIN_MS = 10_000;

/** The other systems that are told what happens, as the hall file names them. */
export class HallHooks {
  private readonly parts: HooksParts;
  private readonly open = new Map<string, OpenHook>();
  private readonly turn = inTurn();
  private book: HookBook | undefined;
  private fault: string | undefined;
  private again: NodeJS.Timeout | undefined;
  private leave: () => void = () => undefined;
  private closed = false;

  constructor(parts: HooksParts) {
    this.parts = parts;
  }

  begin(): void {
    this.leave = onCatalogue(this.parts.hall, () => void this.sync());
    void this.sync();
  }

  async close(): Promise<void> {
    this.closed = true;
    this.leave();
    clearTimeout(this.again);
    await this.turn(() => Promise.resolve());
    await Promise.all([...this.open.values()].map((hook) => hook.close()));
  }

  view(): HooksView {
    const items = this.rules().flatMap(({ id }) => this.open.get(id)?.view() ?? []);
    return { items, ...(this.fault === undefined ? {} : { fault: this.fault }) };
  }

  /** Undefined where the hall file has none of the name. */
  find(id: string): OpenHook | undefined {
    return this.open.get(id);
  }

  /** Sends everything again from a moment on; false where it owes what is older, and goes on from there. */
  async replay(hook: OpenHook, from: Instant): Promise<boolean> {
    const { hall } = catalogueOf(this.parts.hall);
    const day = businessDayAt(from, hall);
    return hook.moveTo(await placeInTime(this.parts.journal, hall.id, { day, at: from }));
  }

  private rules(): readonly Hook[] {
    return catalogueOf(this.parts.hall).hooks ?? [];
  }

  /** As the hall file is now. */
  private sync(): Promise<void> {
    return this.turn(async () => {
      if (this.closed) return;
      try {
        await this.meetRules();
        this.fault = undefined;
      } catch (fault) {
        this.fault = faultText(fault);
        this.parts.log.warn({ detail: this.fault }, 'nothing is sent to hooks: what is kept of them cannot be used');
        this.again = setTimeout(() => void this.sync(), AGAIN_MS);
      }
    });
  }

  private async meetRules(): Promise<void> {
    const wanted = this.rules();
    this.book ??= await openHookBook(this.parts.pages);
    for (const [id, hook] of this.open) {
      if (wanted.some((each) => each.id === id)) continue;
      this.open.delete(id);
      await hook.close();
    }
    for (const id of this.book.ids()) if (!wanted.some((each) => each.id === id)) await this.book.put(id, undefined);
    for (const rule of wanted) await this.openOne(this.book, rule);
  }

  private async openOne(book: HookBook, rule: Hook): Promise<void> {
    const { hall, feed, journal, doors, log, rates } = this.parts;
    const { id } = rule;
    const open = this.open.get(id);
    if (open !== undefined) return open.begin();
    const page = book.of(id) ?? (await this.newPage(book, id));
    let latest = rule;
    const now = (): Hook => (latest = this.rules().find((each) => each.id === id) ?? latest);
    const parts = { hall, feed, journal, book, doors, log, rates: { ...HOOK_RATES, ...rates } };
    const hook = new OpenHook(parts, now, page);
    this.open.set(id, hook);
    await hook.begin();
  }

  /** A hook that was not there begins with what comes next, whatever one of its name had come to. */
  private async newPage(book: HookBook, id: string): Promise<HookPage> {
    const { journal, hall } = this.parts;
    const last = await journal.lastStream(catalogueOf(hall).hall.id);
    const settled = last === undefined ? { day: '', seq: 0 } : { day: last.day, seq: last.seq };
    await journal.keepCheckpoint(catalogueOf(hall).hall.id, checkpointOf(id), settled);
    const page = { ...{ settled, last: null, off: null, letters: [], unlisted: null }, secret: null, former: null };
    await book.put(id, page);
    return page;
  }
}
