import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Language, Names } from '../../core/base/names.ts';
import { languageStore } from './language.ts';
import { say, type Fillings } from '../text/say.ts';
import type { Words } from '../text/words.ts';

/** Renders its host again when the page's language changes, and says words in it. */
export class LanguageController implements ReactiveController {
  private stop: (() => void) | undefined;

  constructor(private readonly host: ReactiveControllerHost) {
    host.addController(this);
  }

  get current(): Language {
    return languageStore.current;
  }

  /** The languages that stand one above the other on a board: two, or one alone. */
  get shown(): readonly Language[] {
    return languageStore.shown;
  }

  /** Two of them also where the second is hidden. */
  get pair(): readonly [Language, Language] {
    return languageStore.pair;
  }

  /** The text in the page's language, its `{places}` filled. */
  readonly say = <const W extends Words>(words: W, ...fillings: Fillings<W>): string =>
    say(words, this.current, ...fillings);

  /** A name of the hall file in the page's language. */
  readonly name = (names: Names): string => names[this.current];

  set(language: Language): void {
    languageStore.set(language);
  }

  hostConnected(): void {
    this.stop = languageStore.subscribe(() => this.host.requestUpdate());
  }

  hostDisconnected(): void {
    this.stop?.();
  }
}
