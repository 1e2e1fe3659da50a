import { instantOf } from '../../core/base/zone.ts';
import { err, ok, type Result } from '../../core/base/result.ts';
import type { TimeSource } from '../ledger/clock.ts';
import { loadHall } from '../hall-file/read-hall-folder.ts';
import { readDemoArguments, USAGE } from './arguments.ts';
import { dataFolder, playedHall } from './demo-folder.ts';
import { beginOf, play, PLAYED_DAY, scriptOf, KIOSKS_WITH_PRINTER } from './play.ts';
import { playTime, Stage } from './stage.ts';

export { playTime } from './stage.ts';

/** What the server is started with: its words, and who plays on it (`Player` of server/main.ts). */
export type Demo = {
  readonly argv: readonly string[];
  readonly player: {
    readonly speed: number;
    readonly time: TimeSource;
    begin(address: string): () => Promise<void>;
  };
};

/** `npm run demo`: everything up to the start of the server. The error says what was wrong, and what would be right. */
export async function prepareDemo(argv: readonly string[], sample: string): Promise<Result<Demo, string>> {
  const asked = readDemoArguments(argv);
  if (!asked.ok) return err(`${asked.error}\n${USAGE}`);
  const { speed, seed, port, until } = asked.value;
  const loaded = await loadHall(sample);
  if (!loaded.ok) return err(`the sample hall cannot be read: ${JSON.stringify(loaded.error[0])}`);
  const hall = loaded.value;
  const data = await dataFolder(asked.value.data, hall.catalogue);
  if (!data.ok) return data;
  const { hallFile, printers } = await playedHall(sample);
  const script = scriptOf(hall, seed, KIOSKS_WITH_PRINTER);
  const time = playTime(beginOf(script), speed);
  const stage = new Stage(time, speed, (why) => complain(`a robot stumbled 机器人出错: ${why}`));
  const begin = (address: string): (() => Promise<void>) => {
    tell(opening(speed, seed));
    const played = play({ hall, script, seed, stage, address, printers, tell }).then(() => {
      if (!stage.over) tell('  pages stay open; Ctrl-C ends the demonstration  页面仍可打开，按 Ctrl-C 结束');
    });
    if (until !== undefined) void endAt(stage, instantOf(PLAYED_DAY, until, hall.catalogue.hall.timeZone));
    return async () => {
      stage.end();
      await Promise.all([played, ...[...printers.values()].map((printer) => printer.close())]);
    };
  };
  const words = ['--data', data.value, '--hall-file', hallFile, ...(port === undefined ? [] : ['--port', port])];
  return ok({ argv: words, player: { speed, time, begin } });
}

/** Ends the process as Ctrl-C does. */
async function endAt(stage: Stage, at: number): Promise<void> {
  await stage.until(at);
  if (!stage.over) process.kill(process.pid, 'SIGTERM');
}

function opening(speed: number, seed: number): string {
  return [
    `  DEMONSTRATION 演示  Monday ${PLAYED_DAY}, time ×${String(speed)}, seed ${String(seed)}: robots are citizens, clerks and raters`,
    '  counter 1 has no robot: sign in as clerk and open it  1 号窗口留给您：用 clerk 登录并上线',
  ].join('\n');
}

function tell(text: string): void {
  process.stdout.write(`${text}\n`);
}

function complain(text: string): void {
  process.stderr.write(`${text}\n`);
}
