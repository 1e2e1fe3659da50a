import type { Journal, StoredEvent, StreamHead, StreamId } from './journal.ts';

/** The event at a seq of a stream; undefined where there is none. */
export async function recordAt(
  journal: Pick<Journal, 'read'>,
  { hall, day }: StreamId,
  seq: number,
): Promise<StoredEvent | undefined> {
  const [found] = await journal.read({ hall, day }, seq - 1, 1);
  return found?.seq === seq ? found : undefined;
}

/** Whether the very event with which a stream ended, as somebody else knows it, stands in a journal. */
export async function hasHead(journal: Pick<Journal, 'read'>, head: StreamHead): Promise<boolean> {
  return (await recordAt(journal, head, head.seq))?.hash === head.hash;
}
