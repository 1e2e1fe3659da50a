import type { Server } from 'socket.io';
import { RELEASE } from '../../../core/base/release.ts';
import type { ReleaseMessage } from '../../../core/protocol/renewal.ts';
import type { PageBuilds } from '../../ops/page-builds.ts';

/** Pages may be built anew under a server that runs on. */
const LOOK_MS = 10_000;

/** What everybody who comes is told of the release; who is here is told when the pages have been built anew. */
export function tellOfBuilds(io: Server, builds: PageBuilds): { now(): ReleaseMessage; stop(): void } {
  let told = builds.all();
  const looking = setInterval(() => {
    const now = builds.all();
    // While pages are being built some are missing.
    if (Object.keys(told).some((page) => !Object.hasOwn(now, page))) return;
    if (JSON.stringify(now) === JSON.stringify(told)) return;
    told = now;
    io.emit('release', message());
  }, LOOK_MS);
  looking.unref();
  const message = (): ReleaseMessage => ({ ...RELEASE, pages: told });
  return {
    now() {
      told = { ...told, ...builds.all() };
      return message();
    },
    stop: () => clearInterval(looking),
  };
}
