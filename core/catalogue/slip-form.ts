import type { Names } from '../base/names.ts';

/** How many times wider or higher than the paper's plain letter. */
export type SlipScale = 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8;

/** Width of the paper roll in millimetres. */
export type PaperMm = 58 | 80;

/** One part of a slip, and how large it is where that may be chosen. */
export type SlipPart =
  | { readonly part: 'logo' | 'services' | 'papers' | 'time' | 'category' | 'qr' | 'hint' }
  | { readonly part: 'hall' | 'number'; readonly size?: SlipScale }
  /** Not on the paper: what happens once it is cut. */
  | { readonly part: 'buzzer' }
  | { readonly part: 'drawer' }
  /** The hall's own words, in the citizen's language. */
  | { readonly part: 'notice'; readonly size: SlipScale; readonly text: Names };

export type SlipPartName = SlipPart['part'];

/** A part, and which slips it stands on. */
export type SlipFormPart = SlipPart & {
  /** The kiosks and printers on whose slips it stands; empty = all. */
  readonly devices: readonly string[];
  /** None = both papers. */
  readonly paperMm?: PaperMm;
};

/** The parts of all slips of a hall, from the top down. */
export type SlipForm = readonly SlipFormPart[];

/** The slip of a hall that wishes nothing else. */
export const STANDARD_FORM: SlipForm = (
  ['logo', 'hall', 'number', 'services', 'papers', 'time', 'category', 'qr', 'hint'] as const
).map((part) => ({ part, devices: [] }));

/** The parts of what comes out of that printer; of a slip that comes out of none, those that stand everywhere. */
export function formAt(form: SlipForm, device: string | undefined): SlipForm {
  return form.filter(({ devices }) => devices.length === 0 || (device !== undefined && devices.includes(device)));
}
