import { describe, expect, it } from 'vitest';
import { isEcho, standingOf } from '../../kiosk/echo.ts';
import { coverOf } from '../../kiosk/cover.ts';
import {
  DONE_MS,
  NO_PAPER_MS,
  IDLE_MS,
  initialFlow,
  nextFlow,
  WARNING_MS,
  warningLeft,
  type Flow,
  type FlowEvent,
} from '../../kiosk/flow.ts';
import type { TicketView } from '../../core/protocol/shapes/ticket.ts';
import type { ServiceView } from '../../web/link/api.ts';
import type { Problem } from '../../web/link/problem.ts';

const names = (text: string): ServiceView['name'] => ({ 'zh-Hans': text, 'zh-Hant': text, en: text });
const service = (id: string): ServiceView => ({ id, department: 'd', line: 'l', name: names(id) });
const NAMES = { 'zh-Hans': '一号机', 'zh-Hant': '一號機', en: 'Kiosk 1' };

const ticket: TicketView = {
  id: 't1',
  number: 'A001',
  seq: 7,
  issuedAt: '2026-03-09T08:30:00+08:00',
  category: 'ordinary',
  language: 'zh-Hans',
  state: 'waiting',
  steps: [],
  slip: { outcome: 'owed', printer: 'kiosk-1', printerName: NAMES, copy: 0 },
};

function after(events: readonly FlowEvent[], from: Flow = initialFlow(0), at = 1000): Flow {
  return events.reduce((flow, event) => nextFlow(flow, event, at), from);
}

const confirming = after([{ name: 'open-search' }, { name: 'choose-service', service: service('a'), commandId: 'c1' }]);

describe('the way to a number', () => {
  it('goes from the search to the confirmation and back to what was typed', () => {
    const typed = after([{ name: 'open-search' }, { name: 'type', query: 'bdc' }]);
    const chosen = after([{ name: 'choose-service', service: service('a'), commandId: 'c1' }], typed);
    expect(chosen.screen).toEqual({ name: 'confirm' });
    const again = after([{ name: 'back' }], chosen);
    expect(again.screen).toEqual({ name: 'search', query: 'bdc' });
    expect(again.visit).toBeUndefined();
  });

  it('adds a second service to the same visit and comes back to one confirmation', () => {
    const two = after(
      [
        { name: 'add-service' },
        { name: 'open-department', department: 'd' },
        { name: 'choose-service', service: service('b'), commandId: 'c2' },
      ],
      confirming,
    );
    expect(two.visit?.services.map((each) => each.id)).toEqual(['a', 'b']);
    expect(two.screen).toEqual({ name: 'confirm' });
    expect(after([{ name: 'back' }], two).screen).toEqual({ name: 'search', query: '' });
  });

  it('keeps the visit when the search for one more service is left', () => {
    const left = after(
      [{ name: 'add-service' }, { name: 'open-search' }, { name: 'back' }, { name: 'back' }],
      confirming,
    );
    expect(left.screen).toEqual({ name: 'confirm' });
    expect(left.visit?.services).toHaveLength(1);
  });

  it('never drops the last service', () => {
    expect(
      after([{ name: 'drop-service', service: service('a'), commandId: 'c3' }], confirming).visit?.services,
    ).toHaveLength(1);
  });

  it('turns the pages of the screen it is on', () => {
    expect(after([{ name: 'turn-page', page: 2 }]).screen).toEqual({ name: 'start', page: 2 });
    expect(after([{ name: 'turn-page', page: 2 }], confirming).screen).toEqual({ name: 'confirm' });
  });
});

