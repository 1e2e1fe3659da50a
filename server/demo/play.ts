import type { CounterId } from '../../core/base/names.ts';
import type { Instant } from '../../core/base/time.ts';
import { localTime } from '../../core/base/zone.ts';
import { chanceOf } from '../../core/forecast/chance.ts';
import { USUAL_ASSUMPTIONS, visitsOn } from '../../core/forecast/demand.ts';
import { withManners, withRests } from '../../core/forecast/manners.ts';
import { shiftsOn } from '../../core/forecast/shifts.ts';
import type { Shift, Visit } from '../../core/forecast/simulated-day.ts';
import type { TcpPrinter } from '../../printer/virtual/tcp-printer.ts';
import type { LoadedHall } from '../hall-file/read-hall-folder.ts';
import { BoardRobot } from './board-robot.ts';
import { Clerk, type ClerkFigures } from './clerk.ts';
import { Crowd } from './crowd.ts';
import { Door } from './door.ts';
import { faultsOf, faultWords, type Fault } from './faults.ts';
import type { Stage } from './stage.ts';

/** The Monday for which the sample hall has bookings. */
export const PLAYED_DAY = '2026-03-09';

/** The counter of the sample clerk has no robot: it is for whoever looks on. */
export const FREE_COUNTER: CounterId = '1';

/** The kiosks whose printers the robots stand by: on the network, so that their paper can run out. */
export const KIOSKS_WITH_PRINTER: readonly string[] = ['kiosk-3', 'kiosk-5'];

/** Who comes, who works and what fails on the played day, all by the seed. */
export type Script = {
  readonly visits: readonly Visit[];
  readonly shifts: readonly Shift[];
  readonly faults: readonly Fault[];
};

/** `kiosks`: those whose printers may run out of paper. */
export function scriptOf({ catalogue }: LoadedHall, seed: number, kiosks: readonly string[]): Script {
  const visits = visitsOn(catalogue, PLAYED_DAY, seed, USUAL_ASSUMPTIONS);
  const all = withRests(PLAYED_DAY, seed, shiftsOn(catalogue, PLAYED_DAY));
  const shifts = all.filter(({ counter }) => counter !== FREE_COUNTER);
  const counters = [...new Set(shifts.map(({ counter }) => counter))];
  return {
    visits: withManners(catalogue, PLAYED_DAY, seed, visits),
    shifts,
    faults: faultsOf(catalogue, shifts, { kiosks, counters }, seed),
  };
}

const BEFORE_OPENING_MS = 3 * 60_000;

/** When the play begins: the clerks are still hanging up their coats, and the first with a booking are in the hall. */
export function beginOf({ shifts }: Script): Instant {
  return shifts.reduce((first, { from }) => Math.min(first, from), Number.MAX_SAFE_INTEGER) - BEFORE_OPENING_MS;
}

/** What a play needs beside its script. */
export type PlayParts = {
  readonly hall: LoadedHall;
  readonly script: Script;
  readonly seed: number;
  readonly stage: Stage;
  readonly address: string;
  /** The printers of kiosks that stand here, on the network as far as the hall knows. */
  readonly printers: ReadonlyMap<string, TcpPrinter>;
  readonly tell: (text: string) => void;
};

