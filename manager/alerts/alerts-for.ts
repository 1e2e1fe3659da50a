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

/** So many of those that are kept quiet are named unasked: what needs somebody stays on the glass below them. */
const QUIET_NAMED = 2;

/** What one limit has kept quiet: whom to name, and how many more there are. */
export function keptQuiet(
  suppressed: AlertsView['suppressed'],
  limit: 'rule' | 'hall',
  whole: boolean,
): { readonly named: AlertsView['suppressed']; readonly more: number; readonly most: number } {
  const all = suppressed.filter((each) => each.limit === limit);
  const named = whole ? all : all.slice(0, QUIET_NAMED);
  return { named, more: all.length - named.length, most: all[0]?.most ?? 0 };
}
