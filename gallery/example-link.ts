import { splitTopic, TOPICS } from '../core/protocol/topics.ts';
import type { EmergencyView } from '../core/protocol/shapes/notices.ts';
import type { HallLink, WatchHandlers } from '../web/link/link.ts';

/** The examples of all topics are of this moment. */
const NOW = Date.parse('2026-03-09T09:05:00+08:00');

/** In every language, where the example of the documents has one alone. */
const EMERGENCY: EmergencyView = {
  ...TOPICS.emergency.example,
  text: {
    'zh-Hans': '请从最近的出口离开大厅',
    'zh-Hant': '請從最近的出口離開大廳',
    en: 'Please leave the hall by the nearest exit',
  },
};

/** A link without a hall: it is always nine in the morning, and each topic shows the example of its row. */
export function exampleLink(): HallLink {
  const link = {
    state: 'online',
    stateSince: 0,
    now: () => NOW,
    onState: () => () => undefined,
    on: () => () => undefined,
    watch(topic: string, handlers: WatchHandlers<unknown>) {
      const view = exampleOf(topic);
      if (view !== undefined) queueMicrotask(() => handlers.onView(view, 0));
      return () => undefined;
    },
    command: () =>
      Promise.resolve({ ok: false, problem: { title: 'nobody is there', status: 0, code: 'unreachable' } }),
    reconnect: () => undefined,
  };
  // What components ask of a link; the rest of its class is its socket.
  return link as unknown as HallLink;
}

function exampleOf(topic: string): unknown {
  if (topic === 'emergency') return EMERGENCY;
  const split = splitTopic(topic);
  return split === undefined ? undefined : TOPICS[split.kind].example;
}
