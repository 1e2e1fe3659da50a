import iconv from 'iconv-lite';
import type { Millis } from '../../../core/base/time.ts';
import { onbonFrame, readOnbon } from '../family/onbon-frame.ts';
import { goneDots, type SignFaults, type VirtualController } from './controller.ts';
import type { LampArea } from './lamps.ts';

type Area = Omit<LampArea, 'goneDots'> & {
  readonly moves: boolean;
  readonly cameMs: Millis;
  /** When it goes by itself. */
  readonly endsMs: Millis;
};

const MOST_BYTES = 8192;
const IN_DOTS = 0x8000;
const LETTER_DOTS = 16;
const ALL = 0xff;
const OK = 0;
const NO_ORDER = 2;
const BAD_CRC = 5;
const BROADCAST = 0xfffe;

/** A BX-5K or BX-6K font card that takes dynamic areas, without metal: it reads frames as the maker's document says. */
export class OnbonCard implements VirtualController {
  private readonly screen: number;
  private readonly shown = new Map<number, Area>();
  private rest = new Uint8Array();

  constructor(screen: number) {
    this.screen = screen;
  }

  hear(bytes: Uint8Array, faults: SignFaults, atMs: Millis): readonly Uint8Array[] {
    const answers: Uint8Array[] = [];
    this.rest = Uint8Array.from([...this.rest, ...bytes]).slice(-MOST_BYTES);
    for (let piece = readOnbon(this.rest); piece !== undefined; piece = readOnbon(this.rest)) {
      this.rest = this.rest.slice(piece.used);
      if ('wrong' in piece) {
        if (piece.wrong === 'crc') answers.push(this.answer(BAD_CRC));
      } else if (faults.garbled) answers.push(this.answer(BAD_CRC));
      else if (piece.frame.to === this.screen || piece.frame.to === BROADCAST) {
        const error = faults.refuses ?? this.obey(piece.frame.data, atMs);
        if (piece.frame.data[2] === 1) answers.push(this.answer(error));
      }
    }
    if (faults.silent) return [];
    return faults.wrongChecksum ? answers.map(spoiled) : answers;
  }

  areas(atMs: Millis): readonly LampArea[] {
    for (const [number, area] of this.shown) if (area.endsMs <= atMs) this.shown.delete(number);
    return [...this.shown.values()].map(({ moves, cameMs, ...area }) => ({
      ...area,
      goneDots: moves ? goneDots(cameMs, atMs) : undefined,
    }));
  }

  forget(): void {
    this.shown.clear();
    this.rest = new Uint8Array();
  }

  private answer(error: number): Uint8Array {
    return onbonFrame([0xa0, error, 0, 0, 0], 0x8000, this.screen);
  }

  private obey(data: Uint8Array, atMs: Millis): number {
    const [group, order] = data;
    if (group === 0xa2 && order === 0x00) return OK;
    if (group === 0xa3 && order === 0x10) {
      this.shown.clear();
      return OK;
    }
    return group === 0xa3 && order === 0x06 ? this.takeAreas(data, atMs) : NO_ORDER;
  }

  private takeAreas(data: Uint8Array, atMs: Millis): number {
    const view = new DataView(data.buffer, data.byteOffset, data.length);
    let at = 5;
    const gone = data[at] ?? 0;
    at += 1;
    if (gone === ALL) this.shown.clear();
    else for (let left = gone; left > 0; left -= 1, at += 1) this.shown.delete(data[at] ?? ALL);
    const count = data[at] ?? 0;
    at += 1;
    for (let left = count; left > 0; left -= 1) {
      const length = view.getUint16(at, true);
      if (at + 2 + length > data.length) return NO_ORDER;
      this.takeArea(data.subarray(at + 2, at + 2 + length), atMs);
      at += 2 + length;
    }
    return OK;
  }

  private takeArea(bytes: Uint8Array, atMs: Millis): void {
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
    const across = (value: number): number => ((value & IN_DOTS) === 0 ? value * 8 : value & ~IN_DOTS);
    const number = view.getUint8(9);
    const timeoutMs = view.getUint16(12, true) * 1000;
    const textLength = view.getUint32(23, true);
    const text = iconv.decode(Buffer.from(bytes.subarray(27, 27 + textLength)), 'gbk');
    this.shown.set(number, {
      x: across(view.getUint16(1, true)),
      y: view.getUint16(3, true),
      width: across(view.getUint16(5, true)),
      height: view.getUint16(7, true),
      letterDots: LETTER_DOTS,
      text: text.replace(/\\(?:F[OE]\d{3}|C\d)/g, ''),
      moves: view.getUint8(19) === 3,
      cameMs: atMs,
      endsMs: view.getUint8(11) === 2 ? atMs + timeoutMs : Number.POSITIVE_INFINITY,
    });
  }
}

function spoiled(frame: Uint8Array): Uint8Array {
  const wrong = Uint8Array.from(frame);
  const at = wrong.length - 3;
  // Kept away from bytes that would have to be escaped.
  wrong[at] = wrong[at] === 0x11 ? 0x22 : 0x11;
  return wrong;
}
