import type { Millis } from '../../../core/base/time.ts';
import { alphaPacket, readAlpha } from '../family/alpha-packet.ts';
import { goneDots, type SignFaults, type VirtualController } from './controller.ts';
import type { LampArea } from './lamps.ts';

const MOST_BYTES = 8192;
const LETTER_DOTS = 12;
const NOTHING_WRONG = 0x40;
const BAD_CHECKSUM = 0x10;
const BAD_ORDER = 0x20;
const ESC = 0x1b;
const PRIORITY = '0';
/** Modes in which the text moves. */
const MOVING = 'amto';

/** An Alpha sign of one line, without metal: text files, the priority text above them, and the register of errors. */
export class AlphaSign implements VirtualController {
  private readonly widthDots: number;
  private readonly heightDots: number;
  private readonly files = new Map<
    string,
    { readonly text: string; readonly moves: boolean; readonly cameMs: Millis }
  >();
  private errors = NOTHING_WRONG;
  private rest = new Uint8Array();

  constructor(widthDots: number, heightDots: number) {
    this.widthDots = widthDots;
    this.heightDots = heightDots;
  }

  hear(bytes: Uint8Array, faults: SignFaults, atMs: Millis): readonly Uint8Array[] {
    const answers: Uint8Array[] = [];
    this.rest = Uint8Array.from([...this.rest, ...bytes]).slice(-MOST_BYTES);
    for (let piece = readAlpha(this.rest); piece !== undefined; piece = readAlpha(this.rest)) {
      this.rest = this.rest.slice(piece.used);
      if ('wrong' in piece) {
        if (piece.wrong === 'checksum') this.errors |= BAD_CHECKSUM;
      } else if (piece.packet.type === 'Z') answers.push(...this.obey(piece.packet.data, faults, atMs));
    }
    return faults.silent ? [] : answers;
  }

  areas(atMs: Millis): readonly LampArea[] {
    const shown = this.files.get(PRIORITY) ?? this.files.get('A');
    if (shown === undefined) return [];
    const area = { x: 0, y: 0, width: this.widthDots, height: this.heightDots };
    const letterDots = Math.min(LETTER_DOTS, this.heightDots);
    return [
      { ...area, letterDots, text: shown.text, goneDots: shown.moves ? goneDots(shown.cameMs, atMs) : undefined },
    ];
  }

  forget(): void {
    this.files.clear();
    this.errors = NOTHING_WRONG;
    this.rest = new Uint8Array();
  }

  private obey(data: Uint8Array, faults: SignFaults, atMs: Millis): readonly Uint8Array[] {
    const [order = '', file = ''] = String.fromCharCode(...data.subarray(0, 2));
    switch (order) {
      case 'A':
        if (faults.garbled) this.errors |= BAD_CHECKSUM;
        else if (faults.refuses !== undefined) this.errors |= BAD_ORDER;
        else this.write(file, data.subarray(2), atMs);
        return [];
      case 'E':
        if (file === '4') this.errors = NOTHING_WRONG;
        else this.errors |= BAD_ORDER;
        return [];
      case 'F':
        return file === '*' ? [this.register(faults)] : [];
      default:
        this.errors |= BAD_ORDER;
        return [];
    }
  }

  private write(file: string, body: Uint8Array, atMs: Millis): void {
    const mode = String.fromCharCode(body[2] ?? 0);
    const text = String.fromCharCode(...(body[0] === ESC ? body.subarray(3) : body));
    if (text === '') this.files.delete(file);
    else this.files.set(file, { text, moves: MOVING.includes(mode), cameMs: atMs });
  }

  private register(faults: SignFaults): Uint8Array {
    const packet = alphaPacket(Uint8Array.from([0x45, 0x2a, this.errors]), '00', 0x30);
    if (faults.wrongChecksum) packet[packet.length - 2] = packet[packet.length - 2] === 0x30 ? 0x31 : 0x30;
    return packet;
  }
}
