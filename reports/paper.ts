import type { ReportView } from '../core/protocol/shapes/report.ts';

/** More columns than these stand only on a sheet that lies on its side. */
const UPRIGHT_COLUMNS = 8;

/** `@page` counts in the document alone, not in a component. */
const paper = new CSSStyleSheet();

/** Whether a report is too broad for a sheet that stands; one that goes by two dimensions is a map of many columns. */
export function isBroad({ by, measures }: Pick<ReportView, 'by' | 'measures'>): boolean {
  return by.length === 2 || by.length + measures.length > UPRIGHT_COLUMNS;
}

/** How the next print lies on A4. */
export function layPaper(onItsSide: boolean): void {
  if (!document.adoptedStyleSheets.includes(paper))
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, paper];
  paper.replaceSync(`@page { size: A4 ${onItsSide ? 'landscape' : 'portrait'}; margin: 10mm; }`);
}
