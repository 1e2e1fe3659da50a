import { withoutHidden } from './spoilt-cell.ts';
import { own } from '../base/own.ts';

/** Letters of other alphabets that look like those of ours. */
const TWINS: Readonly<Record<string, string>> = Object.fromEntries(
  [...'АВЕКМНОРСТУХасеорхуіΑΒΕΖΗΙΚΜΝΟΡΤΥΧο'].map((twin, at) => [
    twin,
    'ABEKMHOPCTYXaceopxyiABEZHIKMNOPTYXo'.charAt(at),
  ]),
);

/**
 * The one form of all that look the same to people: `1` and `01`, `Ａ３` and `A3`, `ga-1` and `GA–1`. Two ids with one
 * form are taken for each other.
 */
export function alikeForm(value: string): string {
  return [...withoutHidden(value).normalize('NFKC')]
    .map((char) => own(TWINS, char) ?? char)
    .join('')
    .toLowerCase()
    .replace(/[\u2010-\u2015\u2212_]/g, '-')
    .replace(/\s+/g, '')
    .replace(/(?<!\d)0+(?=\d)/g, '');
}