describe('ten touches, one number', () => {
  const sending = after([{ name: 'take' }], confirming);

  it('is deaf while the number is on its way', () => {
    const many = after(
      [
        { name: 'take' },
        { name: 'back' },
        { name: 'home' },
        { name: 'choose-category', category: 'elderly', commandId: 'x' },
      ],
      sending,
      2000,
    );
    expect(many).toBe(sending);
  });

  it('shows the number when it comes, and only for its own command', () => {
    expect(after([{ name: 'issued', commandId: 'other', ticket }], sending)).toBe(sending);
    expect(after([{ name: 'issued', commandId: 'c1', ticket }], sending).screen).toEqual({
      name: 'done',
      ticket,
      paper: 'coming',
    });
  });

  it('repeats under the same id when nobody knows what became of it, and lets nothing be changed', () => {
    const problem = { title: '', status: 0, code: 'unreachable' };
    const unsure = after([{ name: 'refused', commandId: 'c1', problem, nextCommandId: 'c2' }], sending);
    expect(unsure.visit).toMatchObject({ commandId: 'c1', problem });
    expect(after([{ name: 'choose-category', category: 'elderly', commandId: 'c3' }], unsure).visit?.category).toBe(
      'ordinary',
    );
  });

  it('[KP6] adds nothing while nobody knows what became of it, and is the same number when it is put together again', () => {
    const problem = { title: '', status: 0, code: 'unreachable' };
    const unsure = after([{ name: 'refused', commandId: 'c1', problem, nextCommandId: 'c2' }], sending);
    const choose = (id: string, commandId: string) =>
      ({ name: 'choose-service', service: service(id), commandId }) as const;
    const added = after([{ name: 'add-service' }, choose('b', 'c3')], unsure);
    expect([added.screen, added.visit]).toEqual([unsure.screen, unsure.visit]);
    const again = after([{ name: 'back' }, choose('a', 'c3'), { name: 'take' }], unsure);
    expect(again.visit).toMatchObject({ commandId: 'c1', sendingSince: 1000 });
    expect(after([{ name: 'back' }, choose('b', 'c3'), { name: 'take' }], unsure).visit?.commandId).toBe('c3');
    // The next citizen has nothing to do with it.
    const next = after([{ name: 'home' }, choose('a', 'c4'), { name: 'take' }], unsure);
    expect(next.visit?.commandId).toBe('c4');
  });

  it('asks anew under another id after a refusal', () => {
    const problem = { title: '', status: 409, code: 'intake-stopped' };
    const refused = after([{ name: 'refused', commandId: 'c1', problem, nextCommandId: 'c2' }], sending);
    expect(refused.visit).toMatchObject({ commandId: 'c2', problem });
    expect(refused.visit?.sendingSince).toBeUndefined();
  });
});

describe('a quick row of taps', () => {
  const tap = { at: 1000, x: 500, y: 1700, on: 'confirm/1' };

  it('does not reach the screen that appears under the finger', () => {
    expect(isEcho(tap, { at: 1200, x: 510, y: 1690, on: 'done/0' })).toBe(true);
  });

  it('[TE4] is none on the screen that the first one brought, wherever it began', () => {
    const started = after([{ name: 'open-department', department: 'd' }]);
    const chosen = after([{ name: 'choose-service', service: service('a'), commandId: 'c1' }], started);
    const two = after([{ name: 'add-service' }], chosen);
    const both = after([{ name: 'choose-service', service: service('b'), commandId: 'c2' }], two);
    const dropped = after([{ name: 'drop-service', service: service('a'), commandId: 'c3' }], both);
    for (const [from, to] of [
      [initialFlow(0), started],
      [started, chosen],
      [chosen, two],
      [two, both],
      [both, dropped],
    ] as const) {
      const first = { ...tap, on: standingOf(from) };
      expect(isEcho(first, { ...first, at: 1300, on: standingOf(to) }), standingOf(to)).toBe(true);
    }
  });

  it('[TE4] is one where somebody types, or turns pages', () => {
    const search = after([{ name: 'open-search' }]);
    const typed = after([{ name: 'type', query: 'h' }], search);
    const turned = after([{ name: 'turn-page', page: 1 }]);
    for (const [from, to] of [
      [search, typed],
      [initialFlow(0), turned],
    ] as const)
      expect(isEcho({ ...tap, on: standingOf(from) }, { ...tap, at: 1050, on: standingOf(to) })).toBe(false);
  });

  it('counts on its own screen, at another place, or after a pause', () => {
    expect(isEcho(tap, { at: 1200, x: 510, y: 1690, on: 'confirm/1' })).toBe(false);
    expect(isEcho(tap, { at: 1200, x: 500, y: 400, on: 'done/0' })).toBe(false);
    expect(isEcho(tap, { at: 1700, x: 500, y: 1700, on: 'done/0' })).toBe(false);
    expect(isEcho(undefined, tap)).toBe(false);
  });
});

