/** What stands on a resident ID card. Never leaves this room: see `id-number.ts`. */
export type CardText = {
  readonly name: string;
  readonly sex: 'male' | 'female' | 'unknown';
  /** 01 to 56. */
  readonly nation: string;
  /** `YYYYMMDD`. */
  readonly born: string;
  readonly address: string;
  readonly idNumber: string;
  readonly authority: string;
  readonly validFrom: string;
  /** `YYYYMMDD`, or 长期. */
  readonly validTo: string;
  /** The letter of another kind of card: `I`, `Y` of foreigners, `J` of residents from Hong Kong, Macau and Taiwan. */
  readonly kind: string;
};

/** Fields and their lengths in bytes, in the order of the card. Source: D1; together 256. */
const FIELDS = [
  ['name', 30],
  ['sex', 2],
  ['nation', 4],
  ['born', 16],
  ['address', 70],
  ['idNumber', 36],
  ['authority', 30],
  ['validFrom', 16],
  ['validTo', 16],
  ['reserved', 36],
] as const;
export const CARD_TEXT_BYTES = 256;

const UTF16 = new TextDecoder('utf-16le');

/**
 * The text in the answer to "read": two lengths, the text, the photo (which only a licensed library can decode).
 * Undefined if it is none.
 */
export function readCardText(data: Uint8Array): CardText | undefined {
  const textBytes = ((data[0] ?? 0) << 8) | (data[1] ?? 0);
  const photoBytes = ((data[2] ?? 0) << 8) | (data[3] ?? 0);
  if (textBytes !== CARD_TEXT_BYTES || data.length < 4 + textBytes + photoBytes) return undefined;
  const found: Record<string, string> = {};
  let at = 4;
  for (const [field, bytes] of FIELDS) {
    found[field] = UTF16.decode(data.subarray(at, at + bytes))
      .replace(/\0/g, '')
      .trim();
    at += bytes;
  }
  const { name = '', sex, nation = '', born = '', address = '', idNumber = '', authority = '' } = found;
  const { validFrom = '', validTo = '', reserved = '' } = found;
  return {
    name,
    sex: sex === '1' ? 'male' : sex === '2' ? 'female' : 'unknown',
    nation,
    born,
    address,
    idNumber,
    authority,
    validFrom,
    validTo,
    kind: /[A-Z]/.exec(reserved)?.[0] ?? '',
  };
}
