import { describe, expect, it } from 'vitest';
import { goesOnAt } from '../../kiosk/goes-on.ts';
import { initialFlow, nextFlow, type Flow } from '../../kiosk/flow.ts';

const NAMES = { 'zh-Hans': '事', 'zh-Hant': '事', en: 'it' };
const SERVICE = { id: 'pass', name: NAMES, department: 'd', line: 'l' };
const known = { evacuate: false, goesOn: true, language: 'en', at: 60_000 } as const;
const lost = { state: 'offline', stateSince: 54_000 } as const;
const OPENED = '?id=kiosk-2&agent=8179';

function chosen(): Flow {
  return nextFlow(initialFlow(0), { name: 'choose-service', service: SERVICE, commandId: 'key-of-the-touch' }, 1);
}

describe('a kiosk whose hall is away', () => {
  it('[GO1] goes on at the agent that has opened it, on this machine alone', () => {
    expect(goesOnAt(OPENED, initialFlow(0), lost, known)).toBe('http://127.0.0.1:8179/?kiosk=kiosk-2&lang=en');
    for (const search of [
      '?id=kiosk-2',
      '?agent=',
      '?agent=evil.example',
      '?agent=80@evil',
      '?agent=-1',
      '?agent=123456',
    ])
      expect(goesOnAt(search, initialFlow(0), lost, known)).toBeUndefined();
    // The agent was gone when the hall was last heard: its page would be a browser's error.
    expect(goesOnAt(OPENED, initialFlow(0), lost, { ...known, goesOn: false })).toBeUndefined();
  });

  it('[GO2] not while the hall is there, was there a moment ago, is evacuated, or a number stands on the screen', () => {
    const flow = initialFlow(0);
    expect(goesOnAt(OPENED, flow, { state: 'online', stateSince: 0 }, known)).toBeUndefined();
    expect(goesOnAt(OPENED, flow, { state: 'offline', stateSince: 56_000 }, known)).toBeUndefined();
    expect(goesOnAt(OPENED, flow, lost, { ...known, evacuate: true })).toBeUndefined();
    const ticket = { id: 't' } as never; // only that one stands there
    const done: Flow = { ...flow, screen: { name: 'done', ticket, paper: 'out' } };
    expect(goesOnAt(OPENED, done, lost, known)).toBeUndefined();
  });

  it('[GO3] takes along what was chosen, and the key of what was sent', () => {
    const query = (flow: Flow): Record<string, string> =>
      Object.fromEntries(new URL(goesOnAt(OPENED, flow, lost, known) ?? '').searchParams);
    expect(query(chosen())).toEqual({ kiosk: 'kiosk-2', lang: 'en', service: 'pass', category: 'ordinary' });
    const sent = nextFlow(chosen(), { name: 'take' }, 2);
    expect(query(sent)).toMatchObject({ service: 'pass', key: 'key-of-the-touch', again: '1' });
    const problem = { code: 'unreachable', status: 0, title: '', detail: '' } as never; // as the link says it
    const refused = nextFlow(
      sent,
      { name: 'refused', commandId: 'key-of-the-touch', problem, nextCommandId: 'other' },
      3,
    );
    expect(query(refused)).toMatchObject({ key: 'key-of-the-touch', again: '1' });
    const two = nextFlow(chosen(), { name: 'choose-service', service: { ...SERVICE, id: 'other' }, commandId: 'k' }, 2);
    expect(query(two)).toEqual({ kiosk: 'kiosk-2', lang: 'en' });
  });
});
