import { join } from 'node:path';
import type { Instant } from '../core/base/time.ts';
import { watchUsb } from '../printer/transport/usb-watch.ts';
import { openProvider } from './auth/provider/oidc-provider.ts';
import type { SignInProvider } from './auth/provider/sign-in-provider.ts';
import { openSyslog, type Syslog } from './auth/security/syslog.ts';
import type { ServerParts } from './doors/http/deps.ts';
import { perform } from './doors/perform.ts';
import { keptClips } from './equipment/voice/kept-clips.ts';
import { keepForecasts } from './forecast/forecast-keeper.ts';
import type { AccessRules, HallParts } from './halls/hall-parts.ts';
import { steadyClock, type TimeSource } from './ledger/clock.ts';
import { systemIds } from './ledger/ids.ts';
import { checkListen, type Config } from './ops/config.ts';
import type { Logger } from './ops/log.ts';
import { createMetrics } from './ops/metrics.ts';
import { ownDoors, type OwnDoors } from './ops/own-doors.ts';
import { pageBuilds } from './ops/page-builds.ts';

/** What this process has for its halls, wherever their days last. */
export interface Machine {
  /** What decides about people, and who is told what they did. */
  readonly forAbove: { readonly access: AccessRules; readonly syslog?: NonNullable<HallParts['syslog']> };
  /** What every hall is opened with. */
  readonly forHalls: Omit<HallParts, 'file' | 'folder' | 'stores' | 'log'>;
  /** What the doors of every hall are opened with. */
  readonly forDoors: Pick<ServerParts, 'webRoot' | 'builds' | 'figures' | 'loopback' | 'service'>;
  /** Where this process can be reached: told once it listens. */
  readonly ownDoors: OwnDoors;
  now(): Instant;
  close(): Promise<void>;
}

type MachineParts = {
  /** The folder with package.json. */
  readonly root: string;
  readonly log: Logger;
  readonly several: boolean;
  readonly time?: TimeSource | undefined;
};

/** From here on printers are looked for, and security events go away where the settings say so. */
export function openMachine(config: Config, { root, log, several, time }: MachineParts): Machine {
  const clock = steadyClock(time);
  const usb = watchUsb();
  const metrics = createMetrics({ several });
  const webRoot = join(root, 'dist', 'web');
  const builds = pageBuilds(webRoot);
  const doors = ownDoors();
  if (config.publicUrl !== undefined) doors.are(config.publicUrl);
  const syslog = syslogOf(config, log);
  const forecasts = keepForecasts(join(root, 'dist', 'server', 'forecast', 'forecast-worker.js'), (detail) =>
    log.warn({ detail }, 'the worker of the forecast is in trouble; the hall works on'),
  );
  const service = serviceOf(config, clock, log);
  const access = { factorFrom: config.secondFactor, idleMs: config.idleMinutes, service: service !== undefined };
  const forAbove = { access, ...(syslog === undefined ? {} : { syslog: syslog.send.bind(syslog) }) };
  return {
    forAbove,
    forHalls: {
      ...{ ...forAbove, clock, ids: systemIds, perform, usb, metrics, forecasts },
      ownDoors: doors,
      boardBuild: () => builds.of('display')?.build,
      clips: keptClips(join(root, 'halls', 'voice')),
      reportsProgram: { path: join(root, 'dist', 'server', 'reports', 'reports-process.js'), nice: config.reportsNice },
    },
    forDoors: { webRoot, builds, figures: metrics, loopback: checkListen(config.host, true).ok, service },
    ownDoors: doors,
    now: () => clock.now(),
    async close() {
      service?.close();
      await forecasts.close();
      usb.stop();
      syslog?.close();
    },
  };
}

/** Where people of the office prove who they are, if the settings say so. */
function serviceOf(config: Config, clock: { now(): Instant }, log: Logger): SignInProvider | undefined {
  const { oidcIssuer: issuer, oidcClientId: clientId, oidcClientSecret: clientSecret, oidcScopes } = config;
  if (issuer === undefined || clientId === undefined) return undefined;
  const settings = { issuer, clientId, clientSecret, scopes: oidcScopes ?? 'openid profile email' };
  return openProvider(settings, { now: () => clock.now(), warn: (detail) => log.warn(detail) });
}

function syslogOf({ syslog }: Config, log: Logger): Syslog | undefined {
  if (syslog === undefined) return undefined;
  return openSyslog(syslog, (detail) => log.warn({ detail }, 'syslog is out of reach'));
}
