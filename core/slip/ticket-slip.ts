import { peopleWords } from '../base/ahead-words.ts';
import { never } from '../base/never.ts';
import type { Instant, TimeZone } from '../base/time.ts';
import { localTime } from '../base/zone.ts';
import type { Language, Names } from '../base/names.ts';
import { waitWords, type WaitRange } from '../base/wait-words.ts';
import {
  STANDARD_FORM,
  type SlipForm,
  type SlipPart,
  type SlipPartName,
  type PaperMm,
  type SlipScale,
} from '../catalogue/slip-form.ts';
import { columnsOf, type Slip, type SlipLine, type SlipSignal } from './slip.ts';
import { SLIP_TEXTS, type SlipTexts } from './slip-texts.ts';
import { displayWidth, wrap } from './wrap.ts';

/** One service of the visit as the paper tells it. */
export type SlipStep = {
  readonly serviceName: Names;
  readonly departmentName: Names;
  readonly zone: string;
  readonly lineName: Names;
  /** People of the line who are called before in any case. */
  readonly ahead: number;
  /** With those who may be, where that is not sure of somebody. */
  readonly aheadMost?: number | undefined;
  /** That other lines are served first at its counters, where it is so. */
  readonly others?: string | undefined;
  /** False: it does not wait yet, for another service comes first; then nobody is said to be before it. */
  readonly waits?: boolean | undefined;
  /** None while no counter of the line is open, or while nobody can say when it will begin to wait. */
  readonly wait: WaitRange | undefined;
  /** That it may not be called today, where that is so. */
  readonly chance?: string | undefined;
  /** What to have ready, in the citizen's language. */
  readonly materials: readonly string[];
  /** This one can only be done after that one. */
  readonly after: Names | undefined;
};

/** Everything that a ticket's receipt is made from. */
export type SlipInput = {
  readonly hallName: Names;
  readonly language: Language;
  readonly number: string;
  readonly issuedAt: Instant;
  readonly timeZone: TimeZone;
  /** When it was as the services say, where that is not the time of issue: of a copy, and of a paper printed late. */
  readonly asOf?: Instant | undefined;
  /** None for everybody who has no priority. */
  readonly categoryName: Names | undefined;
  /** The booking that it checked in with. `late`: it counts no longer. */
  readonly booking?: { readonly slotAt: Instant; readonly late: boolean } | undefined;
  readonly steps: readonly SlipStep[];
  /** The phone page with the ticket's secret. */
  readonly url: string;
  /** The kiosk gave it by itself, cut off from the hall. */
  readonly offline?: true;
  /** 0 = the original; above, the how-manieth copy. */
  readonly copy: number;
  readonly paperMm: PaperMm;
  /** Plain letters in a line, where the printer has not the usual number. */
  readonly columns?: number;
  /** What stands on it, where the hall says so. */
  readonly form?: SlipForm;
};

/** What the receipt of a ticket says (`docs/spec/printing.md`, S1-S12). */
export function ticketSlip(input: SlipInput): Slip {
  const texts = SLIP_TEXTS[input.language];
  const lines: SlipLine[] = [];
  const signals: SlipSignal[] = [];
  let above: SlipPartName | undefined;
  for (const part of input.form ?? STANDARD_FORM) {
    if (part.paperMm !== undefined && part.paperMm !== input.paperMm) continue;
    if (part.part === 'buzzer' || part.part === 'drawer') {
      signals.push(part.part);
      continue;
    }
    const own = partLines(part, input, texts);
    if (own.length === 0) continue;
    lines.push(...between(above, part.part), ...own);
    above = part.part;
  }
  return {
    paperMm: input.paperMm,
    lines: [...copyMark(input, texts), ...offlineMark(input, texts), ...lines, ...copyMark(input, texts)],
    ...(signals.length === 0 ? {} : { signals }),
  };
}

function partLines(
  part: Exclude<SlipPart, { part: 'buzzer' } | { part: 'drawer' }>,
  input: SlipInput,
  texts: SlipTexts,
): SlipLine[] {
  switch (part.part) {
    case 'logo':
      return [{ kind: 'logo' }];
    case 'hall':
      return header(input, part.size ?? 2);
    case 'number':
      return number(input, texts, part.size ?? 8);
    case 'services':
      return services(input, texts);
    case 'papers':
      return materials(input, texts);
    case 'time':
      return [issued(input, texts)];
    case 'category':
      return category(input, texts);
    case 'qr':
      return [{ kind: 'qr', data: input.url, caption: input.offline === true ? texts.scanLater : texts.scan }];
    case 'hint':
      return sentences(texts.orderHint, columnsIn(input));
    case 'notice':
      return [
        line(part.text[input.language], { width: part.size, height: part.size, align: 'center', bold: part.size > 1 }),
      ];
    default:
      return never(part);
  }
}

