import { parse } from 'csv-parse/sync';
import { readFile } from 'node:fs/promises';
import { join, normalize } from 'node:path';
import { isNotThere } from '../../../files/not-there.ts';
import { faultText } from '../../../core/base/fault-text.ts';
import { VOICE_LANGUAGES, type VoiceLanguage } from '../../../core/catalogue/sounds.ts';
import { readWave, type Wave } from './wave.ts';

/** The words that can be spoken, by language, each as sound. All clips have one rate. */
export interface ClipBank {
  readonly rate: number;
  readonly count: number;
  clip(language: VoiceLanguage, text: string): Wave | undefined;
}

/** The sound before a call, as a clip's text. */
export const CHIME = 'chime';

/** The tone of an emergency, and what is said of it. */
export const ALARM = 'alarm';
export const EMERGENCY_WORDS = 'emergency';

export type LoadedBank = { readonly bank: ClipBank; readonly problems: readonly string[] };

/**
 * Reads the clips of several folders; a later one replaces those of the one before, word by word, so that a hall
 * records only what it wants to say with its own voice. A folder without clips.csv has none. What cannot be read is
 * told and left out.
 */
export async function loadClips(folders: readonly string[]): Promise<LoadedBank> {
  const clips = new Map<string, Wave>();
  const problems: string[] = [];
  let rate = 0;
  for (const folder of folders) {
    for (const { language, text, file } of await rowsOf(folder, problems)) {
      const known = VOICE_LANGUAGES.find((each) => each === language);
      const path = normalize(file);
      if (known === undefined || text === '' || path.startsWith('..')) {
        problems.push(
          `${join(folder, 'clips.csv')}: ${language},${text},${file}: expected zh or en, a text, and a file in this folder`,
        );
        continue;
      }
      const wave = await readClip(join(folder, path));
      if (typeof wave === 'string') {
        problems.push(`${join(folder, path)} ${wave}`);
        continue;
      }
      if (rate === 0) ({ rate } = wave);
      if (wave.rate !== rate)
        problems.push(
          `${join(folder, path)} has ${String(wave.rate)} samples a second; the others have ${String(rate)}`,
        );
      else clips.set(keyOf(known, text), wave);
    }
  }
  return {
    bank: { rate, count: clips.size, clip: (language, text) => clips.get(keyOf(language, text)) },
    problems,
  };
}

function keyOf(language: VoiceLanguage, text: string): string {
  return `${language} ${text.toLowerCase()}`;
}

type Row = { readonly language: string; readonly text: string; readonly file: string };

async function rowsOf(folder: string, problems: string[]): Promise<readonly Row[]> {
  let text: string;
  try {
    text = await readFile(join(folder, 'clips.csv'), 'utf8');
  } catch (fault) {
    if (!isNotThere(fault)) problems.push(`${join(folder, 'clips.csv')}: ${String(fault)}`);
    return [];
  }
  try {
    const rows: readonly Readonly<Record<string, string | undefined>>[] = parse(text, {
      columns: true,
      bom: true,
      trim: true,
      skip_empty_lines: true,
    });
    return rows.map(({ language = '', text: words = '', file = '' }) => ({ language, text: words, file }));
  } catch (fault) {
    problems.push(`${join(folder, 'clips.csv')}: ${faultText(fault)}`);
    return [];
  }
}

async function readClip(path: string): Promise<Wave | string> {
  try {
    return readWave(await readFile(path));
  } catch {
    return 'cannot be read';
  }
}
