import type { SignAnswer, SignFace, SignFamily, SignFrame } from '../port.ts';
import { alphaPacket, ascii, readAlpha } from './alpha-packet.ts';

const ESC = 0x1b;
/** The file that goes before all others and needs no memory set up; 125 letters at most. */
const PRIORITY_FILE = 0x30;
const MOST_LETTERS = 125;
const FILL = 0x30;
const HOLD = 0x62;
const ROTATE = 0x61;
const CLEAR_ERRORS = ascii('E4');
const READ_ERRORS = ascii('F*');
const ANSWER_HEAD = 'E*';
/** The status register: bit 6 is always set. */
const ERRORS: readonly (readonly [number, string])[] = [
  [0x20, 'it does not know this order'],
  [0x10, 'the checksum was wrong'],
  [0x08, 'its buffer ran over'],
  [0x04, 'a packet broke off'],
  [0x02, 'bits were lost: look at the speed of the line'],
  [0x01, 'the parity was wrong: look at the settings of the line'],
];

/** The data of a packet that writes a text file. */
export function writeText(text: string, file: number, mode: number): Uint8Array {
  return Uint8Array.from([0x41, file, ESC, FILL, mode, ...ascii(text.slice(0, MOST_LETTERS))]);
}

/**
 * Alpha and BetaBrite signs: one line of ASCII, written as the priority text. A sign acknowledges nothing by itself; it
 * is asked for its register of errors, which is cleared before.
 */
export const alpha: SignFamily = {
  encode: ({ rows }, face) => {
    const [row] = rows;
    // An empty priority text would bring back what somebody wrote with the remote control.
    const text = row === undefined || row.text === '' ? ' ' : row.text;
    const write = writeText(text, PRIORITY_FILE, row?.scroll === true ? ROTATE : HOLD);
    return [packet(CLEAR_ERRORS, face), packet(write, face), ...ask(face)];
  },
  probe: (face) => ask(face),
  decode: answerIn,
  restMs: 100,
};

function ask(face: SignFace): readonly SignFrame[] {
  return face.answers ? [{ ...packet(READ_ERRORS, face), answered: true }] : [];
}

function packet(data: Uint8Array, { screen }: SignFace): SignFrame {
  return { bytes: alphaPacket(data, screen.toString(16).toUpperCase().padStart(2, '0')), answered: false };
}

function answerIn(said: Uint8Array): SignAnswer | undefined {
  let rest = said;
  for (let piece = readAlpha(rest); piece !== undefined; piece = readAlpha(rest)) {
    rest = rest.subarray(piece.used);
    // Our own words, on a line that echoes, are of type Z.
    if (!('packet' in piece) || piece.packet.type !== '0') continue;
    const { data } = piece.packet;
    if (String.fromCharCode(...data.subarray(0, 2)) !== ANSWER_HEAD) continue;
    const status = data[2] ?? 0;
    const why = ERRORS.filter(([bit]) => (status & bit) !== 0).map(([, words]) => words);
    return why.length === 0 ? { kind: 'ok' } : { kind: 'refused', why: why.join('; ') };
  }
  return undefined;
}
