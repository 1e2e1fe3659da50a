import { rfc3339 } from '../../../core/base/zone.ts';
import type { Catalogue } from '../../../core/catalogue/catalogue.ts';
import type { CallReceipt } from '../../../core/protocol/shapes/call.ts';
import { boardsForCounter } from '../../../core/views/board-view.ts';
import type { World } from '../../../core/record/world.ts';
import type { Hall } from '../../ledger/hall.ts';
import type { BoardDesk } from '../boards/board-desk.ts';
import type { Logger } from '../../ops/log.ts';
import { loadClips } from './clip-bank.ts';
import { Speech } from './speech.ts';
import { VoiceRoom } from './voice-room.ts';

/** The voice of the hall while the server runs. */
export type Voice = {
  readonly room: VoiceRoom;
  readonly speech: Speech;
  /** What cannot be spoken, and why: told at the start, and shown to the managers. */
  readonly problems: readonly string[];
  /** What the hall saw and heard of the newest call at a counter. */
  receipt(world: World, counter: string, now: number): CallReceipt | undefined;
  onChange(listener: (counter: string) => void): () => void;
  stop(): void;
};

export type VoiceParts = {
  readonly hall: Hall;
  readonly catalogue: Catalogue;
  readonly boards: BoardDesk;
  readonly log: Logger;
};

/** Opens the bank of clips and the sound zones. A clip that is missing or broken is told; the others speak. */
export async function openVoice(
  { hall, catalogue, boards, log }: VoiceParts,
  folders: readonly string[],
): Promise<Voice> {
  const { bank, problems } = await loadClips(folders);
  const counters = new Map(catalogue.counters.map((counter) => [counter.id, counter]));
  const speech = new Speech(bank, counters, catalogue.phrases);
  const zones = catalogue.sounds ?? [];
  const gaps = zones.length === 0 ? [] : speech.missing(catalogue.lines.map(({ prefix }) => `${prefix}001`));
  const all = [...problems, ...gaps.map((gap) => `no clip for ${gap}`)];
  for (const problem of all) log.warn({ problem }, 'the voice cannot say everything');
  const listeners = new Set<(counter: string) => void>();
  const room = new VoiceRoom({
    hall,
    speech,
    zones,
    timeZone: catalogue.hall.timeZone,
    linked: (board) => boards.linked([board]) > 0,
    speak: (board, message) => boards.speak(board, message),
    changed: (counter) => {
      for (const listener of listeners) listener(counter);
    },
  });
  return {
    room,
    speech,
    problems: all,
    receipt(world, counter, now) {
      const { index, seq } = world.state;
      if (!index.counters.has(counter)) return undefined;
      const made = { seq, now: rfc3339(now, catalogue.hall.timeZone) };
      const call = world.record.calls.findLast((each) => each.counter === counter);
      if (call === undefined) return { ...made, boards: 0, painted: 0 };
      const shown = boardsForCounter(index, counter);
      const voice = room.outcomeOf(call.seq);
      return {
        ...made,
        call: call.seq,
        boards: boards.linked(shown),
        painted: boards.paintedBy(call, shown),
        ...(voice === undefined ? {} : { voice }),
      };
    },
    onChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    stop() {
      room.stop();
    },
  };
}
