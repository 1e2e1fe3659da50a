import type { Instant } from '../base/time.ts';
import { rfc3339 } from '../base/zone.ts';
import type { CounterId, Language, Names } from '../base/names.ts';
import { rowsOf, type LedSign } from '../catalogue/signs.ts';
import type { NoticeText } from '../notice/notice.ts';
import type { CallRecord } from '../record/day-record.ts';
import { withMessages } from './sign-messages.ts';
import { filled, fitted, languagesNow, sayable, turnOf, whole, type SignRow, type SignText } from './sign-text.ts';
import { SIGN_TEXTS } from './sign-texts.ts';
import type { World } from '../record/world.ts';

/**
 * What a sign should say now. Only numbers, counters, the hall's own texts and messages to those who wait: never why a
 * counter paused.
 */
export function signText(world: World, sign: LedSign, now: Instant): SignText {
  const { shows } = sign;
  if (shows.kind === 'text') return restText(world, sign, now);
  if (shows.kind !== 'counter') return withMessages(world.state, sign, now, (room) => callsText(world, room, now));
  const own = (room: LedSign) => counterText(world, room, shows.counter, now);
  return hasRoom(world, shows.counter) ? withMessages(world.state, sign, now, own) : own(sign);
}

/** Who is called or served there needs the whole sign; before a closed counter nobody waits. */
function hasRoom({ state }: World, counter: CounterId): boolean {
  const stand = state.counters.get(counter);
  return stand !== undefined && stand.state !== 'closed' && stand.inHand === undefined;
}

/** A longer one nobody reads on a strip of lamps, in letters. */
const EMERGENCY_LETTERS = 100;

/**
 * What every sign says while the whole hall has an emergency, whatever it says otherwise: the words in its languages,
 * as far as it has the letters.
 */
export function emergencyText(sign: LedSign, text: NoticeText, now: Instant): SignText {
  const written = sign.languages.filter((language) => sayable(text[language], sign, EMERGENCY_LETTERS) !== undefined);
  if (written.length === 0) return spoken(sign, now, (language) => SIGN_TEXTS[language].emergency);
  const rows = languagesNow(written, rowsOf(sign), now).map((language) =>
    whole(sayable(text[language], sign, EMERGENCY_LETTERS) ?? '', sign),
  );
  return filled(rows, sign);
}

/** What a sign says when somebody tries it: its name and the time. */
export function testText(sign: LedSign, now: Instant, timeZone: string): SignText {
  const clock = rfc3339(now, timeZone).slice(11, 19);
  const [language = 'en'] = sign.languages;
  return filled([fitted(SIGN_TEXTS[language].test(sign.name[language], clock), sign)], sign);
}

function counterText(world: World, sign: LedSign, counter: CounterId, now: Instant): SignText {
  const stand = world.state.counters.get(counter);
  if (stand === undefined) return restText(world, sign, now);
  if (stand.state === 'closed') return spoken(sign, now, (language) => SIGN_TEXTS[language].closed);
  const inHand = stand.inHand;
  if (inHand === undefined) {
    if (stand.state === 'paused') return spoken(sign, now, (language) => SIGN_TEXTS[language].paused);
    return restText(world, sign, now);
  }
  const ticket = world.state.tickets.get(inHand.ticket);
  const number = ticket?.number ?? '';
  const serving = ticket?.steps[inHand.step]?.state === 'serving';
  const name = nameAt(world, counter);
  return spoken(sign, now, (language) =>
    serving ? SIGN_TEXTS[language].serving(number) : SIGN_TEXTS[language].called(number, name[language], counter),
  );
}

/** The same in all languages of the sign, each on a row or in its turn. */
function spoken(sign: LedSign, now: Instant, ways: (language: Language) => readonly string[]): SignText {
  const rows = languagesNow(sign.languages, rowsOf(sign), now).map((language) => fitted(ways(language), sign));
  return filled(rows, sign);
}

/** Its own text, or the name of what it stands for. */
function restText(world: World, sign: LedSign, now: Instant): SignText {
  const { hall } = world.state.index.catalogue;
  const text = sign.text ?? (sign.shows.kind === 'counter' ? nameAt(world, sign.shows.counter) : hall.name);
  const rows = languagesNow(sign.languages, rowsOf(sign), now).map((language) => whole(text[language], sign));
  return filled(rows, sign);
}

/** The newest calls that still stand, one row a ticket; on a board of several rows the last one keeps its own text. */
function callsText(world: World, sign: LedSign, now: Instant): SignText {
  const language = sign.languages[turnOf(sign.languages, now)] ?? 'en';
  const rows = rowsOf(sign);
  const own: readonly SignRow[] = rows > 1 && sign.text !== undefined ? [whole(sign.text[language], sign)] : [];
  const calls = standingCalls(world, sign, rows - own.length).map(({ number, counter }) =>
    fitted(SIGN_TEXTS[language].call(number, nameAt(world, counter)[language], counter), sign),
  );
  if (calls.length === 0) return restText(world, sign, now);
  const dark = Array.from({ length: rows - own.length - calls.length }, () => ({ text: '', scroll: false }));
  return filled([...calls, ...dark, ...own], sign);
}

function standingCalls(world: World, sign: LedSign, most: number): readonly CallRecord[] {
  const found: CallRecord[] = [];
  const seen = new Set<string>();
  const { calls } = world.record;
  for (let at = calls.length - 1; at >= 0 && found.length < most; at -= 1) {
    const call = calls[at];
    if (call === undefined || seen.has(call.ticket) || !covers(world, sign, call)) continue;
    seen.add(call.ticket);
    if (stands(world, call)) found.push(call);
  }
  return found;
}

function covers({ state }: World, { shows }: LedSign, call: CallRecord): boolean {
  switch (shows.kind) {
    case 'lines':
      return shows.lines.includes(call.line);
    case 'zones':
      return shows.zones.includes(state.index.counters.get(call.counter)?.zone ?? '');
    case 'counter':
      return shows.counter === call.counter;
    case 'hall':
      return true;
    case 'text':
      return false;
  }
}

/** Whoever was called is still on the way, or is served there now. */
function stands({ state }: World, call: CallRecord): boolean {
  const stand = state.counters.get(call.counter);
  return (
    stand !== undefined &&
    stand.state !== 'closed' &&
    stand.inHand?.ticket === call.ticket &&
    stand.inHand.step === call.step
  );
}

function nameAt({ state }: World, counter: CounterId): Names {
  return state.index.counters.get(counter)?.name ?? { 'zh-Hans': counter, 'zh-Hant': counter, en: counter };
}
