import { rfc3339 } from '../base/zone.ts';
import type { Language } from '../base/names.ts';
import { boardsForCounter } from './board-view.ts';
import type { CallRecord } from '../record/day-record.ts';
import type { CallMessage } from '../protocol/shapes/call.ts';
import type { World } from '../record/world.ts';

/** What goes to the boards at the moment of a call. */
export function callMessage(world: World, call: CallRecord): CallMessage {
  const { index } = world.state;
  const counter = index.counters.get(call.counter);
  const name = counter?.name;
  return {
    seq: call.seq,
    at: rfc3339(call.at, index.catalogue.hall.timeZone),
    number: call.number,
    counter: call.counter,
    kind: call.kind,
    counterName: name ?? { 'zh-Hans': call.counter, 'zh-Hant': call.counter, en: call.counter },
    zone: counter?.zone ?? '',
    line: call.line,
    speech: index.catalogue.hall.languages.map((language) => ({
      language,
      text: speech(language, call.number, name?.[language] ?? call.counter),
    })),
    board: boardsForCounter(index, call.counter),
  };
}

function speech(language: Language, number: string, counter: string): string {
  switch (language) {
    case 'zh-Hans':
      return `请${number}号到${counter}`;
    case 'zh-Hant':
      return `請${number}號到${counter}`;
    case 'en':
      return `Number ${number}, ${counter}`;
  }
}
