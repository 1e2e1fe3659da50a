import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';
import type { HallHealth } from '../ledger/hall.ts';
import type { PrintersView, TrayPrinter } from '../../core/protocol/shapes/printers.ts';
import type { SignView } from '../../core/protocol/shapes/signs.ts';
import type { World } from '../../core/record/world.ts';

/** Figures for Prometheus. Names have units; nothing in them tells of a person. */
export interface Metrics {
  text(): Promise<string>;
  readonly contentType: string;
  command(name: string, outcome: string): void;
  request(route: string, status: number, seconds: number): void;
  written(events: number, commands: number, seconds: number): void;
  fault(): void;
  sockets(change: 1 | -1): void;
  call(): void;
}

/** The registry of one server. */
export function createMetrics(
  world: () => World,
  health: () => HallHealth,
  printing: () => Pick<PrintersView, 'agents'> & { readonly printers: readonly TrayPrinter[] },
  signs: () => readonly SignView[],
): Metrics {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });
  const commands = new Counter({
    name: 'hallcall_commands_total',
    help: 'Commands by name and outcome',
    labelNames: ['name', 'outcome'],
    registers,
  });
  const requests = new Histogram({
    name: 'hallcall_http_request_seconds',
    help: 'Time to answer, by route and status',
    labelNames: ['route', 'status'],
    buckets: [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1],
    registers,
  });
  const writes = new Histogram({
    name: 'hallcall_journal_write_seconds',
    help: 'Time of one durable write',
    buckets: [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.05, 0.25, 1],
    registers,
  });
  const events = new Counter({ name: 'hallcall_journal_events_total', help: 'Events written', registers });
  const shared = new Histogram({
    name: 'hallcall_journal_commands_per_write',
    help: 'Commands that shared one write',
    buckets: [1, 2, 4, 8, 16, 32, 64, 128, 256],
    registers,
  });
  const faults = new Counter({
    name: 'hallcall_journal_faults_total',
    help: 'Times the journal became unusable',
    registers,
  });
  const sockets = new Gauge({ name: 'hallcall_sockets', help: 'Open live connections', registers });
  const calls = new Counter({ name: 'hallcall_calls_total', help: 'Calls and recalls sent to boards', registers });
  const gauge = (name: string, help: string, value: () => number): Gauge =>
    new Gauge({
      name,
      help,
      registers,
      collect() {
        this.set(value());
      },
    });
  gauge('hallcall_journal_ready', '1 while commands can be written', () => (health().ready ? 1 : 0));
  gauge(
    'hallcall_clock_behind_seconds',
    'How far the wall clock is behind the journal',
    () => health().clockBehindMs / 1000,
  );
  gauge('hallcall_tickets_issued_today', 'Tickets issued today', () => world().state.issuedTotal);
  gauge(
    'hallcall_counters_open',
    'Open counters',
    () => [...world().state.counters.values()].filter((desk) => desk.state === 'open').length,
  );
  gauge(
    'hallcall_slips_owed',
    'Papers that still have to come out',
    () => [...world().record.slips.values()].filter((slip) => slip.outcome === 'owed').length,
  );
  const printerGauge = (name: string, help: string, value: (printer: TrayPrinter) => number): Gauge =>
    new Gauge({
      name,
      help,
      labelNames: ['printer'],
      registers,
      collect() {
        for (const printer of printing().printers) this.set({ printer: printer.id }, value(printer));
      },
    });
  printerGauge('hallcall_printer_ready', '1 while a printer can print', ({ state }) =>
    state === 'ready' || state === 'printing' ? 1 : 0,
  );
  printerGauge('hallcall_printer_paper', '2 enough, 1 low, 0 out', ({ paper }) => ({ ok: 2, low: 1, out: 0 })[paper]);
  printerGauge('hallcall_printer_owed', 'Papers that a printer still owes', ({ owed }) => owed);
  new Gauge({
    name: 'hallcall_agent_linked',
    help: '1 while the agent of a kiosk or counter PC is linked',
    labelNames: ['agent'],
    registers,
    collect() {
      for (const { id, linked } of printing().agents) this.set({ agent: id }, linked ? 1 : 0);
    },
  });
  new Gauge({
    name: 'hallcall_sign_ok',
    help: '1 while a LED sign shows what it should, as far as it says',
    labelNames: ['sign'],
    registers,
    collect() {
      for (const { id, state } of signs()) this.set({ sign: id }, state === 'ok' ? 1 : 0);
    },
  });
  new Gauge({
    name: 'hallcall_waiting',
    help: 'Steps waiting by line',
    labelNames: ['line'],
    registers,
    collect() {
      this.reset();
      for (const ticket of world().state.tickets.values()) {
        for (const step of ticket.steps) if (step.state === 'waiting') this.inc({ line: step.line });
      }
    },
  });
  return {
    text: () => registry.metrics(),
    contentType: registry.contentType,
    command: (name, outcome) => {
      commands.inc({ name, outcome });
    },
    request: (route, status, seconds) => {
      requests.observe({ route, status: String(status) }, seconds);
    },
    written: (count, waiters, seconds) => {
      events.inc(count);
      shared.observe(waiters);
      writes.observe(seconds);
    },
    fault: () => {
      faults.inc();
    },
    sockets: (change) => {
      sockets.inc(change);
    },
    call: () => {
      calls.inc();
    },
  };
}
