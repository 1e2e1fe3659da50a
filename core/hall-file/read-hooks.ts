import { HOOK_KINDS, HOOK_SCOPES, type Hook, type HookKind, type HookScope } from '../catalogue/hook.ts';
import { cell, complain, hint, id, list, names, type Row } from './read-row.ts';
import { isWebAddress } from './web-address.ts';

/** `ticket.*` and the like, and `*`. */
const GROUPS = new Map<string, readonly HookKind[]>([
  ['*', HOOK_KINDS],
  ...HOOK_KINDS.map((kind): [string, readonly HookKind[]] => {
    const group = kind.slice(0, kind.indexOf('.') + 1);
    return [`${group}*`, HOOK_KINDS.filter((each) => each.startsWith(group))];
  }),
]);

/** A line of hooks.csv. */
export function readHook(row: Row): Hook {
  const url = cell(row, 'url');
  if (!isWebAddress(url)) complain(row, 'url', 'an address such as https://statistics.example/hall');
  return { id: id(row), name: names(row), url, kinds: readKinds(row), scopes: readScopes(row) };
}

/** In the order of the table, each once, however they were written. */
function readKinds(row: Row): readonly HookKind[] {
  const asked = new Set<HookKind>();
  const known = [...HOOK_KINDS, ...GROUPS.keys()];
  for (const part of list(row, 'events')) {
    const word = part.toLowerCase();
    const kinds = GROUPS.get(word) ?? HOOK_KINDS.filter((each) => each === word);
    if (kinds.length === 0)
      complain(row, 'events', `kinds such as ticket.called, ticket.* or *${hint(part, known)}`, part);
    for (const kind of kinds) asked.add(kind);
  }
  if (cell(row, 'events') === '') complain(row, 'events', 'kinds such as ticket.called, ticket.* or *');
  return HOOK_KINDS.filter((kind) => asked.has(kind));
}

function readScopes(row: Row): readonly HookScope[] {
  const parts = list(row, 'scope').map((part) => part.toLowerCase());
  for (const [at, part] of parts.entries()) {
    if (!HOOK_SCOPES.some((each) => each === part))
      complain(row, 'scope', `of ${HOOK_SCOPES.join(', ')}, or nothing${hint(part, HOOK_SCOPES)}`, part);
    else if (parts.indexOf(part) < at) complain(row, 'scope', 'each only once', part);
  }
  return HOOK_SCOPES.filter((scope) => parts.includes(scope));
}
