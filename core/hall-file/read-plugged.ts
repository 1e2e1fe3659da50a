import { ACTION_NAMES, actionOf } from '../devices/key-action.ts';
import { KEY_NAMES } from '../devices/key-names.ts';
import { pluggedAddress, pluggedAddressExpected } from '../catalogue/plugged-address.ts';
import {
  PLUGGED_FAMILIES,
  keymapOf,
  OWN_KEYMAPS,
  type PluggedDevice,
  type PluggedFamily,
  type Keymap,
} from '../catalogue/plugged.ts';
import { WEDGE_SUFFIXES } from './columns/inputs-columns.ts';
import { VIRTUAL } from '../catalogue/printer-address.ts';
import { cell, complain, hint, id, integer, oneOf, reference, type Known, type Row } from './read-row.ts';

const FAMILIES = Object.keys(PLUGGED_FAMILIES) as readonly PluggedFamily[]; // its keys are its families
const LONGEST_PREFIX = 8;
const OF_WEDGES = ['prefix', 'suffix'] as const;

/** What inputs.csv may refer to. */
export type PluggedPlaces = { readonly counters: Known; readonly kiosks: Known; readonly keymaps: Known };

/** keymaps.csv: what the keys of keypads do; the lines of one id are one keymap. */
export function readKeymaps(rows: readonly Row[]): readonly Keymap[] {
  const keymaps = new Map<string, Record<string, string>>();
  const lines = new Map<string, number>();
  for (const row of rows) {
    const keymap = id(row);
    const key = readKey(row);
    const place = `${keymap} ${key}`;
    const before = lines.get(place);
    if (before !== undefined) complain(row, 'key', `every key only once in a keymap; line ${before} has it too`);
    lines.set(place, row.line);
    keymaps.set(keymap, { ...keymaps.get(keymap), [key]: readAction(row) });
  }
  return [...keymaps].map(([each, keys]) => ({ id: each, keys }));
}

function readKey(row: Row): string {
  const value = cell(row, 'key');
  const found = KEY_NAMES.find((name) => name.toLowerCase() === value.toLowerCase());
  if (found === undefined)
    complain(row, 'key', `the name of a key, such as Numpad1, NumpadEnter, F13 or call${hint(value, KEY_NAMES)}`);
  return found ?? value;
}

function readAction(row: Row): string {
  const value = cell(row, 'action');
  if (actionOf(value) === undefined)
    complain(
      row,
      'action',
      `what the key does, such as call-next, finish:needs-papers or digit-1${hint(value, ACTION_NAMES)}`,
    );
  return value;
}

/** The keymaps that a device may name: those of the hall and those that come with the program. */
export function knownKeymaps(rows: readonly Row[], unsure: boolean): Known {
  const ids = [...rows.map((row) => cell(row, 'id')), ...OWN_KEYMAPS.map((keymap) => keymap.id)];
  return { file: 'keymaps.csv', what: 'a keymap', unsure, ids: new Set(ids.filter((each) => each !== '')) };
}

/** inputs.csv: what is plugged in beside counters and kiosks, and whose it is. */
export function readPlugged(rows: readonly Row[], places: PluggedPlaces): readonly PluggedDevice[] {
  const found = rows.map((row) => readInput(row, places));
  checkShared(rows, found);
  return found;
}

function readInput(row: Row, { counters, kiosks, keymaps }: PluggedPlaces): PluggedDevice {
  const family = oneOf(row, 'family', FAMILIES);
  const written = cell(row, 'where');
  const expected = pluggedAddressExpected(written, PLUGGED_FAMILIES[family].way);
  if (expected !== undefined) complain(row, 'where', expected);
  const { agent, where } = pluggedAddress(written);
  const counter = cell(row, 'counter');
  const kiosk = cell(row, 'kiosk');
  const keymap = cell(row, 'keymap');
  if (counter !== '') reference(row, 'counter', counters);
  if (kiosk !== '') reference(row, 'kiosk', kiosks);
  if ((counter === '') === (kiosk === '')) complain(row, 'counter', 'either a counter or a kiosk that it belongs to');
  if (keymap !== '') reference(row, 'keymap', keymaps);
  if (keymap !== '' && keymapOf({ family }, []) === undefined)
    complain(row, 'keymap', `nothing: a ${family} has no keys`);
  return {
    id: id(row),
    family,
    ...(agent === undefined ? {} : { agent }),
    where,
    ...(counter === '' ? {} : { counter }),
    ...(kiosk === '' ? {} : { kiosk }),
    ...(keymap === '' ? {} : { keymap }),
    ...(family === 'scanner-wedge' ? readWedge(row) : noWedge(row, family)),
    ...readBox(row, family),
  };
}

function readWedge(row: Row): Pick<PluggedDevice, 'prefix' | 'suffix'> {
  const prefix = cell(row, 'prefix');
  if (!/^[!-~]+$/.test(prefix) || prefix.length > LONGEST_PREFIX)
    complain(row, 'prefix', `what the scanner types before each code: 1 to ${LONGEST_PREFIX} plain signs, such as ~`);
  return { prefix, suffix: cell(row, 'suffix') === '' ? 'Enter' : oneOf(row, 'suffix', WEDGE_SUFFIXES) };
}

function noWedge(row: Row, family: PluggedFamily): object {
  for (const field of OF_WEDGES) {
    if (cell(row, field) !== '') complain(row, field, `nothing: a ${family} is no scanner-wedge`);
  }
  return {};
}

function readBox(row: Row, family: PluggedFamily): Pick<PluggedDevice, 'box'> {
  if (family === 'call-box') return { box: integer(row, 'box') };
  if (cell(row, 'box') !== '') complain(row, 'box', `nothing: a ${family} is no call-box`);
  return {};
}

/** One device, one owner; only call boxes share a line, each with an address of its own. */
function checkShared(rows: readonly Row[], found: readonly PluggedDevice[]): void {
  for (const [at, device] of found.entries()) {
    const row = rows[at];
    if (row === undefined || device.where === VIRTUAL) continue;
    const before = found
      .slice(0, at)
      .findIndex((other) => other.where === device.where && other.agent === device.agent && !shareLine(other, device));
    if (before >= 0) complain(row, 'where', `a device for one only; line ${rows[before]?.line ?? 0} has it too`);
  }
}

function shareLine(a: PluggedDevice, b: PluggedDevice): boolean {
  return a.family === 'call-box' && b.family === 'call-box' && a.box !== b.box;
}
