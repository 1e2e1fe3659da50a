import { Gauge, type Registry } from 'prom-client';
import type { World } from '../../core/record/world.ts';
import { countWaiting } from '../../core/views/line-figures.ts';
import type { SignView } from '../../core/protocol/shapes/signs.ts';
import type { PrintersView, TrayPrinter } from '../../core/protocol/shapes/printers.ts';

/** What a hall is asked for when somebody reads the figures. */
export interface HallFigures {
  world(): World;
  health(): { readonly ready: boolean; readonly clockBehindMs: number; readonly clockAheadMs?: number };
  printers(): readonly TrayPrinter[];
  agents(): PrintersView['agents'];
  signs(): readonly SignView[];
}

/** A hall that is asked, and how its figures are told from those of others. */
export type Asked = { readonly labels: Readonly<Record<string, string>>; readonly figures: HallFigures };

type Figure = readonly [labels: Readonly<Record<string, string>>, value: number];

/** Registers what is not counted but asked for, of each hall that is open when it is read. */
export function gaugesOf(counter: Registry, halls: () => readonly Asked[]): void {
  const gauge = (name: string, help: string, label: string | undefined, of: (hall: HallFigures) => Figure[]): Gauge =>
    new Gauge({
      name,
      help,
      labelNames: label === undefined ? ['hall'] : ['hall', label],
      registers: [counter],
      collect() {
        this.reset();
        for (const { labels, figures } of halls())
          for (const [more, value] of of(figures)) this.set({ ...labels, ...more }, value);
      },
    });
  const number = (name: string, help: string, value: (hall: HallFigures) => number): Gauge =>
    gauge(name, help, undefined, (hall) => [[{}, value(hall)]]);
  const printer = (name: string, help: string, value: (printer: TrayPrinter) => number): Gauge =>
    gauge(name, help, 'printer', (hall) => hall.printers().map((each): Figure => [{ printer: each.id }, value(each)]));

  number('hallcall_journal_ready', '1 while commands can be written', (hall) => (hall.health().ready ? 1 : 0));
  number(
    'hallcall_clock_behind_seconds',
    'How far the wall clock is behind the journal',
    (hall) => hall.health().clockBehindMs / 1000,
  );
  number(
    'hallcall_clock_ahead_seconds',
    'How far the wall clock has jumped ahead without being believed',
    (hall) => (hall.health().clockAheadMs ?? 0) / 1000,
  );
  number('hallcall_tickets_issued_today', 'Tickets issued today', (hall) => hall.world().state.issuedTotal);
  number('hallcall_counters_open', 'Open counters', openCounters);
  number('hallcall_slips_owed', 'Papers that still have to come out', slipsOwed);
  printer('hallcall_printer_ready', '1 while a printer can print', ({ state }) =>
    state === 'ready' || state === 'printing' ? 1 : 0,
  );
  printer('hallcall_printer_paper', '2 enough, 1 low, 0 out', ({ paper }) => ({ ok: 2, low: 1, out: 0 })[paper]);
  printer('hallcall_printer_owed', 'Papers that a printer still owes', ({ owed }) => owed);
  gauge('hallcall_agent_linked', '1 while the agent of a kiosk or counter PC is linked', 'agent', (hall) =>
    hall.agents().map(({ id, linked }): Figure => [{ agent: id }, linked ? 1 : 0]),
  );
  gauge('hallcall_sign_ok', '1 while a LED sign shows what it should, as far as it says', 'sign', (hall) =>
    hall.signs().map(({ id, state }): Figure => [{ sign: id }, state === 'ok' ? 1 : 0]),
  );
  gauge('hallcall_waiting', 'Tickets waiting by line', 'line', waitingByLine);
}

function openCounters(hall: HallFigures): number {
  return [...hall.world().state.counters.values()].filter((counter) => counter.state === 'open').length;
}

function slipsOwed(hall: HallFigures): number {
  return [...hall.world().record.slips.values()].filter((slip) => slip.outcome === 'owed').length;
}

function waitingByLine(hall: HallFigures): Figure[] {
  const { state } = hall.world();
  return [...state.index.lines.keys()].flatMap((line): Figure[] => {
    const waiting = countWaiting(state, line);
    return waiting === 0 ? [] : [[{ line }, waiting]];
  });
}
