import { rfc3339 } from '../../../core/base/zone.ts';
import type { Catalogue } from '../../../core/catalogue/catalogue.ts';
import type { CallReceipt } from '../../../core/protocol/shapes/call.ts';
import { boardsForCounter } from '../../../core/views/board-view.ts';
import type { World } from '../../../core/record/world.ts';
import { catalogueOf, onCatalogue } from '../../ledger/present-catalogue.ts';
import type { Hall } from '../../ledger/hall.ts';
import type { HallBoards } from '../boards/hall-boards.ts';
import type { Logger } from '../../ops/log.ts';
import type { LoadedBank } from './clip-bank.ts';
import { Speech } from './speech.ts';
import { HallVoice } from './hall-voice.ts';

/** The voice of the hall while the server runs. */
export type Voice = {
  readonly zones: HallVoice;
  readonly speech: Speech;
  /** What cannot be spoken, and why: told at the start, and shown to the managers. */
  readonly problems: () => readonly string[];
  /** What the hall saw and heard of the newest call at a counter. */
  receipt(world: World, counter: string, now: number): CallReceipt | undefined;
  onChange(listener: (counter: string) => void): () => void;
  stop(): void;
};

export type VoiceParts = {
  readonly hall: Hall;
  readonly boards: HallBoards;
  readonly log: Logger;
};

/** Opens the sound zones on the clips of the hall. A clip that is missing or broken is told; the others speak. */
export function openVoice({ hall, boards, log }: VoiceParts, { bank, problems }: LoadedBank): Voice {
  const { index } = hall.world().state;
  const speech = new Speech(bank, index.counters, index.catalogue.phrases);
  const allProblems = (catalogue: Catalogue): readonly string[] => [...problems, ...gapsIn(speech, catalogue)];
  let all = allProblems(index.catalogue);
  for (const problem of all) log.warn({ problem }, 'the voice cannot say everything');
  const listeners = new Set<(counter: string) => void>();
  const zones = new HallVoice({
    hall,
    speech,
    zones: index.catalogue.sounds ?? [],
    timeZone: () => catalogueOf(hall).hall.timeZone,
    linked: (board) => boards.linked([board]) > 0,
    speak: (board, message) => boards.speak(board, message),
    changed: (counter) => {
      for (const listener of listeners) listener(counter);
    },
  });
  const leave = onCatalogue(hall, (catalogue) => {
    speech.change(hall.world().state.index.counters, catalogue.phrases);
    zones.change(catalogue.sounds ?? []);
    all = allProblems(catalogue);
  });
  return {
    zones,
    speech,
    problems: () => all,
    receipt: (world, counter, now) => receiptOf({ world, zones, boards }, counter, now),
    onChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    stop() {
      leave();
      zones.stop();
    },
  };
}

/** What the bank lacks for the names and numbers of a hall that has a voice at all. */
function gapsIn(speech: Speech, { sounds = [], lines }: Catalogue): readonly string[] {
  if (sounds.length === 0) return [];
  return speech.missing(lines.map(({ prefix }) => `${prefix}001`)).map((gap) => `no clip for ${gap}`);
}

function receiptOf(
  { world, zones, boards }: { readonly world: World; readonly zones: HallVoice; readonly boards: HallBoards },
  counter: string,
  now: number,
): CallReceipt | undefined {
  const { index, seq } = world.state;
  if (!index.counters.has(counter)) return undefined;
  const made = { seq, now: rfc3339(now, index.catalogue.hall.timeZone) };
  const call = world.record.calls.findLast((each) => each.counter === counter);
  if (call === undefined) return { ...made, boards: 0, painted: 0 };
  const shown = boardsForCounter(index, counter);
  const voice = zones.outcomeOf(call.seq);
  return {
    ...made,
    call: call.seq,
    boards: boards.linked(shown),
    painted: boards.paintedBy(call, shown),
    ...(voice === undefined ? {} : { voice }),
  };
}
