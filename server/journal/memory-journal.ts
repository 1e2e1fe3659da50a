import type { Journal, Position, StoredAnswer, StoredEvent, StreamHead, StreamId } from './journal.ts';

/** A journal that lasts as long as the process: for simulation and tests. Same contract as the durable ones. */
export function memoryJournal(): Journal {
  const streams = new Map<string, StoredEvent[]>();
  const checkpoints = new Map<string, Position>();
  const answers = memoryAnswers();
  const keyOf = (stream: StreamId): string => `${stream.hall}\n${stream.day}`;
  const headsOf = (hall: string): readonly StreamHead[] =>
    [...streams.values()]
      .map((events) => events.at(-1) as StoredEvent)
      .filter((last) => last.hall === hall)
      .map((last): StreamHead => ({ hall, day: last.day, seq: last.seq, hash: last.hash }))
      .sort((a, b) => (a.day < b.day ? -1 : 1));
  return {
    open: () => Promise.resolve(),
    close: () => Promise.resolve(),
    append(stream, expectedSeq, events, given) {
      const held = streams.get(keyOf(stream)) ?? [];
      if (held.length !== expectedSeq) return Promise.resolve('conflict');
      if (given.some(({ key }) => answers.has(stream.hall, key))) return Promise.resolve('conflict');
      held.push(...events);
      if (held.length > 0) streams.set(keyOf(stream), held);
      for (const each of given) answers.keep(stream, each);
      return Promise.resolve('ok');
    },
    read: (stream, afterSeq, limit = Infinity) =>
      Promise.resolve((streams.get(keyOf(stream)) ?? []).slice(afterSeq, afterSeq + limit)),
    halls: () => Promise.resolve([...new Set([...streams.values()].flatMap(([first]) => first?.hall ?? []))].sort()),
    streams: (hall) => Promise.resolve(headsOf(hall)),
    lastStream: (hall) => Promise.resolve(headsOf(hall).at(-1)),
    dayAfter: (hall, day) => Promise.resolve(headsOf(hall).find((head) => head.day > day)?.day),
    checkpoint: (hall, consumer) => Promise.resolve(checkpoints.get(`${hall}\n${consumer}`)),
    keepCheckpoint(hall, consumer, position) {
      checkpoints.set(`${hall}\n${consumer}`, position);
      return Promise.resolve();
    },
    answerKeys: (hall, sinceDay) => Promise.resolve(answers.keys(hall, sinceDay)),
    answer: (hall, key) => Promise.resolve(answers.find(hall, key)),
    answers: (hall, behind = '', limit) => Promise.resolve(answers.after(hall, behind, limit)),
    forgetAnswers(hall, beforeDay) {
      answers.forget(hall, beforeDay);
      return Promise.resolve();
    },
    probe: () => Promise.resolve(),
  };
}

/** What was answered to whom, by the key of the question. */
function memoryAnswers() {
  const kept = new Map<string, StoredAnswer & { readonly day: string }>();
  const idOf = (hall: string, key: string): string => `${hall}\n${key}`;
  return {
    has: (hall: string, key: string): boolean => kept.has(idOf(hall, key)),
    keep: ({ hall, day }: StreamId, answer: StoredAnswer): void =>
      void kept.set(idOf(hall, answer.key), { ...answer, day }),
    keys: (hall: string, sinceDay: string): { readonly key: string; readonly day: string }[] =>
      [...kept.entries()]
        .filter(([id, each]) => id.startsWith(idOf(hall, '')) && each.day >= sinceDay)
        .map(([, { key, day }]) => ({ key, day })),
    find(hall: string, key: string): StoredAnswer | undefined {
      const found = kept.get(idOf(hall, key));
      if (found === undefined) return undefined;
      const { fingerprint, answer } = found;
      return { key, fingerprint, answer };
    },
    after: (hall: string, behind: string, limit: number) =>
      [...kept.entries()]
        .filter(([id, { key }]) => id === idOf(hall, key) && key > behind)
        .map(([, each]) => each)
        .sort((a, b) => (a.key < b.key ? -1 : 1))
        .slice(0, limit),
    forget(hall: string, beforeDay: string): void {
      for (const [id, each] of kept) if (id.startsWith(idOf(hall, '')) && each.day < beforeDay) kept.delete(id);
    },
  };
}
