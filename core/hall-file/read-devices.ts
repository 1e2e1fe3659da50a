import type { Board, Kiosk, Printer, Printing, Sign } from '../catalogue/equipment.ts';
import type { Names } from '../base/names.ts';
import { SIGN_FAMILIES } from '../catalogue/signs.ts';
import { unique } from './open-table.ts';
import { addressExpected, agentAddress, VIRTUAL } from '../catalogue/printer-address.ts';
import { genericModel, modelsFor, PRINTER_MODELS, type PrinterModel } from '../catalogue/printer-models.ts';
import { BOARD_TYPES, DEVICE_KINDS, DEVICE_PAPERS, KIOSK_TYPES } from './columns/devices-columns.ts';
import { readLanguages } from './read-languages.ts';
import {
  cell,
  complain,
  hint,
  id,
  integer,
  names,
  oneOf,
  reference,
  references,
  text,
  type Known,
  type Row,
} from './read-row.ts';

export type Devices = {
  readonly kiosks: readonly Kiosk[];
  readonly boards: readonly Board[];
  readonly printers: readonly Printer[];
  readonly signs: readonly Sign[];
};

/** The types of boards that are for one counter, or for departments. */
const WINDOW = 'window';
const DEPARTMENT = 'department-calls';
const SIGN_PROTOCOLS = Object.keys(SIGN_FAMILIES);
const OF_BOARDS = [
  'counter',
  'departments',
  'diagonal_in',
  'viewing_m',
  'languages',
  'language_turn_s',
  'browser',
] as const;
const OF_PRINTERS = ['paper_mm', 'address', 'model', 'stand_in'] as const;

/** devices.csv: kiosks, boards, printers that stand alone, and LED signs. */
export function readDevices(rows: readonly Row[], places: BoardPlaces & { readonly zones: Known }): Devices {
  const found = { kiosks: [] as Kiosk[], boards: [] as Board[], printers: [] as Printer[], signs: [] as Sign[] };
  const printing = knownPrinters(rows);
  for (const row of rows) {
    const kind = oneOf(row, 'kind', DEVICE_KINDS);
    const placed = {
      id: id(row),
      name: names(row),
      zone: text(row, 'zone'),
      coversZones: references(row, 'covers_zones', places.zones),
    };
    for (const field of OF_BOARDS) {
      if (kind !== 'board' && cell(row, field) !== '') complain(row, field, 'nothing: only boards have it');
    }
    if (kind === 'printer') found.printers.push({ ...placed, ...readPrinting(row, printing) });
    else {
      const size = { widthPx: integer(row, 'width_px'), heightPx: integer(row, 'height_px') };
      if (kind === 'kiosk')
        found.kiosks.push({
          ...placed,
          ...size,
          kind: oneOf(row, 'type', KIOSK_TYPES),
          ...readPrinting(row, printing),
        });
      else readPaperless(row, kind, { ...placed, ...size }, places, found);
    }
  }
  uniqueAddresses(rows);
  return found;
}

/** The kiosks and printers, for those who name one. */
export function knownPrinters(rows: readonly Row[], unsure = false): Known {
  const printing = rows.filter((row) => ['kiosk', 'printer'].includes(cell(row, 'kind').toLowerCase()));
  const ids = new Set(printing.map((row) => cell(row, 'id')).filter((each) => each !== ''));
  return { file: 'devices.csv', what: 'a kiosk or printer', unsure, ids };
}

function readPrinting(row: Row, printing: Known): Printing {
  const paperMm = Number(oneOf(row, 'paper_mm', DEVICE_PAPERS));
  const address = cell(row, 'address');
  const expected = addressExpected(address);
  if (expected !== undefined) complain(row, 'address', expected);
  const standIn = cell(row, 'stand_in');
  if (standIn !== '') reference(row, 'stand_in', printing);
  if (standIn !== '' && standIn === cell(row, 'id')) complain(row, 'stand_in', 'another one, not this one itself');
  return {
    paperMm,
    address: address || VIRTUAL,
    model: readModel(row, paperMm),
    ...(standIn === '' ? {} : { standIn }),
  };
}

