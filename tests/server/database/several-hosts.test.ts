import { afterEach, describe, expect, it } from 'vitest';
import { connection, type Connection } from '../../../server/database/connection.ts';
import { LatestPrimary } from '../../../server/database/latest-primary.ts';
import { eventually } from '../../support/eventually.ts';
import { speakPostgres, type SpokenPostgres } from '../../support/spoken-postgres.ts';

let spoken: SpokenPostgres[] = [];
let lines: Connection[] = [];
afterEach(async () => {
  for (const each of lines) await each.close();
  for (const each of spoken) each.close();
  [spoken, lines] = [[], []];
});

const speaks = async (...[timeline, system]: Parameters<typeof speakPostgres>): Promise<SpokenPostgres> => {
  const one = await speakPostgres(timeline, system);
  spoken.push(one);
  return one;
};
/** A connection to one of these, in this order. */
const to = (hosts: readonly SpokenPostgres[], latest = new LatestPrimary()): Connection => {
  const address = { hosts: hosts.map(({ host }) => host), database: 'd', user: 'u', sslMode: 'disable' } as const;
  const line = connection({ address, latest, patienceMs: 500 });
  lines.push(line);
  return line;
};
/** As which the one that is used takes writes. */
const timelineOf = async (line: Connection): Promise<unknown> =>
  Number((await line.ask({ text: 'SELECT timeline' }))[0]?.['timeline']);

describe('[DB9] of several hosts that take writes', () => {
  it.each([
    ['the first of two', [7, 3], 7],
    ['the second of two', [3, 7], 7],
    ['the last of three', [1, 2, 3], 3],
    ['the one beside a standby', [null, 2, null], 2],
  ] as const)('the one that was promoted last is used: %s', async (_, timelines, used) => {
    const hosts = await Promise.all(timelines.map((each) => speaks(each)));
    expect(await timelineOf(to(hosts))).toBe(used);
  });

  it('nobody is left connected to any other', async () => {
    const hosts = await Promise.all([1, 2, null].map((each) => speaks(each)));
    await timelineOf(to(hosts));
    await eventually(() => hosts.map((each) => each.lines()).join() === '0,1,0', 'the others are left');
  });

  it('one that says nothing keeps nobody from the one that is promoted meanwhile', async () => {
    const [dead, standby] = [await speaks(1), await speaks(null)];
    dead.silence();
    const asked = timelineOf(to([dead, standby]));
    setTimeout(() => standby.be(2), 300);
    const began = performance.now();
    expect(await asked).toBe(2);
    expect(performance.now() - began).toBeLessThan(1900);
  });
});

describe('[DB9] a primary after which another one was promoted', () => {
  it('is left by all connections as soon as one of them has found the later one', async () => {
    const [before, standby] = [await speaks(4), await speaks(null)];
    const latest = new LatestPrimary();
    const [one, two] = [to([before, standby], latest), to([before, standby], latest)];
    expect(await Promise.all([timelineOf(one), timelineOf(two)])).toEqual([4, 4]);
    standby.be(5);
    expect(await timelineOf(to([before, standby], latest))).toBe(5);
    await eventually(() => before.lines() === 0, 'nobody is there any more');
    expect(await Promise.all([timelineOf(one), timelineOf(two)])).toEqual([5, 5]);
  });

  it('is not used again where the later one cannot be reached, and the fault says why', async () => {
    const [before, later] = [await speaks(4), await speaks(5)];
    const latest = new LatestPrimary();
    expect(await timelineOf(to([before, later], latest))).toBe(5);
    later.be(null);
    await expect(timelineOf(to([before, later], latest))).rejects.toThrow(
      /another one was promoted after it.*takes no writes/,
    );
  });

  it.each([
    [4, 5],
    [1, 9],
  ])('is not used by who asked it before the later one was found: %i, then %i', async (timeline, next) => {
    const [before, later] = [await speaks(timeline), await speaks(next)];
    // Long before the first gives it up, long after the second has been answered by the other.
    later.letInAfter(20, 400);
    const latest = new LatestPrimary();
    const [one, two] = [to([before, later], latest), to([before, later], latest)];
    const first = timelineOf(one);
    await eventually(() => later.lines() === 1, 'the first one asks');
    expect(await Promise.all([first, timelineOf(two)])).toEqual([next, next]);
    expect(await Promise.all([timelineOf(one), timelineOf(two)])).toEqual([next, next]);
    expect(latest.admits({ system: 'one', timeline })).toBe(false);
  });

  it('is left as well when the later one answers after it was chosen', async () => {
    const [before, later] = [await speaks(2), await speaks(3)];
    later.letInAfter(500);
    const line = to([before, later]);
    expect(await timelineOf(line)).toBe(2);
    await eventually(async () => (await timelineOf(line).catch(() => undefined)) === 3, 'the later one is used');
    await eventually(() => before.lines() === 0, 'the one before is left');
  });

  it('goes on where who answers late was promoted before it, or is of another database', async () => {
    const hosts = [await speaks(3), await speaks(2), await speaks(8, 'restored')];
    const [used, ...others] = hosts;
    for (const each of others) each.letInAfter(500);
    const line = to(hosts);
    expect(await timelineOf(line)).toBe(3);
    await eventually(() => others.every((each) => each.lines() === 0), 'the others have answered and are left');
    expect([await timelineOf(line), used!.lines()]).toEqual([3, 1]);
  });

  it('of another database that was put in its place nothing of that counts', async () => {
    const [before, after] = [await speaks(9), await speaks(1, 'restored')];
    const latest = new LatestPrimary();
    const line = to([before], latest);
    expect(await timelineOf(line)).toBe(9);
    expect(await timelineOf(to([after], latest))).toBe(1);
    await eventually(() => before.lines() === 0, 'the one before is left');
  });
});
