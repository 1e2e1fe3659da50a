import { LANGUAGES, type Language } from '../../core/base/names.ts';
import type { CounterView } from '../../core/protocol/shapes/counter.ts';
import type { Problem } from '../../web/link/problem.ts';
import { counterText } from '../../web/text/counter.ts';
import { problemText } from '../../web/text/refusals.ts';
import { say } from '../../web/text/say.ts';
import type { Words } from '../../web/text/words.ts';

/**
 * Why nobody can be called although somebody will come: where the first of them is, or what they have to finish.
 * Undefined when nobody will come.
 */
export function whyNobody(view: CounterView): Words | undefined {
  const first = view.ahead.find((waiting) => waiting.state !== 'ready');
  if (first === undefined) return undefined;
  const { number, heldBy, afterName } = first;
  const words = Object.fromEntries(
    LANGUAGES.map((language) => [
      language,
      heldBy !== undefined
        ? say(counterText.keptAt, language, { number, counter: heldBy })
        : say(counterText.keptBy, language, { number, service: afterName?.[language] ?? '' }),
    ]),
  );
  return words as Record<Language, string>; // every language was filled
}

/** A refusal in words; that nobody can be called says who is somewhere else. */
export function refusalText(problem: Problem, view: CounterView, language: Language): string {
  const words = problem.code === 'line-empty' ? whyNobody(view) : undefined;
  return words?.[language] ?? problemText(problem, language);
}