/** Plays the day on a hall that takes tickets. Resolves when its last clerk has gone home, or the stage is cleared. */
export async function play(parts: PlayParts): Promise<void> {
  const { hall, script, seed, stage, address, tell } = parts;
  const door = new Door(address, stage);
  const crowd = new Crowd(stage, door, hall.catalogue);
  const figures: ClerkFigures = { calls: 0, served: 0, missed: 0 };
  const boards = new Map(hall.catalogue.boards.map((board) => [board.id, new BoardRobot(stage, door, board)]));
  const clerks = new Map(
    hall.catalogue.counters.flatMap((counter) => {
      const user = hall.users.find((each) => each.counter === counter.id && each.role === 'clerk')?.id;
      if (user === undefined || counter.id === FREE_COUNTER) return [];
      const chance = chanceOf(`${String(seed)}/demo/clerk/${counter.id}`);
      return [[counter.id, new Clerk(stage, door, crowd, counter, user, figures, chance)] as const];
    }),
  );
  const work = [...clerks].map(([id, clerk]) =>
    stage.act(() => clerk.work(script.shifts.filter(({ counter }) => counter === id))),
  );
  void Promise.all([...boards.values()].map((board) => stage.act(() => board.hang())));
  void stage.act(() => crowd.comeIn(script.visits));
  for (const fault of script.faults) void stage.act(() => goWrong(fault, clerks, boards, parts));
  void stage.act(() => tellOften(parts, crowd, figures, door));
  await Promise.all(work);
  const { came, tickets, turnedAway, rated } = crowd.figures;
  const end = stage.over ? '演示结束 the demonstration ends' : '星期一结束 the Monday is over';
  tell(
    `${clockText(parts)}  ${end}: ${String(came)} came, ${String(tickets)} took a number, ${String(turnedAway)} were turned away, ` +
      `${String(figures.served)} served, ${String(figures.missed)} missed, ${String(rated)} rated.`,
  );
}

/** One fault from its beginning to its end. */
async function goWrong(
  fault: Fault,
  clerks: ReadonlyMap<CounterId, Clerk>,
  boards: ReadonlyMap<string, BoardRobot>,
  parts: PlayParts,
): Promise<void> {
  const { stage, tell } = parts;
  await stage.until(fault.from);
  if (stage.over) return;
  tell(`${clockText(parts)}  故障 fault: ${faultWords(fault)}`);
  await broken(fault, clerks, boards, parts);
  if (!stage.over) tell(`${clockText(parts)}  恢复 over:  ${faultWords(fault)}`);
}

async function broken(
  fault: Fault,
  clerks: ReadonlyMap<CounterId, Clerk>,
  boards: ReadonlyMap<string, BoardRobot>,
  { stage, printers }: PlayParts,
): Promise<void> {
  const { until } = fault;
  switch (fault.kind) {
    case 'paper-out': {
      const printer = printers.get(fault.kiosk);
      if (printer === undefined) return;
      printer.faults.paperOut = true;
      await stage.until(until);
      printer.faults.paperOut = false;
      return;
    }
    case 'board-down':
      return boards.get(fault.board)?.fail(until);
    case 'counter-cut':
      return clerks.get(fault.counter)?.cutOff(until);
    case 'long-pause':
      clerks.get(fault.counter)?.pause(until);
      return stage.until(until);
    case 'line-alone':
      for (const counter of fault.counters) clerks.get(counter)?.leave(until);
      return stage.until(until);
  }
}

const TOLD_EVERY_MS = 30 * 60_000;

/** Says now and then how it goes. */
async function tellOften(parts: PlayParts, crowd: Crowd, figures: ClerkFigures, door: Door): Promise<void> {
  const { stage, tell } = parts;
  while (!stage.over) {
    await stage.until((Math.floor(stage.now() / TOLD_EVERY_MS) + 1) * TOLD_EVERY_MS);
    if (stage.over) return;
    const { body } = await door.get('/hall');
    const { came, rated } = crowd.figures;
    tell(
      `${clockText(parts)}  来 came ${String(came)}, 等候 waiting ${String(body['waiting'])}, 办结 served ${String(figures.served)}, ` +
        `过号 missed ${String(figures.missed)}, 评价 rated ${String(rated)}`,
    );
  }
}

/** The hall's time as HH:MM. */
function clockText({ hall, stage }: PlayParts): string {
  const { minute } = localTime(stage.now(), hall.catalogue.hall.timeZone);
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${two(Math.floor(minute / 60))}:${two(minute % 60)}`;
}
