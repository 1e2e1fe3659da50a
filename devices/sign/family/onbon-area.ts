import iconv from 'iconv-lite';
import { holds } from '../../../core/base/code-points.ts';
import { signFonts, type SignFont } from '../sign-letters.ts';

/** 5th generation: places across in bytes of eight dots; 6th: in dots, with the highest bit set. */
export type OnbonGeneration = 5 | 6;

/** A dynamic area: a rectangle whose text the card draws from its own font and keeps only until it is switched off. */
export type OnbonArea = {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly number: number;
  /** 0 shows it until the next text, 2 takes it away when none has come for `timeoutSeconds`. */
  readonly runMode: 0 | 2;
  readonly timeoutSeconds: number;
  /** 1 stands still, 3 goes to the left. */
  readonly displayMode: 1 | 3;
  /** 0 fastest to 24 slowest. */
  readonly speed: number;
  readonly stayHalfSeconds: number;
  readonly text: Uint8Array;
};

const DYNAMIC_AREAS = [0xa3, 0x06];
const BEYOND_ASCII = /[^\x20-\x7e]/gu;
const WITH_ANSWER = 0x01;
const IN_DOTS = 0x8000;

/** The data of a frame that writes these areas and leaves all others as they are. */
export function areasData(areas: readonly OnbonArea[], generation: OnbonGeneration): readonly number[] {
  const deleted = 0;
  return [
    ...DYNAMIC_AREAS,
    WITH_ANSWER,
    ...[0, 0],
    deleted,
    areas.length,
    ...areas.flatMap((area) => {
      const bytes = areaBytes(area, generation);
      return [...u16(bytes.length), ...bytes];
    }),
  ];
}

function areaBytes(area: OnbonArea, generation: OnbonGeneration): readonly number[] {
  const across = (dots: number): readonly number[] => u16(generation === 5 ? dots / 8 : dots | IN_DOTS);
  return [
    0, // kind of area: dynamic
    ...across(area.x),
    ...u16(area.y),
    ...across(area.width),
    ...u16(area.height),
    area.number,
    0, // dots between lines
    area.runMode,
    ...u16(area.timeoutSeconds),
    ...[0, 0, 0], // no sound, nothing further, aligned as the card does
    ...[1, 1], // one line, broken by hand only
    area.displayMode,
    0, // way out
    area.speed,
    area.stayHalfSeconds,
    ...u16(area.text.length),
    ...[0, 0],
    ...area.text,
  ];
}

/**
 * A text in the card's letters. The backslash begins an order to the card: a text has none. What the card's font lacks
 * is a question mark: to the encoder GBK is the code page 936, which has a single byte for €, and that would begin a
 * hanzi with the letter behind it.
 */
export function gbkText(text: string, font: SignFont = 'gbk'): Uint8Array {
  const plain = text.replaceAll('\\', '/').replace(/\p{Cc}/gu, ' ');
  const has = signFonts()[font];
  return iconv.encode(
    plain.replace(BEYOND_ASCII, (char) => (holds(has, char.codePointAt(0) ?? 0) ? char : '?')),
    'gbk',
  );
}

function u16(value: number): readonly [number, number] {
  return [value & 0xff, (value >>> 8) & 0xff];
}
