import type { Instant } from '../../base/time.ts';
import type { CatalogueIndex } from '../../catalogue/catalogue-index.ts';
import { APPOINTMENT, ORDINARY } from '../../catalogue/category.ts';
import type { CategoryId, ServiceId } from '../../base/names.ts';
import type { Service } from '../../catalogue/service.ts';
import type { NewStep } from '../event.ts';

/**
 * A step of a service that is known to exist. Where a service gives no priority, everybody but a booking waits as an
 * ordinary one.
 */
export function newStep(index: CatalogueIndex, service: ServiceId, category: CategoryId, since: Instant): NewStep {
  const { line } = index.services.get(service) as Service;
  return { service, line, category: categoryFor(index, service, category), since };
}

/** The category that counts for a service; one that the hall file has lost counts as the ordinary one. */
export function categoryFor(index: CatalogueIndex, service: ServiceId, category: CategoryId): CategoryId {
  const { priorityAllowed } = index.services.get(service) as Service;
  const counts = priorityAllowed || category === APPOINTMENT;
  return counts && index.categories.has(category) ? category : ORDINARY;
}

/** The services in the order of the visit: what has to be done first comes first, else as asked for. */
export function inVisitOrder(index: CatalogueIndex, services: readonly ServiceId[]): ServiceId[] {
  const left = [...services];
  const ordered: ServiceId[] = [];
  while (left.length > 0) {
    const free = left.findIndex((service) => {
      const after = index.services.get(service)?.after ?? [];
      return !after.some((other) => left.includes(other));
    });
    // A cycle cannot come out of a checked hall file; the order asked for is the way out all the same.
    ordered.push(...left.splice(Math.max(0, free), 1));
  }
  return ordered;
}
