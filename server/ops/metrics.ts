import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';
import { RELEASE } from '../../core/base/release.ts';
import { isDoorCommand } from '../../core/protocol/commands.ts';
import { allResources, type ResourceFacts } from '../../core/protocol/resources/resource-facts.ts';
import { gaugesOf, type HallFigures } from './hall-gauges.ts';

/**
 * Figures of one hall for Prometheus. Names have units; nothing in them tells of a person. Labels are names that the
 * hall has: each new one would be kept for good, so that whoever could make them up could fill the memory.
 */
export interface HallMetrics {
  command(name: string, outcome: string): void;
  request(route: string, status: number, seconds: number): void;
  written(events: number, commands: number, seconds: number): void;
  fault(): void;
  sockets(change: 1 | -1): void;
  call(): void;
  /** Asks the hall for what it is like whenever somebody reads the figures. Returns the way out. */
  watch(figures: HallFigures): () => void;
}

/** The figures of a server and its halls. */
export interface Metrics {
  text(): Promise<string>;
  readonly contentType: string;
  of(hall: string): HallMetrics;
}

/**
 * The figures of a server. `several`: it has more than one hall, and each figure says of which it is, by the label
 * `hall`.
 */
export function createMetrics({ several = false }: { readonly several?: boolean } = {}): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  releaseIn(registry);
  const counts = countsIn(registry);
  const watched = new Map<string, HallFigures>();
  const labels = (hall: string): Labels => (several ? { hall } : {});
  gaugesOf(registry, () => [...watched].map(([hall, figures]) => ({ labels: labels(hall), figures })));
  return {
    text: () => registry.metrics(),
    contentType: registry.contentType,
    of: (hall) => ({
      ...metricsOf(counts, labels(hall)),
      watch(figures) {
        watched.set(hall, figures);
        return () => watched.delete(hall);
      },
    }),
  };
}

/** Always 1: what it says stands in its labels. */
function releaseIn(registry: Registry): void {
  const labelNames = ['version', 'build'] as const;
  new Gauge({ name: 'hallcall_release_info', help: 'What runs', labelNames, registers: [registry] }).set(RELEASE, 1);
}

type Labels = { readonly hall?: string };
type Counts = ReturnType<typeof countsIn>;

function countsIn(registry: Registry) {
  const registers = [registry];
  return {
    commands: new Counter({
      name: 'hallcall_commands_total',
      help: 'Commands by name and outcome',
      labelNames: ['hall', 'name', 'outcome'],
      registers,
    }),
    requests: new Histogram({
      name: 'hallcall_http_request_seconds',
      help: 'Time to answer, by route and status',
      labelNames: ['hall', 'route', 'status'],
      buckets: [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1],
      registers,
    }),
    writes: new Histogram({
      name: 'hallcall_journal_write_seconds',
      help: 'Time of one durable write',
      labelNames: ['hall'],
      buckets: [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.05, 0.25, 1],
      registers,
    }),
    shared: new Histogram({
      name: 'hallcall_journal_commands_per_write',
      help: 'Commands that shared one write',
      labelNames: ['hall'],
      buckets: [1, 2, 4, 8, 16, 32, 64, 128, 256],
      registers,
    }),
    ...eventCounts(registers),
  };
}

function eventCounts(registers: Registry[]) {
  const labelNames = ['hall'] as const;
  return {
    events: new Counter({ name: 'hallcall_journal_events_total', help: 'Events written', labelNames, registers }),
    faults: new Counter({
      name: 'hallcall_journal_faults_total',
      help: 'Times the journal became unusable',
      labelNames,
      registers,
    }),
    sockets: new Gauge({ name: 'hallcall_sockets', help: 'Open live connections', labelNames, registers }),
    calls: new Counter({
      name: 'hallcall_calls_total',
      help: 'Calls and recalls sent to boards',
      labelNames,
      registers,
    }),
  };
}

/** What has none of the names that are counted. */
const OTHER = 'other';

/** `GET /tickets/{id}` as `GET /tickets/:id`. */
export function routeLabel({ method, path }: Pick<ResourceFacts, 'method' | 'path'>): string {
  return `${method} ${path.replace(/\{(\w+)\}/g, ':$1')}`;
}

const ROUTES: ReadonlySet<string> = new Set(allResources().map(routeLabel));

function outcomeLabel(outcome: string): string {
  return outcome === 'done' || /^[1-5]\d\d$/.test(outcome) ? outcome : OTHER;
}

function metricsOf(counts: Counts, labels: Labels): Omit<HallMetrics, 'watch'> {
  const { commands, requests, writes, shared, events, faults, sockets, calls } = counts;
  // What has not happened yet is told as nothing, not left out.
  for (const each of [events, faults, sockets, calls]) each.inc(labels, 0);
  for (const each of [writes, shared]) each.zero(labels);
  return {
    command: (name, outcome) =>
      commands.inc({ ...labels, name: isDoorCommand(name) ? name : OTHER, outcome: outcomeLabel(outcome) }),
    request: (route, status, seconds) =>
      requests.observe(
        { ...labels, route: ROUTES.has(route) ? route : OTHER, status: outcomeLabel(String(status)) },
        seconds,
      ),
    written(count, waiters, seconds) {
      events.inc(labels, count);
      shared.observe(labels, waiters);
      writes.observe(labels, seconds);
    },
    fault: () => faults.inc(labels),
    sockets: (change) => sockets.inc(labels, change),
    call: () => calls.inc(labels),
  };
}
