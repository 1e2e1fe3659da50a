import { createHash } from 'node:crypto';
import type { Counter } from '../../../core/catalogue/places.ts';
import { calledAs, clipsFor, PAUSE, phraseWords, words } from '../../../core/voice/phrase.ts';
import { PHRASE_FORMS, VOICE_LANGUAGES, type PhraseForm, type VoiceLanguage } from '../../../core/catalogue/sounds.ts';
import { ticketWords } from '../../../core/voice/spoken-number.ts';
import type { Utterance } from '../../../core/voice/schedule.ts';
import { ALARM, CHIME, EMERGENCY_WORDS, type ClipBank } from './clip-bank.ts';
import { joinWaves, lengthOfWave, writeWave, type Wave } from './wave.ts';

const AFTER_CHIME_MS = 120;
const BETWEEN_WORDS_MS = 25;
const BETWEEN_CALLS_MS = 250;
/** Between two passes, so that they do not run into each other. */
export const BETWEEN_PASSES_MS = 400;
const KEPT = 300;

/** An utterance as sound. */
export type Spoken = {
  /** The same words have the same key, and the same sound. */
  readonly key: string;
  readonly lengthMs: number;
  readonly wave: Buffer;
  /** What was said, for people: `请 a 零 一 二 号到 三 号窗口`. */
  readonly words: string;
};

/** Turns calls into sound, once for the same words; everybody hears the same. */
export class Speech {
  private forms: Readonly<Record<VoiceLanguage, PhraseForm>> = PHRASE_FORMS;
  private readonly lengths = new Map<string, number>();
  /** Newest last. */
  private readonly spoken = new Map<string, Spoken>();

  constructor(
    private readonly bank: ClipBank,
    private counters: ReadonlyMap<string, Counter>,
    forms: readonly PhraseForm[] = [],
  ) {
    this.change(counters, forms);
  }

  /** The counters and phrases of another hall file. What was said before keeps its key. */
  change(counters: ReadonlyMap<string, Counter>, forms: readonly PhraseForm[] = []): void {
    this.counters = counters;
    const own = (language: VoiceLanguage): PhraseForm =>
      forms.find((each) => each.language === language) ?? PHRASE_FORMS[language];
    this.forms = { zh: own('zh'), en: own('en') };
  }

  /** Whether there is anything to speak with. */
  get canSpeak(): boolean {
    return this.bank.count > 0;
  }

  /** How long an utterance takes, in ms, chime and pauses included. */
  lengthOf(utterance: Utterance): number {
    const key = this.keyOf(utterance);
    const known = this.lengths.get(key);
    if (known !== undefined) return known;
    const length = lengthOfWave(this.waveOf(utterance));
    if (this.lengths.size > 5000) this.lengths.clear();
    this.lengths.set(key, length);
    return length;
  }

  say(utterance: Utterance): Spoken {
    const words = utterance.parts.map(({ language }) => this.wordsOf(utterance, language).join(' ')).join(' | ');
    return this.kept(this.keyOf(utterance), words, () => this.waveOf(utterance));
  }

  /** The tone of an emergency, then in each language that there is one. Calls have a chime and never this. */
  alarm(languages: readonly VoiceLanguage[]): Spoken {
    const parts = languages.flatMap((language) => {
      const said = this.bank.clip(language, EMERGENCY_WORDS);
      return said === undefined ? [] : [BETWEEN_PASSES_MS, said];
    });
    const tone = this.bank.clip(languages[0] ?? 'zh', ALARM);
    return this.kept(`${ALARM}-${languages.join('-')}`, ALARM, () =>
      joinWaves(this.bank.rate || 22_050, tone === undefined ? parts : [tone, ...parts]),
    );
  }

  private kept(key: string, words: string, wave: () => Wave): Spoken {
    const before = this.spoken.get(key);
    if (before !== undefined) return before;
    const sound = wave();
    const made: Spoken = { key, lengthMs: lengthOfWave(sound), wave: writeWave(sound), words };
    this.spoken.set(key, made);
    const [oldest] = this.spoken.keys();
    if (this.spoken.size > KEPT && oldest !== undefined) this.spoken.delete(oldest);
    return made;
  }

  /** The sound that a key stands for; undefined when it was long ago. */
  waveFor(key: string): Buffer | undefined {
    return this.spoken.get(key)?.wave;
  }

  /** What the bank has no clip for in names, numbers and phrases: `zh: 鼹 鼠 (鼹鼠室, called 12号窗口)`. */
  missing(numbers: readonly string[]): readonly string[] {
    const nobody = { number: '', counter: '' };
    return VOICE_LANGUAGES.flatMap((language) => {
      const form = this.forms[language];
      const names = [...this.counters.values()].map((counter): [string, readonly string[]] => {
        const name = nameOf(counter, language);
        const called = this.calledAs(counter, language);
        return [called === name ? name : `${name}, called ${called}`, words(name, language)];
      });
      const said = new Map([
        ...names,
        ...numbers.map((number) => [number, ticketWords(number, language, form.reading)] as const),
        [form.merged, phraseWords(form, [nobody, nobody])],
        [form.one, phraseWords(form, [nobody])],
      ]);
      return [...said].flatMap(([text, each]) => {
        const gaps = new Set(this.clips(each, language).missing);
        return gaps.size === 0 ? [] : [`${language}: ${[...gaps].join(' ')} (${text})`];
      });
    });
  }

  private keyOf(utterance: Utterance): string {
    const said = utterance.parts.map(
      ({ language, times }) => `${language}*${String(times)} ${this.wordsOf(utterance, language).join(' ')}`,
    );
    return createHash('sha256').update(said.join('|')).digest('base64url').slice(0, 22);
  }

  private wordsOf({ calls }: Utterance, language: VoiceLanguage): readonly string[] {
    const spoken = calls.map(({ number, counter }) => {
      const at = this.counters.get(counter);
      return { number, counter: at === undefined ? counter : this.calledAs(at, language) };
    });
    return phraseWords(this.forms[language], spoken);
  }

  private calledAs(counter: Counter, language: VoiceLanguage): string {
    const { id } = counter;
    const has = (clip: string): boolean => this.bank.clip(language, clip) !== undefined;
    return calledAs({ id, name: nameOf(counter, language) }, language, has);
  }

  private clips(words: readonly string[], language: VoiceLanguage): ReturnType<typeof clipsFor> {
    return clipsFor(words, (clip) => this.bank.clip(language, clip) !== undefined);
  }

  private waveOf(utterance: Utterance): Wave {
    const parts: (Wave | number)[] = [];
    const chime = this.bank.clip(utterance.parts[0]?.language ?? 'zh', CHIME);
    if (chime !== undefined) parts.push(chime, AFTER_CHIME_MS);
    let first = true;
    for (const { language, times } of utterance.parts) {
      const { clips } = this.clips(this.wordsOf(utterance, language), language);
      for (let pass = 0; pass < times; pass += 1) {
        if (!first) parts.push(BETWEEN_PASSES_MS);
        first = false;
        for (const clip of clips) {
          const wave = clip === PAUSE ? undefined : this.bank.clip(language, clip);
          parts.push(wave ?? BETWEEN_CALLS_MS, BETWEEN_WORDS_MS);
        }
      }
    }
    return joinWaves(this.bank.rate || 22_050, parts);
  }
}

function nameOf(counter: Counter, language: VoiceLanguage): string {
  return counter.name[language === 'zh' ? 'zh-Hans' : 'en'];
}
