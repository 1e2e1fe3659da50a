/** A card as a reader reads it. */
export type SampleCard = {
  readonly name: string;
  readonly sex: 'male' | 'female';
  /** `YYYYMMDD`. */
  readonly born: string;
  readonly idNumber: string;
};

/** Cards of invented persons, one old, one not. The numbers check, and belong to nobody: there is no area 000000. */
export const SAMPLE_CARDS: readonly SampleCard[] = [
  { name: '王样本', sex: 'female', born: '19491001', idNumber: '000000194910010020' },
  { name: '李示例', sex: 'male', born: '19790512', idNumber: '000000197905120018' },
];

/** The number in the groups that it is made of: area, birthday, order, check. */
export function grouped(idNumber: string): string {
  return [idNumber.slice(0, 6), idNumber.slice(6, 14), idNumber.slice(14)].join(' ');
}

/** `YYYYMMDD` as it stands on the card. */
export function bornText(born: string): string {
  return [born.slice(0, 4), born.slice(4, 6), born.slice(6)].join('.');
}