describe('time', () => {
  it('warns after a while without touch, then begins anew for the next citizen', () => {
    const at = confirming.touchedAt + IDLE_MS;
    expect(warningLeft(confirming, at - 1)).toBeUndefined();
    expect(warningLeft(confirming, at)).toBe(WARNING_MS);
    expect(nextFlow(confirming, { name: 'tick' }, at + WARNING_MS - 1)).toBe(confirming);
    const anew = nextFlow(confirming, { name: 'tick' }, at + WARNING_MS);
    expect(anew).toMatchObject({
      screen: { name: 'start', page: 0 },
      trail: [],
      visit: undefined,
      session: confirming.session + 1,
    });
  });

  it('stays as long as somebody touches', () => {
    const touched = nextFlow(confirming, { name: 'touch' }, 60_000);
    expect(warningLeft(touched, 60_000 + IDLE_MS - 1)).toBeUndefined();
  });

  it('gives twice the time with large letters', () => {
    const large = after([{ name: 'enlarge', large: true }], confirming);
    expect(warningLeft(large, large.touchedAt + IDLE_MS * 2 - 1)).toBeUndefined();
    expect(warningLeft(large, large.touchedAt + IDLE_MS * 2)).toBe(WARNING_MS);
  });

  it('does not go while the number is on its way', () => {
    const sending = after([{ name: 'take' }], confirming);
    expect(nextFlow(sending, { name: 'tick' }, 1e9)).toBe(sending);
  });

  it('takes the number off the screen by itself', () => {
    const done = after([{ name: 'take' }, { name: 'issued', commandId: 'c1', ticket }], confirming);
    expect(nextFlow(done, { name: 'tick' }, done.touchedAt + DONE_MS - 1)).toBe(done);
    expect(nextFlow(done, { name: 'tick' }, done.touchedAt + DONE_MS).screen.name).toBe('start');
  });

  it('leaves the number longer where no paper came, from the moment that this is known', () => {
    const done = after([{ name: 'take' }, { name: 'issued', commandId: 'c1', ticket }], confirming);
    expect(done.screen).toMatchObject({ paper: 'coming' });
    const slip = { outcome: 'printed', printer: 'kiosk-1', printerName: NAMES, copy: 0 } as const;
    const out = nextFlow(done, { name: 'paper', slip }, done.touchedAt + 800);
    expect(out).toMatchObject({ screen: { paper: 'out' }, touchedAt: done.touchedAt });
    const failed = nextFlow(done, { name: 'paper', slip: { ...slip, outcome: 'failed' } }, done.touchedAt + 9000);
    expect(failed).toMatchObject({ screen: { paper: 'none' }, touchedAt: done.touchedAt + 9000 });
    const there = nextFlow(done, { name: 'paper', slip: { ...slip, printer: 'kiosk-2' } }, done.touchedAt + 7000);
    expect(there).toMatchObject({ screen: { paper: 'out', elsewhere: NAMES }, touchedAt: done.touchedAt + 7000 });
    expect(nextFlow(failed, { name: 'tick' }, failed.touchedAt + NO_PAPER_MS - 1)).toBe(failed);
    expect(nextFlow(failed, { name: 'tick' }, failed.touchedAt + NO_PAPER_MS).screen.name).toBe('start');
  });

  it('[KP2] announces no slip where none is expected, and takes one that comes all the same', () => {
    const slip = { outcome: 'owed', printer: 'kiosk-1', printerName: NAMES, copy: 0 } as const;
    const done = after([{ name: 'take' }, { name: 'issued', commandId: 'c1', ticket, dry: true }], confirming);
    expect(done.screen).toMatchObject({ paper: 'none' });
    const still = nextFlow(done, { name: 'paper', slip, dry: true }, done.touchedAt + 500);
    expect(still).toBe(done);
    const came = nextFlow(done, { name: 'paper', slip: { ...slip, outcome: 'printed' }, dry: true }, done.touchedAt);
    expect(came.screen).toMatchObject({ paper: 'out' });
    // It ran out at this very slip.
    const coming = after([{ name: 'take' }, { name: 'issued', commandId: 'c1', ticket }], confirming);
    const dried = nextFlow(coming, { name: 'paper', slip, dry: true }, coming.touchedAt + 3000);
    expect(dried).toMatchObject({ screen: { paper: 'none' }, touchedAt: coming.touchedAt + 3000 });
  });

  it('goes back to the first page when nobody is there', () => {
    const turned = after([{ name: 'turn-page', page: 2 }]);
    expect(nextFlow(turned, { name: 'tick' }, turned.touchedAt + IDLE_MS).screen).toEqual({ name: 'start', page: 0 });
  });
});

