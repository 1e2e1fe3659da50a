import type { PaperMm } from './slip-form.ts';

/**
 * The printer models that a hall file may name, each with the paper it takes. What they can do:
 * `printer/render/profile.ts`.
 */
export const PRINTER_MODELS = {
  'generic-80': 80,
  'generic-58': 58,
  'epson-tm-t82': 80,
  'epson-tm-t88': 80,
  'xprinter-80': 80,
  'xprinter-58': 58,
  'gprinter-80': 80,
  'silent-58': 58,
  'latin-80': 80,
  'latin-58': 58,
} as const satisfies Readonly<Record<string, PaperMm>>;

export type PrinterModel = keyof typeof PRINTER_MODELS;

/** Whose bytes almost every printer of that paper understands. */
export function genericModel(paperMm: number): PrinterModel {
  return paperMm === 58 ? 'generic-58' : 'generic-80';
}

/** The models for that paper. */
export function modelsFor(paperMm: number): readonly PrinterModel[] {
  const models = Object.keys(PRINTER_MODELS) as PrinterModel[]; // the keys of the table are its models
  return models.filter((model) => PRINTER_MODELS[model] === paperMm);
}
