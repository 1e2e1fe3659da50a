import { keptHere } from '../../web/kept-here.ts';
import { keptAs } from '../../web/link/own-hall.ts';

const KEY = keptAs('hallcall.desk.printer');

/** The printer that this desk used last; undefined before it has used one. */
export function rememberedPrinter(): string | undefined {
  return keptHere.getItem(KEY) ?? undefined;
}

export function rememberPrinter(printer: string): void {
  keptHere.setItem(KEY, printer);
}