/** What stands between a part and the one above it. */
function between(above: SlipPartName | undefined, below: SlipPartName): SlipLine[] {
  if (above === undefined || above === 'logo') return [];
  if (above === 'number') return [THICK, HALF];
  if (above === 'hall' || below === 'hall' || below === 'number') return [HALF, THICK, HALF];
  if (below === 'qr') return []; // it has white of its own
  if (below === 'hint' || below === 'notice' || below === 'logo') return [HALF];
  const together = (above === 'time' || above === 'category') && (below === 'time' || below === 'category');
  return together ? [] : [HALF, RULE, HALF];
}

/** The zone as people read it on the signs, with its code: 一层A区 1F-A. */
export function zoneText(zone: string, texts: SlipTexts): string {
  const parts = /^(\d+)F-([A-Z]\d*)$/.exec(zone);
  return parts === null ? zone : `${texts.zone(parts[1] ?? '', parts[2] ?? '')} ${zone}`;
}

const RULE: SlipLine = { kind: 'rule', weight: 'thin' };
const THICK: SlipLine = { kind: 'rule', weight: 'thick' };
const HALF: SlipLine = { kind: 'space', halfLines: 1 };

type TextLine = Extract<SlipLine, { kind: 'text' }>;

function line(text: string, style: Partial<Omit<TextLine, 'kind' | 'text'>> = {}): TextLine {
  return { kind: 'text', text, width: 1, height: 1, align: 'left', bold: false, hang: 0, ...style };
}

function centered(text: string, scale: SlipScale = 1, bold = false): TextLine {
  return line(text, { width: scale, height: scale, align: 'center', bold });
}

function copyMark(input: SlipInput, texts: SlipTexts): SlipLine[] {
  return input.copy === 0 ? [] : [HALF, THICK, HALF, centered(texts.copy(input.copy), 2, true), HALF, THICK, HALF];
}

/** A kiosk that is cut off says so before all else, in words. */
function offlineMark(input: SlipInput, texts: SlipTexts): SlipLine[] {
  if (input.offline !== true) return [];
  const [title, ...words] = texts.offline;
  return [THICK, HALF, centered(title, 2, true), HALF, ...words.map((each) => centered(each)), HALF, THICK, HALF];
}

/** English beside Chinese, and simplified Chinese beside English. */
function second(names: Names, language: Language): string | undefined {
  const other = language === 'en' ? names['zh-Hans'] : names.en;
  return other === '' || other === names[language] ? undefined : other;
}

/** The largest of the given scales at which a text takes no more than so many lines. */
function fitting(text: string, columns: number, maxLines: number): SlipScale {
  return wrap(text, Math.floor(columns / 2)).length <= maxLines ? 2 : 1;
}

function header(input: SlipInput, size: SlipScale): SlipLine[] {
  const name = input.hallName[input.language];
  const other = second(input.hallName, input.language);
  const width = size === 1 ? 1 : fitting(name, columnsIn(input), 1);
  const title = line(name, { width, height: size, align: 'center', bold: true });
  return [title, ...(other === undefined ? [] : [centered(other)])];
}

/** As large as asked for and as the line has room; on narrow paper 7 times at most. */
function number(input: SlipInput, texts: SlipTexts, size: SlipScale): SlipLine[] {
  const room = Math.floor(columnsIn(input) / Math.max(1, displayWidth(input.number)));
  const scale = Math.max(1, Math.min(size, input.paperMm === 80 ? 8 : 7, room)) as SlipScale; // 1 to 8 by construction
  const label = input.language === 'en' ? '您的号码' : SLIP_TEXTS.en.yourNumber;
  return [centered(`${texts.yourNumber}  ${label}`), HALF, centered(input.number, scale, true)];
}

function services(input: SlipInput, texts: SlipTexts): SlipLine[] {
  const steps = [...input.steps.flatMap((step, index) => stepLines(step, index, input, texts)), ...asOf(input, texts)];
  if (input.steps.length < 2) return steps;
  return [...steps, HALF, RULE, HALF, ...sentences(texts.oneNumberForAll, columnsIn(input))];
}

/** Who is ahead and how long it takes is of that minute; on paper it would be read as of the time of issue. */
function asOf({ asOf: at, steps, timeZone }: SlipInput, texts: SlipTexts): SlipLine[] {
  if (at === undefined || !steps.some(({ waits, wait }) => waits !== false || wait !== undefined)) return [];
  return [centered(texts.asOf(clockAt(at, timeZone)), 1, true)];
}

function stepLines(step: SlipStep, index: number, input: SlipInput, texts: SlipTexts): SlipLine[] {
  const several = input.steps.length > 1;
  const columns = columnsIn(input);
  const name = several ? `${index + 1}. ${step.serviceName[input.language]}` : step.serviceName[input.language];
  const other = second(step.serviceName, input.language);
  const scale = several ? 1 : fitting(name, columns, 2);
  const hang = several ? 3 : 0;
  return [
    ...(index === 0 ? [] : [HALF, RULE, HALF]),
    line(name, { width: scale, height: scale, bold: scale === 1, hang }),
    ...(other === undefined ? [] : [line(' '.repeat(hang) + other, { hang })]),
    ...(step.after === undefined ? [] : [line(' '.repeat(hang) + texts.first(step.after[input.language]), { hang })]),
    HALF,
    ...goTo(step.zone, texts, columns),
    ...howLong(step, input.language, columns),
    lineOf(step, input.language, texts, columns),
  ];
}

