import type { Catalogue } from '../../catalogue/catalogue.ts';
import type { CategoryId, CounterId, LineId, ServiceId } from '../../base/names.ts';
import { isLeft } from '../going-over.ts';
import type { HallState } from '../state.ts';
import type { Step } from '../ticket.ts';

/** What today needs and another hall file lacks: the first that is found. */
export type CatalogueLack =
  | { readonly what: 'line'; readonly id: LineId }
  | { readonly what: 'service'; readonly id: ServiceId; readonly number: string }
  | { readonly what: 'category'; readonly id: CategoryId; readonly number: string }
  | { readonly what: 'counter'; readonly id: CounterId };

/** Undefined when the catalogue has all that today's tickets and counters need. */
export function lackOf(state: HallState, next: Catalogue): CatalogueLack | undefined {
  const lines = new Map(next.lines.map((line) => [line.id, line]));
  for (const [id, count] of state.issued) {
    if (count > 0 && state.index.lines.get(id)?.prefix !== lines.get(id)?.prefix) return { what: 'line', id };
  }
  const services = new Map(next.services.map((service) => [service.id, service.line]));
  const categories = new Set(next.categories.map((category) => category.id));
  for (const { number, category, steps } of state.tickets.values()) {
    // What they ask for next has it, though none of their steps may wait with it now.
    if (!categories.has(category)) return { what: 'category', id: category, number };
    for (const step of steps.filter(isLeft)) {
      const stays = isAway(state, step) ? lines.has(step.line) : services.get(step.service) === step.line;
      if (!services.has(step.service) || !stays) return { what: 'service', id: step.service, number };
      if (!categories.has(step.category)) return { what: 'category', id: step.category, number };
    }
  }
  const counters = new Set(next.counters.map((counter) => counter.id));
  for (const [id, counter] of state.counters) {
    if (counter.state !== 'closed' && !counters.has(id)) return { what: 'counter', id };
  }
  return undefined;
}

/**
 * Whoever was moved, or came over from a day on which their service had another line, needs the line that they wait in
 * now.
 */
function isAway({ index }: HallState, { movedFrom, service, line }: Step): boolean {
  return movedFrom !== undefined || index.services.get(service)?.line !== line;
}

/** The same in words. */
export function lackText(lack: CatalogueLack): string {
  switch (lack.what) {
    case 'line':
      return `line ${lack.id} has given numbers today and is gone or has another prefix`;
    case 'service':
      return `ticket ${lack.number} waits for service ${lack.id}, which is gone or moved`;
    case 'category':
      return `ticket ${lack.number} has category ${lack.id}, which is gone`;
    case 'counter':
      return `counter ${lack.id} is open and is gone`;
  }
}
