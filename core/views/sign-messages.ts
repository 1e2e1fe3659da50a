import type { Instant, Millis } from '../base/time.ts';
import type { LineId } from '../base/names.ts';
import { rowsOf, SIGN_FAMILIES, textDots, type LedSign } from '../catalogue/signs.ts';
import { countersServing, servedBy } from '../queue/order/served-by.ts';
import type { HallState } from '../queue/state.ts';
import { boardMessages } from './message-view.ts';
import { filled, sayable, TURN_MS, whole, type SignRow, type SignText } from './sign-text.ts';
import { SIGN_TEXTS } from './sign-texts.ts';

/** A message has 120, and the name of its line before them; controllers of alpha take so many at once. */
const MESSAGE_LETTERS = 125;
/** On a sign of one row what it says otherwise stays for so long between two messages. */
const BETWEEN_MS: Millis = 2 * TURN_MS;
/** Slower than controllers let a text go by: none is taken away before its end. */
const GOES_BY_DOTS_A_SECOND = 40;

/**
 * What a sign says, with the messages to those who wait in its lines: in its last row, the rest above it; where there
 * is one row alone, in turns with the rest. `rest`: what a sign of that height says otherwise.
 */
export function withMessages(
  state: HallState,
  sign: LedSign,
  now: Instant,
  rest: (sign: LedSign) => SignText,
): SignText {
  const rows = messageRows(state, sign, now);
  if (rows.length === 0) return rest(sign);
  const count = rowsOf(sign);
  if (count === 1) {
    const turn = turnAmong([BETWEEN_MS, ...rows.map((row) => passes(row, sign))], now);
    const row = rows[turn - 1];
    return row === undefined ? rest(sign) : filled([row], sign);
  }
  const above = rest({ ...sign, heightDots: (count - 1) * SIGN_FAMILIES[sign.family].rowDots });
  const row =
    rows[
      turnAmong(
        rows.map((each) => passes(each, sign)),
        now,
      )
    ];
  return filled([...above.rows, ...(row === undefined ? [] : [row])], sign);
}

/** Every message in every language that the sign speaks and has the letters for, each once. */
function messageRows(state: HallState, sign: LedSign, now: Instant): readonly SignRow[] {
  if (state.messages.size === 0) return [];
  const texts = boardMessages(state, (line) => isFor(state, sign, line), now).flatMap(({ text }) => {
    const said = sign.languages.flatMap((language) => sayable(text[language], sign, MESSAGE_LETTERS) ?? []);
    return said.length > 0 ? said : sign.languages.slice(0, 1).map((language) => SIGN_TEXTS[language].message);
  });
  return [...new Set(texts)].map((text) => whole(text, sign));
}

/** Whether those who wait in a line look at this sign. */
function isFor(state: HallState, { shows }: LedSign, line: LineId): boolean {
  switch (shows.kind) {
    case 'counter':
      return servedBy(state, shows.counter).some((served) => served.line === line);
    case 'lines':
      return shows.lines.includes(line);
    case 'zones':
      return [...(state.index.countersOf.get(line) ?? []), ...countersServing(state, line)].some(({ zone }) =>
        shows.zones.includes(zone),
      );
    case 'hall':
      return true;
    case 'text':
      return false;
  }
}

/** How long a message has the row: until it has gone by, from edge to edge. */
function passes({ text, scroll }: SignRow, sign: LedSign): Millis {
  if (!scroll) return BETWEEN_MS;
  const dots = (textDots(text, sign.family) ?? 0) + sign.widthDots;
  return Math.max(BETWEEN_MS, Math.ceil(dots / GOES_BY_DOTS_A_SECOND) * 1000);
}

/** Whose turn it is, when each has so long. */
function turnAmong(lengths: readonly Millis[], now: Instant): number {
  let left = now % lengths.reduce((sum, length) => sum + length, 0);
  return lengths.findIndex((length) => (left -= length) < 0);
}
