import type { HallId } from '../../core/base/names.ts';
import { genesis, verifyChain } from './chain.ts';
import type { Journal, StoredEvent, StreamHead } from './journal.ts';

/**
 * What became of records that came from elsewhere. `gap`: they begin behind the end of what is here. `forked`: this
 * place of the journal is another one here. `broken`: they do not follow from each other. `head` is where the journal
 * ends here by now.
 */
export type Received = { readonly head: StreamHead | undefined } & (
  | { readonly kind: 'taken' }
  | { readonly kind: 'gap' | 'forked' | 'broken'; readonly detail: string }
);

type Receiving = Pick<Journal, 'read' | 'lastStream' | 'append'>;

/** A piece of one day, in order. */
type Run = { readonly day: string; readonly events: readonly StoredEvent[] };

/**
 * Takes records of a hall that decides elsewhere. What is here already is compared and left as it is; what follows is
 * proved by the chain and written; nothing is ever written over. Records may come again, in whatever pieces. Durable
 * once it resolves. One at a time.
 */
export async function receiveRecords(
  journal: Receiving,
  hall: HallId,
  records: readonly StoredEvent[],
): Promise<Received> {
  let head = await journal.lastStream(hall);
  const stranger = records.find((record) => record.hall !== hall);
  if (stranger !== undefined)
    return {
      kind: 'broken',
      head,
      detail: `a record is of the hall ${stranger.hall}, and this is the journal of ${hall}`,
    };
  for (const run of runsOf(records)) {
    const known = run.events.filter((event) => isWithin(event, head));
    const other = await otherThan(journal, hall, run.day, known);
    if (other !== undefined) return { kind: 'forked', head, detail: other };
    const fresh = run.events.slice(known.length);
    if (fresh.length === 0) continue;
    const refused =
      follows(head, { day: run.day, events: fresh }) ?? proved(hall, head, { day: run.day, events: fresh });
    if (refused !== undefined) return { ...refused, head };
    const [first, last] = [fresh[0], fresh.at(-1)] as [StoredEvent, StoredEvent]; // there are some
    if ((await journal.append({ hall, day: run.day }, first.seq - 1, fresh, [])) !== 'ok')
      throw new Error(`somebody else writes to the journal of ${hall} here`);
    head = { hall, day: run.day, seq: last.seq, hash: last.hash };
  }
  return { kind: 'taken', head };
}

/** Pieces of one day each. */
function runsOf(records: readonly StoredEvent[]): readonly Run[] {
  const runs: { day: string; events: StoredEvent[] }[] = [];
  for (const record of records) {
    const last = runs.at(-1);
    if (last !== undefined && last.day === record.day) last.events.push(record);
    else runs.push({ day: record.day, events: [record] });
  }
  return runs;
}

function isWithin({ day, seq }: StoredEvent, head: StreamHead | undefined): boolean {
  return head !== undefined && (day < head.day || (day === head.day && seq <= head.seq));
}

/** What is here already has to be the very same. Says what is not. */
async function otherThan(
  journal: Receiving,
  hall: HallId,
  day: string,
  known: readonly StoredEvent[],
): Promise<string | undefined> {
  const [first] = known;
  if (first === undefined) return undefined;
  const here = await journal.read({ hall, day }, first.seq - 1, known.length);
  const at = new Map(here.map((event) => [event.seq, event]));
  const other = known.find(({ seq, record, hash }) => {
    const held = at.get(seq);
    return held?.hash !== hash || held.record !== record;
  });
  if (other === undefined) return undefined;
  return `record ${String(other.seq)} of ${hall} ${day} is another one here; nothing was written over`;
}

type Refused = { readonly kind: 'gap' | 'forked' | 'broken'; readonly detail: string };

/** Whether the first of them comes right behind the end. */
function follows(head: StreamHead | undefined, { day, events: [first] }: Run): Refused | undefined {
  if (first === undefined) return undefined;
  const { hall, seq } = first;
  const here = head === undefined ? 'nothing' : `${head.day} up to record ${String(head.seq)}`;
  const gap: Refused = { kind: 'gap', detail: `record ${String(seq)} of ${hall} ${day} came, and here is ${here}` };
  if (day === head?.day) return seq === head.seq + 1 ? undefined : gap;
  if (seq !== 1) return gap;
  const previous = previousOf(first);
  if (previous === 'unreadable') return { kind: 'broken', detail: `record 1 of ${hall} ${day} is no opening of a day` };
  // A journal may begin with any day: one that was brought back in part does.
  if (head === undefined) return undefined;
  if (previous?.day === head.day && previous.seq === head.seq && previous.hash === head.hash) return undefined;
  if (previous !== undefined && (previous.day > head.day || (previous.day === head.day && previous.seq > head.seq)))
    return gap;
  const said = previous === undefined ? 'no day' : `${previous.day} at record ${String(previous.seq)}`;
  return { kind: 'forked', detail: `${hall} ${day} follows ${said}, and here is ${here}; nothing was written over` };
}

type Previous = { readonly day: string; readonly seq: number; readonly hash: string };

/** Which day a day names as the one before it. */
function previousOf({ record }: StoredEvent): Previous | undefined | 'unreadable' {
  const opened = JSON.parse(record) as { readonly type?: string; readonly data?: { readonly previous?: Previous } };
  return opened.type === 'DayOpened' ? opened.data?.previous : 'unreadable';
}

function proved(hall: HallId, head: StreamHead | undefined, { day, events }: Run): Refused | undefined {
  const stream = { hall, day };
  const [afterSeq, hash] = head?.day === day ? [head.seq, head.hash] : [0, genesis(stream)];
  const chain = verifyChain(stream, events, afterSeq, hash);
  return chain.ok ? undefined : { kind: 'broken', detail: chain.error.detail };
}
