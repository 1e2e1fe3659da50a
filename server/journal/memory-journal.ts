import type { Journal, Position, StoredAnswer, StoredEvent, StreamHead, StreamId } from './journal.ts';

/** A journal that lasts as long as the process: for simulation and tests. Same contract as the durable ones. */
export function memoryJournal(): Journal {
  const streams = new Map<string, StoredEvent[]>();
  const checkpoints = new Map<string, Position>();
  const answers = new Map<string, StoredAnswer & { readonly day: string }>();
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
      if (given.some((each) => answers.has(`${stream.hall}\n${each.key}`))) return Promise.resolve('conflict');
      held.push(...events);
      if (held.length > 0) streams.set(keyOf(stream), held);
      for (const each of given) answers.set(`${stream.hall}\n${each.key}`, { ...each, day: stream.day });
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
    answerKeys: (hall, sinceDay) =>
      Promise.resolve(
        [...answers.entries()]
          .filter(([key, each]) => key.startsWith(`${hall}\n`) && each.day >= sinceDay)
          .map(([, { key, day }]) => ({ key, day })),
      ),
    answer(hall, key) {
      const found = answers.get(`${hall}\n${key}`);
      if (found === undefined) return Promise.resolve(undefined);
      const { fingerprint, answer } = found;
      return Promise.resolve({ key, fingerprint, answer });
    },
    answers: (hall, behind = '', limit) =>
      Promise.resolve(
        [...answers.entries()]
          .filter(([id, { key }]) => id === `${hall}\n${key}` && key > behind)
          .map(([, each]) => each)
          .sort((a, b) => (a.key < b.key ? -1 : 1))
          .slice(0, limit),
      ),
    forgetAnswers(hall, beforeDay) {
      for (const [key, each] of answers) if (key.startsWith(`${hall}\n`) && each.day < beforeDay) answers.delete(key);
      return Promise.resolve();
    },
    probe: () => Promise.resolve(),
  };
}
