import { SIGN_FAMILIES } from '../../../core/catalogue/signs.ts';
import type { SignAnswer, SignFace, SignFamily, SignFrame } from '../port.ts';
import { areasData, gbkText, type OnbonGeneration } from './onbon-area.ts';
import { onbonFrame, readOnbon } from './onbon-frame.ts';

const PING = [0xa2, 0x00, 0x01, 0x00, 0x00];
const ANSWER_GROUP = 0xa0;
/** What the card says is wrong, by its number. */
const ERRORS: Readonly<Record<number, string>> = {
  1: 'it does not know this group of orders',
  2: 'it does not know this order',
  3: 'it is busy',
  4: 'its memory is full',
  5: 'the checksum was wrong',
  6: 'it has no such file',
  7: 'its flash memory cannot be written',
  8: 'a download is under way',
  9: 'a file name was wrong',
  10: 'a file type was wrong',
  11: 'the checksum of a file was wrong',
  12: 'it has no font: load the GB2312 font with the maker’s program',
  13: 'its firmware does not fit',
  14: 'its date is wrong',
  15: 'the file is there already',
  16: 'a block number was wrong',
};
/** The slowest are 24; nobody has measured how fast that is: try it on the sign. */
const SCROLL_SPEED = 8;
const STAY_HALF_SECONDS = 10;

/** Onbon (仰邦) BX-5K and BX-6K font cards: a text a row, drawn by the card. */
export function onbon(generation: OnbonGeneration): SignFamily {
  return {
    encode: (text, face, keepMs) => {
      const { rowDots } = SIGN_FAMILIES[face.family];
      const timeoutSeconds = Math.ceil(keepMs / 1000);
      const areas = text.rows.map((row, at) => ({
        x: 0,
        y: at * rowDots,
        width: face.widthDots,
        height: text.rows.length === 1 ? face.heightDots : rowDots,
        number: at,
        runMode: 2 as const,
        timeoutSeconds,
        displayMode: row.scroll ? (3 as const) : (1 as const),
        speed: row.scroll ? SCROLL_SPEED : 0,
        stayHalfSeconds: row.scroll ? 0 : STAY_HALF_SECONDS,
        // An area without any text keeps the one before.
        text: gbkText(row.text === '' ? ' ' : row.text, face.font),
      }));
      return [frame(areasData(areas, generation), face)];
    },
    probe: (face) => [frame(PING, face)],
    decode: answerIn,
    restMs: 20,
  };
}

function frame(data: readonly number[], face: SignFace): SignFrame {
  return { bytes: onbonFrame(data, face.screen), answered: face.answers };
}

/** Frames of other screens on the line, and pieces of such, are passed over. */
function answerIn(said: Uint8Array, face: SignFace): SignAnswer | undefined {
  let rest = said;
  for (let piece = readOnbon(rest); piece !== undefined; piece = readOnbon(rest)) {
    rest = rest.subarray(piece.used);
    if (!('frame' in piece) || piece.frame.from !== face.screen) continue;
    const [group, error = 0] = piece.frame.data;
    if (group !== ANSWER_GROUP) continue;
    return error === 0
      ? { kind: 'ok' }
      : { kind: 'refused', why: ERRORS[error] ?? `error ${String(error)} of the card` };
  }
  return undefined;
}
