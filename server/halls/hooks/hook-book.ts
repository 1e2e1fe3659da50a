import { inTurn } from '../../../core/base/in-turn.ts';
import type { Instant } from '../../../core/base/time.ts';
import type { HookKind } from '../../../core/catalogue/hook.ts';
import type { Position } from '../../journal/journal.ts';

/** What was not taken in its time. The message is made from the journal again when it is sent again. */
export type DeadLetter = Position & {
  readonly id: string;
  readonly type: HookKind;
  readonly at: Instant;
  readonly aside: Instant;
  readonly tries: number;
  readonly detail: string;
};

export type Secret = { readonly secret: string; readonly since: Instant };

/** What is kept of a hook beside its line of the hall file. */
export type HookPage = {
  /** Everything up to there was taken, put aside, or of no kind that it wants. */
  readonly settled: Position;
  /** Since when what is behind there can be sent, where a replay or a hook that was off held it back. */
  readonly dueSince?: Instant;
  readonly last: { readonly id: string; readonly type: HookKind; readonly taken: Instant } | null;
  /** Nothing is sent there. `url`: which address answered that it is gone. */
  readonly off: { readonly since: Instant; readonly why: 'gone' | 'hand'; readonly url: string } | null;
  /** Oldest first. */
  readonly letters: readonly DeadLetter[];
  /** Older ones that are not listed any more, and when the first of them happened. */
  readonly unlisted: { readonly count: number; readonly from: Instant } | null;
  readonly secret: Secret | null;
  /** Signs along until then. */
  readonly former: { readonly secret: string; readonly until: Instant } | null;
};

/** Where the pages lie: one text, put down whole. It holds secrets. */
export interface HookPages {
  /** As people are told. */
  readonly where: string;
  read(): Promise<Buffer | undefined>;
  /** Durable once it resolves. */
  write(text: string): Promise<void>;
}

/** What is kept of every hook. Durable: whoever begins again goes on from there. */
export interface HookBook {
  ids(): readonly string[];
  of(id: string): HookPage | undefined;
  /** Durable once it resolves. */
  put(id: string, page: HookPage | undefined): Promise<void>;
}

type Written = { readonly version: 1; readonly hooks: Readonly<Record<string, HookPage>> };

/** Opens the book. Throws when there is one that cannot be read: nothing is sent from the beginning for that. */
export async function openHookBook(pages: HookPages): Promise<HookBook> {
  const found = await pages.read();
  const kept = new Map(found === undefined ? [] : readPages(found.toString('utf8'), pages.where));
  const turn = inTurn();
  return {
    ids: () => [...kept.keys()],
    of: (id) => kept.get(id),
    put: (id, page) =>
      turn(async () => {
        const after = new Map(kept);
        if (page === undefined) after.delete(id);
        else after.set(id, page);
        const written: Written = { version: 1, hooks: Object.fromEntries(after) };
        await pages.write(`${JSON.stringify(written, undefined, 1)}\n`);
        if (page === undefined) kept.delete(id);
        else kept.set(id, page);
      }),
  };
}

function readPages(text: string, where: string): readonly (readonly [id: string, page: HookPage])[] {
  const pages = JSON.parse(text) as Written;
  // The type is what this program writes; a later one may have come by.
  if ((pages.version as number) !== 1) throw new Error(`${where} is of a newer program`);
  return Object.entries(pages.hooks);
}
