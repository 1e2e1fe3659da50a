import type { Language } from '../../core/base/names.ts';
import type { Trouble } from '../../core/protocol/shapes/troubles.ts';
import { say } from '../../web/text/say.ts';
import { troublesText } from '../../web/text/troubles.ts';

type Kind = 'lines' | 'counters' | 'devices' | 'others';

/** How many of what the list has, so that its count can be held against those of lines and counters beside it. */
export function kindsInWords(items: readonly Trouble[], language: Language): string {
  const n: Record<Kind, number> = { lines: 0, counters: 0, devices: 0, others: 0 };
  for (const { kind } of items) n[kindOf(kind)] += 1;
  return [
    n.lines > 0 ? say(troublesText.ofLines, language, { n: n.lines }) : '',
    n.counters > 0 ? say(troublesText.ofCounters, language, { n: n.counters }) : '',
    n.devices > 0 ? say(troublesText.ofDevices, language, { n: n.devices }) : '',
    n.others > 0 ? say(troublesText.ofOthers, language, { n: n.others }) : '',
  ]
    .filter((words) => words !== '')
    .join(' · ');
}

function kindOf(kind: Trouble['kind']): Kind {
  switch (kind) {
    case 'line':
      return 'lines';
    case 'counter':
      return 'counters';
    case 'kiosk':
    case 'printer':
    case 'board':
    case 'voice':
    case 'sign':
      return 'devices';
    case 'hall-file':
    case 'clock':
    case 'records':
    case 'lost':
      return 'others';
  }
}
