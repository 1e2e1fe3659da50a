import type { BoardView } from '../shapes/board.ts';
import type { CallMessage, CallReceipt } from '../shapes/call.ts';
import type { FleetView } from '../shapes/fleet.ts';
import type { InputsView } from '../shapes/inputs.ts';
import type { KioskView } from '../shapes/kiosk.ts';
import type { BoardNoticesView, EmergencyView } from '../shapes/notices.ts';
import type { PrintersNow, TrayView } from '../shapes/printers.ts';
import type { SignsView } from '../shapes/signs.ts';
import type { WindowView } from '../shapes/window.ts';
import { COUNTER_1, HALL_NAME, HOUSEHOLD, NOW } from './visit-examples.ts';

// What hangs, stands and is plugged in in the same hall.

const NOW_AND_SEQ = { seq: 118, now: NOW };

export const CALL_EXAMPLE: CallMessage = {
  seq: 119,
  at: NOW,
  number: 'A014',
  counter: '1',
  kind: 'call',
  counterName: COUNTER_1,
  zone: '1F-A',
  line: 'ps-household',
  speech: [{ language: 'en', text: 'Number A014, Counter 1' }],
  board: ['board-01'],
};

export const BOARD_EXAMPLE: BoardView = {
  id: 'board-01',
  kind: 'main',
  name: HALL_NAME,
  hall: HALL_NAME,
  ...NOW_AND_SEQ,
  timeZone: 'Asia/Shanghai',
  repeatWindow: 15,
  intake: { open: true },
  calls: [
    {
      seq: 112,
      at: '2026-03-09T09:02:10+08:00',
      kind: 'call',
      number: 'A013',
      counter: '1',
      counterName: COUNTER_1,
      zone: '1F-A',
      line: 'ps-household',
      state: 'over',
    },
  ],
  waiting: [{ line: 'ps-household', prefix: 'A', name: HOUSEHOLD, waiting: 1, openCounters: 1 }],
  notices: [],
};

export const WINDOW_EXAMPLE: WindowView = {
  counter: '1',
  name: COUNTER_1,
  hall: HALL_NAME,
  zone: '1F-A',
  ...NOW_AND_SEQ,
  timeZone: 'Asia/Shanghai',
  state: 'open',
  lines: [{ prefix: 'A', name: HOUSEHOLD }],
  ticket: { number: 'A014', state: 'called', call: 119 },
};

export const RECEIPT_EXAMPLE: CallReceipt = { ...NOW_AND_SEQ, call: 112, boards: 2, painted: 2, voice: 'spoken' };

const PRINTER = { id: 'kiosk-1', name: 'Kiosk 1', state: 'ready', paper: 'ok', owed: 0 } as const;

export const PRINTERS_EXAMPLE: PrintersNow = {
  ...NOW_AND_SEQ,
  items: [PRINTER],
  agents: [{ id: 'agent-1', linked: true }],
  found: [],
};

export const TRAY_EXAMPLE: TrayView = {
  ...NOW_AND_SEQ,
  slips: [
    {
      id: '17',
      at: '2026-03-09T09:02:11+08:00',
      printer: 'kiosk-1',
      number: 'A014',
      copy: 0,
      widthDots: 576,
      url: '/api/v1/tray/17.png',
      code: 'https://hall.example/t/01JNX5G7Q8#secret',
      unknown: [],
    },
  ],
  printers: [PRINTER],
};

export const FLEET_EXAMPLE: FleetView = {
  ...NOW_AND_SEQ,
  items: [
    {
      id: 'board-01',
      kind: 'main',
      name: HALL_NAME,
      zone: '1F-A',
      linked: true,
      pages: 1,
      seenAt: NOW,
      standing: { muted: false, blank: false, volume: 100 },
      orders: [],
    },
  ],
  sounds: [{ id: 'ground-floor', board: 'board-01', zones: ['1F-A'], waiting: 0, volume: 100 }],
  problems: [],
};

export const INPUTS_EXAMPLE: InputsView = {
  ...NOW_AND_SEQ,
  items: [{ id: 'keypad-1', family: 'keypad-numpad', where: 'virtual', counter: '1', state: 'there' }],
};

export const KIOSK_EXAMPLE: KioskView = { ...NOW_AND_SEQ, items: [], paper: { state: 'here' }, goesOn: true };

export const SIGNS_EXAMPLE: SignsView = {
  ...NOW_AND_SEQ,
  items: [
    {
      id: 'sign-1',
      name: COUNTER_1,
      family: 'bx-5k',
      where: 'virtual',
      shows: { kind: 'counter', counter: '1' },
      answers: true,
      says: ['A014'],
      state: 'ok',
      since: NOW,
    },
  ],
};

export const NOTICES_EXAMPLE: BoardNoticesView = {
  ...NOW_AND_SEQ,
  board: 'board-01',
  until: '2026-03-10T10:00:00+08:00',
  items: [
    {
      id: 'open-late',
      content: { kind: 'text', text: { en: 'Open until 19:00 on Thursday' } },
      order: 0,
      priority: 'normal',
      seconds: 10,
      spans: [{ from: '2026-03-09T09:00:00+08:00', to: '2026-03-10T10:00:00+08:00' }],
    },
  ],
};

export const EMERGENCY_EXAMPLE: EmergencyView = {
  ...NOW_AND_SEQ,
  text: { en: 'Please leave the hall by the nearest exit' },
  raisedAt: NOW,
  evacuate: true,
};
