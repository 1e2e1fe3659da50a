import { performance } from 'node:perf_hooks';
import { inTurn } from '../../../core/base/in-turn.ts';
import type { Millis } from '../../../core/base/time.ts';
import { NOT_CHANGED, NotKept } from '../../auth/not-kept.ts';
import type { HookBook, HookPage } from './hook-book.ts';

/**
 * What a hook knows of itself, and how much of it is on the disk. It is written in turn, as it is then: one that was
 * taken before would undo on the disk what was changed meanwhile.
 */
export class KeptPage {
  private readonly book: HookBook;
  private readonly id: () => string;
  private readonly turn = inTurn();
  private page: HookPage;
  private keptLetters: HookPage['letters'];
  private dirty = false;
  private keptAt = performance.now();

  constructor(book: HookBook, id: () => string, page: HookPage) {
    this.book = book;
    this.id = id;
    this.page = page;
    this.keptLetters = page.letters;
  }

  get now(): HookPage {
    return this.page;
  }

  get isDirty(): boolean {
    return this.dirty;
  }

  /** Whether letters were put aside that are not on the disk. */
  get owesLetters(): boolean {
    return this.page.letters !== this.keptLetters;
  }

  /** Whether it was last written so long ago. */
  isOlderThan(ms: Millis): boolean {
    return performance.now() - this.keptAt >= ms;
  }

  /** Durable with the next `keep`. */
  note(change: Partial<HookPage>): void {
    this.page = { ...this.page, ...change };
    this.dirty = true;
  }

  /** Durable once it resolves; where it cannot be written nothing is changed. */
  change(change: (page: HookPage) => Partial<HookPage>): Promise<void> {
    return this.turn(async () => {
      await this.write({ ...this.page, ...change(this.page) });
      // What came meanwhile stays.
      this.page = { ...this.page, ...change(this.page) };
    });
  }

  keep(): Promise<void> {
    return this.turn(async () => {
      this.keptAt = performance.now();
      this.dirty = false;
      try {
        await this.write(this.page);
      } catch (fault) {
        this.dirty = true;
        throw fault;
      }
    });
  }

  private async write(page: HookPage): Promise<void> {
    await this.book.put(this.id(), page).catch(notKept);
    this.keptLetters = page.letters;
  }
}

export function notKept(fault: unknown): never {
  throw new NotKept(NOT_CHANGED, fault);
}