describe('a booking', () => {
  const booking = {
    id: 'BK-1',
    service: 'deed-tax',
    serviceName: { 'zh-Hans': '契税', 'zh-Hant': '契稅', en: 'Deed tax' },
    slot: { from: '2026-03-09T09:00:00+08:00', to: '2026-03-09T09:30:00+08:00' },
    checkInFrom: '2026-03-09T08:00:00+08:00',
    countsUntil: '2026-03-09T09:15:00+08:00',
    state: 'due' as const,
  };
  const found = nextFlow(initialFlow(0), { name: 'booking', booking }, 10);
  const sent = nextFlow(found, { name: 'check-in', commandId: 'c1' }, 20);

  it('[SU14] asks for its number at one touch, once', () => {
    expect(found.screen).toEqual({ name: 'booking', booking });
    expect(sent.visit).toMatchObject({ appointment: 'BK-1', commandId: 'c1', sendingSince: 20 });
    expect(sent.visit?.services.map(({ id }) => id)).toEqual(['deed-tax']);
    expect(nextFlow(sent, { name: 'check-in', commandId: 'c2' }, 30)).toBe(sent);
    const done = nextFlow(sent, { name: 'issued', commandId: 'c1', ticket }, 40);
    expect([done.screen.name, done.visit]).toEqual(['done', undefined]);
  });

  it.each(['early', 'used', 'cancelled', 'other-day'] as const)('[SU14] that is %s gives no number', (state) => {
    const stands = nextFlow(initialFlow(0), { name: 'booking', booking: { ...booking, state } }, 10);
    expect(nextFlow(stands, { name: 'check-in', commandId: 'c1' }, 20).visit).toBeUndefined();
  });

  it('[SU14] whose answer is uncertain is asked for with the same key, and is left behind by the way back', () => {
    const problem = { status: 0, code: 'unreachable', title: '', detail: '' } as unknown as Problem;
    const unsure = nextFlow(sent, { name: 'refused', commandId: 'c1', problem, nextCommandId: 'c9' }, 30);
    expect(unsure.screen.name).toBe('booking');
    expect(nextFlow(unsure, { name: 'check-in', commandId: 'c2' }, 40).visit?.commandId).toBe('c1');
    expect(nextFlow(unsure, { name: 'back' }, 40).visit).toBeUndefined();
  });
});

describe('the cover', () => {
  const online = { state: 'online', stateSince: 0 } as const;
  const offline = { state: 'offline', stateSince: 0 } as const;
  const start = initialFlow(0);

  it('lies over a kiosk that cannot give numbers', () => {
    expect(coverOf(start, online, { intake: undefined, evacuate: false }, 10)).toBe('starting');
    expect(coverOf(start, online, { intake: { open: true }, evacuate: false }, 10)).toBe('none');
    expect(coverOf(start, online, { intake: { open: false, why: 'closed' }, evacuate: false }, 10)).toBe('closed');
    expect(coverOf(start, offline, { intake: { open: true }, evacuate: false }, 4999)).toBe('none');
    expect(coverOf(start, offline, { intake: { open: true }, evacuate: false }, 5000)).toBe('cut-off');
  });

  it('[N85] gives nothing out while the hall is to be left, whatever else is the matter', () => {
    const evacuate = { intake: { open: false, why: 'closed' }, evacuate: true } as const;
    expect(coverOf(start, online, evacuate, 10)).toBe('evacuated');
    expect(coverOf(start, offline, evacuate, 9999)).toBe('evacuated');
    expect(coverOf(confirming, online, evacuate, 10)).toBe('evacuated');
    const sending = nextFlow(confirming, { name: 'take' }, 10);
    expect(coverOf(sending, online, evacuate, 10)).toBe('none');
  });

  it('[SU7] lies over a kiosk without its identity, open or closed, and hides no number', () => {
    const unpaired = { intake: { open: true }, evacuate: false, unpaired: true } as const;
    expect(coverOf(start, online, unpaired, 10)).toBe('unpaired');
    expect(coverOf(start, online, { ...unpaired, intake: { open: false, why: 'closed' } }, 10)).toBe('unpaired');
    expect(coverOf(start, online, { ...unpaired, intake: undefined }, 10)).toBe('unpaired');
    expect(coverOf(start, offline, unpaired, 9999)).toBe('cut-off');
    expect(coverOf(start, online, { ...unpaired, evacuate: true }, 10)).toBe('evacuated');
    const done = after([{ name: 'take' }, { name: 'issued', commandId: 'c1', ticket }], confirming);
    expect(coverOf(done, online, unpaired, 10)).toBe('none');
  });

  it('never hides a number', () => {
    const done = after([{ name: 'take' }, { name: 'issued', commandId: 'c1', ticket }], confirming);
    expect(coverOf(done, offline, { intake: { open: false, why: 'closed' }, evacuate: false }, 9999)).toBe('none');
  });
});
