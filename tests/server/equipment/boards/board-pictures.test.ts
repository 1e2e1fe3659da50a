import { describe, expect, it } from 'vitest';
import type { Board } from '../../../../core/catalogue/equipment.ts';
import type { PictureAnswer } from '../../../../core/protocol/pictures.ts';
import { BoardPictures } from '../../../../server/equipment/boards/board-pictures.ts';
import { named } from '../../../support/small-hall.ts';

const board = (id: string, browser?: Board['browser']): Board => ({
  id,
  name: named(id),
  zone: 'z',
  coversZones: [],
  kind: 'zone-calls',
  widthPx: 1920,
  heightPx: 1080,
  ...(browser === undefined ? {} : { browser }),
});

/** Pictures with a clock in the hand of the test, and who was asked. */
function desk(answer: () => Promise<PictureAnswer>) {
  const asked: string[] = [];
  const clock = { now: 0 };
  const ask = (where: string): Promise<PictureAnswer> => {
    asked.push(where);
    return answer();
  };
  const pictures = new BoardPictures({
    boards: () => [board('b1', { agent: 'pc-1', port: 9222 }), board('b2', { port: 9333 }), board('b3')],
    now: () => clock.now,
    atAgent: (agent, id) => ask(`${agent} ${id}`),
    here: (id, port) => ask(`${String(port)} ${id}`),
  });
  return { pictures, asked, clock };
}

const jpeg = Buffer.from([0xff, 0xd8, 0xff]);

describe('pictures of boards', () => {
  it('[BD60] are asked of the agent or of the own machine, and shown again for ten seconds', async () => {
    const { pictures, asked, clock } = desk(() => Promise.resolve({ jpeg }));
    expect(await pictures.of('b1')).toEqual({ jpeg, at: 0 });
    expect(await pictures.of('b2')).toEqual({ jpeg, at: 0 });
    clock.now = 9_999;
    expect(await pictures.of('b1')).toEqual({ jpeg, at: 0 });
    clock.now = 10_000;
    expect(await pictures.of('b1')).toEqual({ jpeg, at: 10_000 });
    expect(asked).toEqual(['pc-1 b1', '9333 b2', 'pc-1 b1']);
  });

  it('[BD61] many who ask at once are one question; trouble is told to all of them and asked anew', async () => {
    let settle: (answer: PictureAnswer) => void = () => undefined;
    const { pictures, asked } = desk(() => new Promise((done) => (settle = done)));
    const all = Promise.all([pictures.of('b1'), pictures.of('b1'), pictures.of('b1')]);
    settle({ trouble: 'no-page', detail: 'x' });
    expect(await all).toEqual(Array(3).fill({ trouble: 'no-page', detail: 'x' }));
    expect(asked).toHaveLength(1);
    const again = pictures.of('b1');
    settle({ jpeg });
    expect(await again).toEqual({ jpeg, at: 0 });
  });

  it('[BD61] a board of which nobody says where its browser is, and one that is not there', async () => {
    const { pictures, asked } = desk(() => Promise.resolve({ jpeg }));
    expect(await pictures.of('b3')).toMatchObject({
      trouble: 'no-agent',
      detail: expect.stringContaining('devices.csv'),
    });
    expect(await pictures.of('b4')).toBeUndefined();
    expect(asked).toEqual([]);
  });
});