/** Who is before and how long it will take; of a service that does not wait yet, as much as is known. */
function howLong(step: SlipStep, language: Language, columns: number): SlipLine[] {
  const { ahead, aheadMost, others, waits, wait, chance } = step;
  const texts = SLIP_TEXTS[language];
  const told = wait === undefined ? texts.noCounterOpen : shortDashes(waitWords(wait, language));
  if (waits === false) return wait === undefined ? [] : fact(texts.wait, told, columns);
  return [
    ...fact(
      others === undefined ? texts.ahead : texts.aheadInLine,
      ahead === 0 && aheadMost === undefined
        ? texts.nobodyAhead
        : shortDashes(peopleWords({ ahead, aheadMost }, language)),
      columns,
    ),
    ...(others === undefined ? [] : [line(others, { align: 'center' })]),
    ...fact(texts.wait, told, columns),
    ...(chance === undefined ? [] : [line(chance, { bold: true, align: 'center' })]),
  ];
}

/** Printers of other countries have the short dash alone. */
function shortDashes(words: string): string {
  return words.replaceAll('–', '-');
}

/** Where to go; on narrow paper the code alone is large, and the words stand beside it. */
function goTo(zone: string, texts: SlipTexts, columns: number): SlipLine[] {
  const full = zoneText(zone, texts);
  const words = full.slice(0, full.length - zone.length).trim();
  if (words === '' || fitsBeside(texts.goTo, full, columns)) return fact(texts.goTo, full, columns);
  return fact(`${texts.goTo} ${words}`, zone, columns);
}

/** A fact that people look for: large beside its label, else large on a line of its own, else plain beside it. */
function fact(left: string, right: string, columns: number): SlipLine[] {
  if (fitsBeside(left, right, columns)) return [{ kind: 'columns', left, right, rightScale: 2 }];
  if (2 * displayWidth(right) > columns) return [{ kind: 'columns', left, right, rightScale: 1 }];
  return [line(left), line(right, { width: 2, height: 2, align: 'right', bold: true })];
}

/** Whose line it is: with the department where there is room. */
function lineOf(step: SlipStep, language: Language, texts: SlipTexts, columns: number): SlipLine {
  const name = step.lineName[language];
  const full = `${step.departmentName[language]} ${name}`;
  const room = columns - displayWidth(texts.line) - 2;
  return { kind: 'columns', left: texts.line, right: displayWidth(full) <= room ? full : name, rightScale: 1 };
}

function fitsBeside(left: string, right: string, columns: number): boolean {
  return displayWidth(left) + 1 + 2 * displayWidth(right) <= columns;
}

function materials(input: SlipInput, texts: SlipTexts): SlipLine[] {
  const all = [...new Set(input.steps.flatMap((step) => step.materials))];
  if (all.length === 0) return [];
  return [line(texts.haveReady, { bold: true }), ...all.map((one) => line(`□ ${one}`, { hang: 3 }))];
}

function issued(input: SlipInput, texts: SlipTexts): SlipLine {
  const { date } = localTime(input.issuedAt, input.timeZone);
  const [year = 0, month = 0, day = 0] = date.split('-').map(Number);
  const clock = clockAt(input.issuedAt, input.timeZone);
  return { kind: 'columns', left: texts.issuedAt, right: texts.dateTime(year, month, day, clock), rightScale: 1 };
}

function category(input: SlipInput, texts: SlipTexts): SlipLine[] {
  const name = input.categoryName?.[input.language];
  const priority: readonly SlipLine[] =
    name === undefined ? [] : [{ kind: 'columns', left: texts.category, right: name, rightScale: 1 }];
  return [...priority, ...booking(input, texts)];
}

/** Who came too late to a booking reads why they wait as everybody does. */
function booking(input: SlipInput, texts: SlipTexts): SlipLine[] {
  const { booking: booked, timeZone } = input;
  if (booked === undefined) return [];
  const slot: SlipLine = {
    kind: 'columns',
    left: texts.booking,
    right: clockAt(booked.slotAt, timeZone),
    rightScale: 1,
  };
  return booked.late ? [slot, ...sentences(texts.bookingLate, columnsIn(input))] : [slot];
}

function clockAt(at: Instant, timeZone: TimeZone): string {
  const { minute } = localTime(at, timeZone);
  return `${two(Math.floor(minute / 60))}:${two(minute % 60)}`;
}

/** On one line where both fit, else on one each. */
function sentences(pair: readonly [string, string], columns: number): SlipLine[] {
  const both = pair.join('');
  return displayWidth(both) <= columns ? [centered(both)] : pair.map((one) => centered(one.trim()));
}

function columnsIn(input: SlipInput): number {
  return input.columns ?? columnsOf(input.paperMm);
}

function two(value: number): string {
  return String(value).padStart(2, '0');
}