function readModel(row: Row, paperMm: number): PrinterModel {
  const value = cell(row, 'model').toLowerCase();
  if (value === '') return genericModel(paperMm);
  const fitting = modelsFor(paperMm);
  const found = fitting.find((each) => each === value);
  if (found === undefined) {
    const other = value in PRINTER_MODELS ? `; ${value} takes paper of another width` : hint(value, fitting);
    complain(row, 'model', `a model for ${paperMm} mm paper: ${fitting.join(', ')}${other}`);
  }
  return found ?? genericModel(paperMm);
}

type BoardPlaces = { readonly counters: Known; readonly departments: Known };

type Sized = {
  readonly id: string;
  readonly name: Names;
  readonly zone: string;
  readonly coversZones: readonly string[];
  readonly widthPx: number;
  readonly heightPx: number;
};

function readPaperless(
  row: Row,
  kind: 'board' | 'sign',
  sized: Sized,
  places: BoardPlaces,
  found: { boards: Board[]; signs: Sign[] },
): void {
  for (const field of OF_PRINTERS) {
    if (cell(row, field) !== '') complain(row, field, 'nothing: only kiosks and printers print');
  }
  if (kind === 'board')
    found.boards.push({
      ...sized,
      ...readGlass(row),
      ...readTongues(row),
      ...readBrowser(row),
      ...readBoard(row, places),
    });
  else found.signs.push({ ...sized, protocol: oneOf(row, 'protocol', SIGN_PROTOCOLS) });
}

/** How large the glass is and how far away people are. */
function readGlass(row: Row): Pick<Board, 'diagonalIn' | 'viewingM'> {
  return {
    ...(cell(row, 'diagonal_in') === '' ? {} : { diagonalIn: integer(row, 'diagonal_in') }),
    ...(cell(row, 'viewing_m') === '' ? {} : { viewingM: integer(row, 'viewing_m') }),
  };
}

/** Two languages fit one above the other; more, or larger letters, take turns. */
function readTongues(row: Row): Pick<Board, 'languages' | 'turnSeconds'> {
  const languages = readLanguages(row);
  const turn = cell(row, 'language_turn_s');
  if (turn === '') {
    if (languages.length > 2)
      complain(row, 'languages', 'two at most at once; for more, so that they take turns, language_turn_s');
    return languages.length === 0 ? {} : { languages };
  }
  if (languages.length < 2) complain(row, 'language_turn_s', 'nothing, or two languages at least that take turns');
  return { languages, turnSeconds: integer(row, 'language_turn_s') };
}

/** `agent:pc-3:9222`, or `9222` on the server's own machine. */
function readBrowser(row: Row): Pick<Board, 'browser'> {
  const where = cell(row, 'browser');
  if (where === '') return {};
  const [, agent, digits] = /^(?:agent:([a-z0-9][a-z0-9-]*):)?(\d{1,5})$/i.exec(where) ?? [];
  const port = Number(digits ?? 0);
  if (port < 1 || port > 65_535)
    complain(row, 'browser', "the debugging port of its browser: agent:pc-3:9222, or 9222 on the server's own machine");
  return { browser: { ...(agent === undefined ? {} : { agent }), port } };
}

/**
 * What a board shows beyond the calls of its zones: a counter for a window screen, departments for a department's
 * board.
 */
function readBoard(row: Row, { counters, departments }: BoardPlaces): Pick<Board, 'kind' | 'counter' | 'departments'> {
  const kind = oneOf(row, 'type', BOARD_TYPES);
  for (const [field, type] of [
    ['counter', WINDOW],
    ['departments', DEPARTMENT],
  ] as const) {
    if (kind !== type && cell(row, field) !== '')
      complain(row, field, `nothing: only boards of the type ${type} have it`);
  }
  if (kind === WINDOW) return { kind, counter: reference(row, 'counter', counters) };
  if (kind !== DEPARTMENT) return { kind };
  const found = references(row, 'departments', departments);
  if (found.length === 0) complain(row, 'departments', 'at least one department that stands in departments.csv');
  return { kind, departments: found };
}

/** A printer takes one connection: two devices at one address would keep each other out. */
function uniqueAddresses(rows: readonly Row[]): void {
  unique(
    rows.filter((row) => {
      const address = cell(row, 'address');
      const at = agentAddress(address);
      return address !== VIRTUAL && (at === undefined || at.address !== undefined);
    }),
    'address',
  );
}
