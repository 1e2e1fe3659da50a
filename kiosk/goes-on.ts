import type { Language } from '../core/base/names.ts';
import type { LinkState } from '../web/link/link.ts';
import { CUT_OFF_AFTER_MS } from './cover.ts';
import type { Flow } from './flow.ts';

/**
 * Where the kiosk goes on while the hall is out of reach: the page of the agent on this very machine, if that one has
 * opened this page (`agent=PORT`) and was there when the hall was last heard (`goesOn`): behind one that is gone stands
 * an error of the browser, which leads nowhere. Whoever was taking a number is asked once more there, under the same
 * key.
 */
export function goesOnAt(
  search: string,
  flow: Flow,
  link: { readonly state: LinkState; readonly stateSince: number },
  known: {
    readonly evacuate: boolean;
    readonly goesOn: boolean;
    readonly language: Language;
    readonly at: number;
  },
): string | undefined {
  const query = new URLSearchParams(search);
  const port = query.get('agent') ?? '';
  // A number of a port alone: nobody is led to another machine.
  if (!/^[1-9]\d{0,4}$/.test(port)) return undefined;
  if (known.evacuate || !known.goesOn || flow.screen.name === 'done') return undefined;
  if (link.state === 'online' || known.at - link.stateSince < CUT_OFF_AFTER_MS) return undefined;
  const to = new URLSearchParams({ kiosk: query.get('id') ?? '', lang: known.language, ...begun(flow) });
  return new URL(`http://127.0.0.1:${port}/?${to.toString()}`).href;
}

/** What had been sent, or was to be sent again, for one service; anything more is chosen anew. */
function begun({ visit }: Flow): Readonly<Record<string, string>> {
  const [service, ...more] = visit?.services ?? [];
  if (visit === undefined || service === undefined || more.length > 0 || visit.appointment !== undefined) return {};
  const { category, commandId, sendingSince, problem } = visit;
  const sent = sendingSince !== undefined || problem?.code === 'unreachable';
  return { service: service.id, category, ...(sent ? { key: commandId, again: '1' } : {}) };
}
