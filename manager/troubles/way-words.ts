import type { Language } from '../../core/base/names.ts';
import { waitWords } from '../../core/base/wait-words.ts';
import type { Trouble, TroubleRemedy } from '../../core/protocol/shapes/troubles.ts';
import { say } from '../../web/text/say.ts';
import { troublesText } from '../../web/text/troubles.ts';

/** A way out of a trouble, as its button says it. */
export function wayWords(remedy: TroubleRemedy, language: Language): string {
  switch (remedy.what) {
    case 'end-pause':
      return say(troublesText.endPause, language, { counter: remedy.counter });
    case 'open':
      return say(troublesText.openCounter, language, { counter: remedy.counter });
    case 'ask':
      return say(troublesText.ask, language, { counter: remedy.counter });
    case 'borrow':
      return say(troublesText.borrow, language, { counter: remedy.counter });
    case 'believe-clock':
      return say(troublesText.believeClock, language);
    case 'look':
      return say(troublesText.look, language);
  }
}

/** What a newcomer would wait then, where that is known. */
export function waitThen(remedy: TroubleRemedy, language: Language): string | undefined {
  if (!('wait' in remedy) || remedy.wait === undefined) return undefined;
  return say(troublesText.then, language, { wait: waitWords(remedy.wait, language) });
}

/** The ways out where nothing can be pressed: what changes something in the hall, each with what it brings. */
export function waysAsWords({ remedies }: Trouble, language: Language): readonly string[] {
  return remedies
    .filter(({ what }) => what !== 'look' && what !== 'believe-clock')
    .map((remedy) => [wayWords(remedy, language), waitThen(remedy, language) ?? ''].join(' ').trim());
}
