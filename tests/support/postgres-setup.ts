import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { TestProject } from 'vitest/node';
import { PostgresPair } from './start-pair.ts';
import { startPostgres, type RunningPostgres } from './start-postgres.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Who asks here is told where the PostgreSQL of this run is; the first one has it started. */
    readonly postgres: string;
  }
}

/** With one that follows it, and has everything before it is acknowledged. */
const WITH_STANDBY = process.env['HALLCALL_STANDBY'] !== undefined;

async function pairOfTwo(): Promise<Pick<RunningPostgres, 'url' | 'dispose'>> {
  const pair = await PostgresPair.start();
  return { url: (database) => pair.primary.url(database), dispose: () => pair.dispose() };
}

/** One PostgreSQL for all files of a project, from when the first one needs it. What it gives back ends it. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  let started: Promise<Pick<RunningPostgres, 'url' | 'dispose'>> | undefined;
  const server = createServer((_request, response) => {
    started ??= WITH_STANDBY ? pairOfTwo() : startPostgres();
    started.then(
      (running) => response.end(running.url()),
      (fault: unknown) => response.writeHead(500).end(String(fault)),
    );
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  project.provide('postgres', `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`);
  return async () => {
    server.close();
    server.closeAllConnections();
    await (await started?.catch(() => undefined))?.dispose();
  };
}
