import { LANGUAGES, type Language } from '../../core/base/names.ts';
import { keptHere } from '../kept-here.ts';

type Stop = () => void;

/** The language that the page speaks now; every LanguageController follows it. */
class LanguageStore {
  current: Language = 'zh-Hans';
  private second: Language | 'usual' | 'none' = 'usual';
  private key: string | undefined;
  private readonly listeners = new Set<() => void>();

  /**
   * Chooses the first language of a page: `?lang=`, then what this surface remembers, then the given one.
   * Without `remember` nothing is stored: a kiosk forgets its last user.
   */
  start(options: { readonly remember?: string; readonly fallback?: Language } = {}): void {
    this.key = options.remember === undefined ? undefined : `hallcall.language.${options.remember}`;
    const asked = new URLSearchParams(location.search).get('lang');
    const stored = this.key === undefined ? null : keptHere.getItem(this.key);
    this.apply(languageOf(asked) ?? languageOf(stored) ?? options.fallback ?? 'zh-Hans');
  }

  set(language: Language): void {
    if (this.key !== undefined) keptHere.setItem(this.key, language);
    this.apply(language);
  }

  /** The languages that stand one above the other where a page shows two: the page's first; or the first alone. */
  get shown(): readonly Language[] {
    return this.second === 'none' ? [this.current] : this.pair;
  }

  /** The same with a second one also where the first stands alone, for what hides it. */
  get pair(): readonly [Language, Language] {
    const usual = this.current === 'en' ? 'zh-Hans' : 'en';
    return [this.current, this.second === 'usual' || this.second === 'none' ? usual : this.second];
  }

  /** One language alone, or two one above the other, as a board of the hall file says. */
  show(languages: readonly Language[]): void {
    const [first = this.current, second = 'none'] = languages;
    if (first === this.current && second === this.second) return;
    this.second = second;
    this.apply(first);
  }

  subscribe(listener: () => void): Stop {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  private apply(language: Language): void {
    this.current = language;
    document.documentElement.lang = language;
    this.listeners.forEach((listener) => listener());
  }
}

export const languageStore = new LanguageStore();

/** The hall's language that a BCP 47 tag means, if any. */
export function languageOf(tag: string | null | undefined): Language | undefined {
  if (tag === null || tag === undefined) return undefined;
  const exact = LANGUAGES.find((language) => language.toLowerCase() === tag.toLowerCase());
  if (exact !== undefined) return exact;
  if (/^zh-(tw|hk|mo|hant)/i.test(tag)) return 'zh-Hant';
  return LANGUAGES.find((language) => language.slice(0, 2) === tag.slice(0, 2).toLowerCase());
}
