import type { Alert, AlertsView } from '../../core/protocol/shapes/alerts.ts';
import type { SessionUser } from '../../web/session/session.ts';

/** What is shown above everything: in force, and for whoever is signed in; what nobody has taken on comes first. */
export function alertsFor(view: AlertsView | undefined, user: SessionUser): readonly Alert[] {
  const mine = (view?.items ?? []).filter(
    (alert) => alert.cleared === undefined && alert.ways.includes('page') && isFor(alert, user),
  );
  return [...mine.filter(isOpen), ...mine.filter((alert) => !isOpen(alert))];
}

/** Nobody has taken it on. */
export function isOpen({ acknowledged }: Alert): boolean {
  return acknowledged === undefined;
}

/** Those that sound, by id. */
export function soundingFor(view: AlertsView, user: SessionUser): readonly string[] {
  return view.items
    .filter(
      (alert) => alert.cleared === undefined && isOpen(alert) && alert.ways.includes('sound') && isFor(alert, user),
    )
    .map(({ id }) => id);
}

function isFor({ roles, users }: Alert, user: SessionUser): boolean {
  return users.includes(user.id) || roles.some((role) => user.roles.includes(role));
}

/** The title of a tab with how many nobody has taken on: `(2) Hall overview`. */
export function titleWith(title: string, open: number): string {
  const bare = title.replace(/^\(\d+\) /, '');
  return open === 0 ? bare : `(${String(open)}) ${bare}`;
}
