import { describe, expect, it } from 'vitest';
import type { TicketView } from '../../core/protocol/shapes/ticket.ts';
import { IDLE_MS, initialFlow, nextFlow, WARNING_MS, type Flow, type FlowEvent } from '../../kiosk/flow.ts';
import { ticketOfCode } from '../../web/scan/scan-code.ts';

const SECRET = 'k3vT0m9Qx1sR7aB2cD4eFg';
const OTHER = { id: 'other', secret: SECRET };
const KEY = { id: '0198c7f2-1111', secret: SECRET };
const CARD = { identity: `sealed:${'a'.repeat(43)}`, lastFour: '0020' };
const scanned: FlowEvent = { name: 'scanned', ticket: KEY };
const after = (events: readonly FlowEvent[], at = 0): Flow =>
  events.reduce((flow, event) => nextFlow(flow, event, at), initialFlow(0));

describe('codes under the scanner', () => {
  it.each([
    `http://127.0.0.1:8080/t/${KEY.id}#${SECRET}`,
    `https://hall.example.gov.cn/t/${KEY.id}#${SECRET}`,
    `/t/${KEY.id}#${SECRET}`,
    ` http://10.0.0.5/t/${KEY.id}#${SECRET}\r`,
  ])('[DV100] %j is a ticket', (text) => {
    expect(ticketOfCode(text)).toEqual(KEY);
  });

  it.each([
    '6901234567892',
    'https://hall.example.gov.cn/t/',
    `https://hall.example.gov.cn/t/${KEY.id}`,
    `https://hall.example.gov.cn/other/${KEY.id}#${SECRET}`,
    `javascript:alert(1)//t/${KEY.id}#${SECRET}`,
    `https://hall.example.gov.cn/t/../../x#${SECRET}`,
    '',
  ])('[DV100] %j is none', (text) => {
    expect(ticketOfCode(text)).toBeUndefined();
  });
});

describe('what is shown to a kiosk', () => {
  it('[DV101] opens the ticket over whatever stands there; back leads to what was begun', () => {
    const searching = after([{ name: 'open-search' }, { name: 'type', query: 'bdc' }]);
    const mine = nextFlow(searching, scanned, 5);
    expect(mine.screen).toEqual({ name: 'mine', ticket: KEY });
    expect(nextFlow(mine, { name: 'back' }, 6).screen).toEqual(searching.screen);
    expect(nextFlow(mine, scanned, 7).trail).toEqual(mine.trail);
  });

  it('[DV101] where a ticket stands on the screen, the next code is the next citizen', () => {
    const mine = after([{ name: 'enlarge', large: true }, scanned]);
    const next = nextFlow(mine, { name: 'scanned', ticket: OTHER }, 9);
    expect(next).toMatchObject({ session: mine.session + 1, large: false, screen: { name: 'mine', ticket: OTHER } });
    expect(next.trail.map(({ name }) => name)).toEqual(['start']);
  });

  it('[CO14] a complaint opens over its ticket and goes back to it; what is shown next is the next citizen', () => {
    const complaint = nextFlow(after([scanned]), { name: 'complain', ticket: KEY }, 3);
    expect(complaint.screen).toEqual({ name: 'complaint', ticket: KEY });
    expect(nextFlow(complaint, { name: 'back' }, 4).screen).toEqual({ name: 'mine', ticket: KEY });
    const next = nextFlow(complaint, { name: 'scanned', ticket: OTHER }, 5);
    expect(next).toMatchObject({ session: complaint.session + 1, screen: { name: 'mine', ticket: OTHER } });
    expect(nextFlow(complaint, { name: 'card', card: CARD }, 5).session).toBe(complaint.session + 1);
    const over = nextFlow(complaint, { name: 'tick' }, 3 + IDLE_MS + WARNING_MS);
    expect(over).toMatchObject({ screen: { name: 'start' }, trail: [] });
  });

  it('[DV102] a card goes with the next number alone, and may be left out', () => {
    const read = after([{ name: 'card', card: CARD }]);
    expect(read.card).toEqual(CARD);
    expect(nextFlow(read, { name: 'drop-card' }, 1).card).toBeUndefined();
    expect(nextFlow(read, { name: 'home' }, 1).card).toBeUndefined();
    const service = { id: 's', department: 'd', line: 'l', name: { 'zh-Hans': 's', 'zh-Hant': 's', en: 's' } };
    const sending = [
      { name: 'card', card: CARD },
      { name: 'choose-service', service, commandId: 'c1' },
      { name: 'take' },
    ] as const;
    const ticket = { id: 't', number: 'A001', seq: 1, steps: [] } as unknown as TicketView;
    expect(after(sending).card).toEqual(CARD);
    expect(after([...sending, { name: 'issued', commandId: 'c1', ticket }]).card).toBeUndefined();
    // While the number is on its way nothing is heard.
    expect(after([...sending, scanned]).screen.name).toBe('confirm');
  });

  it('[DV103] nothing of a citizen who went away is left', () => {
    const mine = after([{ name: 'card', card: CARD }, scanned], 0);
    const over = nextFlow(mine, { name: 'tick' }, IDLE_MS + WARNING_MS);
    expect(over).toMatchObject({ screen: { name: 'start' }, trail: [], card: undefined, session: mine.session + 1 });
  });
});
