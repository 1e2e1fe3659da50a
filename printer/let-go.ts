import type { Station } from './station.ts';

/** A slip takes seconds; a printer that has one for longer will not end it. */
const LET_GO_MS = 30_000;

/** Ends a station that gets no job any more: once it has ended those that it has, or after half a minute. */
export async function letGo(station: Station, mostMs: number = LET_GO_MS): Promise<void> {
  await idle(station, mostMs);
  await station.stop();
}

function idle(station: Station, mostMs: number): Promise<void> {
  if (station.view().owed === 0) return Promise.resolve();
  return new Promise((resolve) => {
    const done = (): void => {
      clearTimeout(timer);
      leave();
      resolve();
    };
    const timer = setTimeout(done, mostMs).unref();
    const leave = station.onChange(() => {
      if (station.view().owed === 0) done();
    });
  });
}
