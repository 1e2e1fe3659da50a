import { sdtFrame } from '../decode/sdt-frame.ts';

/** A card for the virtual reader. None of them is anybody's: use numbers that are not given out (areas from 00 on). */
export type VirtualCard = {
  readonly name: string;
  readonly sex: 'male' | 'female';
  readonly born: string;
  readonly idNumber: string;
  readonly validTo?: string;
  /** The letter of another kind of card. */
  readonly kind?: string;
};

const PHOTO_BYTES = 1024;

/** The answer of a reader to "read" with this card on it: 1295 bytes. */
export function cardAnswer(card: VirtualCard): Uint8Array {
  const text = [
    field(card.name, 30),
    field(card.sex === 'male' ? '1' : '2', 2),
    field('01', 4),
    field(card.born, 16),
    field('虚拟市示例路1号', 70),
    field(card.idNumber, 36),
    field('虚拟市公安局', 30),
    field('20200101', 16),
    field(card.validTo ?? '20400101', 16),
    field(card.kind ?? '', 36),
  ];
  return sdtFrame([0, 0, 0x90, 1, 0, 4, 0, ...Buffer.concat(text), ...new Uint8Array(PHOTO_BYTES)]);
}

function field(text: string, bytes: number): Buffer {
  const spaces = ' '.repeat(bytes / 2);
  return Buffer.from((text + spaces).slice(0, bytes / 2), 'utf16le');
}

/** A reader that answers as a real one: it finds a card once, and again only after it was taken away. */
export class VirtualReader {
  private card: VirtualCard | undefined;
  private stage: 'none' | 'lying' | 'found' | 'selected' | 'read' = 'none';
  /** A hand is slower than a question: that a card is gone is noticed before there is another. */
  private justTaken = false;

  put(card: VirtualCard): void {
    this.card = card;
    this.stage = 'lying';
  }

  take(): void {
    this.justTaken = this.card !== undefined;
    this.card = undefined;
    this.stage = 'none';
  }

  /** What it says to a question. */
  answer(question: Uint8Array): Uint8Array {
    switch (Buffer.from(question.subarray(7, 9)).toString('hex')) {
      case '2001':
        if (this.stage !== 'lying' || this.justTaken) {
          this.justTaken = false;
          return sdtFrame([0, 0, 0x80]);
        }
        this.stage = 'found';
        return sdtFrame([0, 0, 0x9f, 0, 0, 0, 0]);
      case '2002':
        if (this.stage !== 'found') return sdtFrame([0, 0, 0x81]);
        this.stage = 'selected';
        return sdtFrame([0, 0, 0x90, 0, 0, 0, 0, 0, 0, 0, 0]);
      case '3001':
        if (this.stage !== 'selected' || this.card === undefined) return sdtFrame([0, 0, 0x41]);
        this.stage = 'read';
        return cardAnswer(this.card);
      case '11ff':
        return sdtFrame([0, 0, 0x90]);
      default:
        return sdtFrame([0, 0, 0x21]);
    }
  }
}
