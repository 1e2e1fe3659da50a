import { resolve } from 'node:path';
import { err, ok, type Result } from '../core/base/result.ts';
import { faultText } from '../core/base/fault-text.ts';
import type { HallId } from '../core/base/names.ts';
import { drained } from './doors/drained.ts';
import { openStandbyDoor } from './doors/standby-door.ts';
import { openStandby, whyNoStandby } from './halls/joined/standby.ts';
import { standbyMark } from './journal/standby-mark.ts';
import type { Config } from './ops/config.ts';
import { listenOn } from './ops/listen.ts';
import type { Logger } from './ops/log.ts';
import type { Served } from './ops/tls/secure-server.ts';

/**
 * Keeps the journal of a hall that another machine decides for, until somebody promotes this one. Resolves then, with
 * nothing open any more. The error is for whoever started it.
 */
export async function standBy(
  config: Config,
  hall: HallId,
  served: Served,
  log: Logger,
): Promise<Result<undefined, string>> {
  const data = resolve(config.data);
  const why = await whyNoStandby(data, hall).catch(faultText);
  if (why !== undefined) return err(why);
  if ((await standbyMark(data))?.promoted !== undefined) return ok(undefined);
  try {
    const standby = await openStandby(data, hall, log);
    openStandbyDoor(served.server, standby, hall);
    const address = await listenOn(served.listener, config, served.protocol);
    const end = (): void => void standby.close().finally(() => process.exit(0));
    process.once('SIGTERM', end).once('SIGINT', end);
    process.stdout.write(
      `standby of ${hall} 备用服务器 ${address}\n  promoted by: npm run journal -- promote --data ${data}\n`,
    );
    await standby.promoted();
    log.warn({ hall }, 'the standby was promoted: it is the hall from now on');
    process.off('SIGTERM', end).off('SIGINT', end);
    await drained(served.server, served.listener, () => served.cut());
    served.stop();
    return ok(undefined);
  } catch (fault) {
    return err(`the standby cannot start: ${faultText(fault)}`);
  }
}
