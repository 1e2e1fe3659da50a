import { asIs } from '../../core/base/names.ts';
import type { FleetBoard, SoundZoneView } from '../../core/protocol/shapes/fleet.ts';
import type { TrayPrinter } from '../../core/protocol/shapes/printers.ts';
import type { SignView } from '../../core/protocol/shapes/signs.ts';
import type { Catalogue } from '../../core/catalogue/catalogue.ts';
import type { DeviceFault, DeviceLack } from '../../core/views/troubles/device-troubles.ts';
import type { Equipment } from '../equipment/open-equipment.ts';

/** What is told of the equipment by its own parts. */
export type EquipmentNow = Pick<Equipment, 'printing' | 'boards' | 'voice' | 'signs'>;

/** The devices that do not do their work now. What has never been there since the server runs is not missed. */
export function deviceFaults({ printing, boards, voice, signs }: EquipmentNow, catalogue: Catalogue): DeviceFault[] {
  const zones = voice.zones.views();
  const heard = new Map<string, boolean>();
  for (const { board, silentSince } of zones) heard.set(board, heard.get(board) !== false && silentSince === undefined);
  return [
    ...printing.printers().items.flatMap((printer) => printerFault(printer, catalogue) ?? []),
    ...boards.views().flatMap((board) => boardFault(board, catalogue, heard.get(board.id) === true) ?? []),
    ...zones.flatMap((zone) => voiceFault(zone, catalogue) ?? []),
    ...signs.view().items.flatMap((sign) => signFault(sign) ?? []),
  ];
}

function printerFault(printer: TrayPrinter, { kiosks, printers }: Catalogue): DeviceFault | undefined {
  const what = printerLack(printer);
  if (what === undefined) return undefined;
  const kiosk = kiosks.find(({ id }) => id === printer.id);
  const { name, coversZones } = kiosk ?? printers.find(({ id }) => id === printer.id) ?? {};
  return {
    kind: kiosk === undefined ? 'printer' : 'kiosk',
    id: printer.id,
    name: name ?? asIs(printer.name),
    zones: coversZones ?? [],
    what,
  };
}

function printerLack({ state, paper, withoutPaper, agentDisk }: TrayPrinter): DeviceLack | undefined {
  if (withoutPaper === true) return 'no-paper-and-no-stand-in';
  if (agentDisk === true) return 'disk-of-agent';
  if (paper === 'out') return 'paper-out';
  if (state === 'offline') return 'offline';
  return state === 'trouble' ? 'in-trouble' : undefined;
}

/** `speaks`: it is the loudspeaker of a zone, and none of its zones is told as silent already. */
function boardFault(board: FleetBoard, { boards }: Catalogue, speaks: boolean): DeviceFault | undefined {
  const what = boardLack(board, speaks);
  if (what === undefined) return undefined;
  const zones = boards.find(({ id }) => id === board.id)?.coversZones ?? [board.zone];
  return { kind: 'board', id: board.id, name: board.name, zones, what };
}

function boardLack({ linked, lostAt, disobeys, report }: FleetBoard, speaks: boolean): DeviceLack | undefined {
  if (!linked) return lostAt === undefined ? undefined : 'page-gone';
  if (disobeys === true) return 'disobeys';
  if ((report?.faults.length ?? 0) > 0) return 'page-faulty';
  // A board that nobody is to hear works well without sound.
  return speaks && report?.sound === 'blocked' ? 'sound-blocked' : undefined;
}

function voiceFault({ id, board, zones, silentSince }: SoundZoneView, { boards }: Catalogue): DeviceFault | undefined {
  if (silentSince === undefined) return undefined;
  const name = boards.find((each) => each.id === board)?.name ?? asIs(id);
  return { kind: 'voice', id, name, zones, what: 'silent' };
}

function signFault({ id, name, state }: SignView): DeviceFault | undefined {
  if (state !== 'unreachable' && state !== 'refused') return undefined;
  return { kind: 'sign', id, name, zones: [], what: state === 'refused' ? 'refuses-its-text' : 'unreachable' };
}
