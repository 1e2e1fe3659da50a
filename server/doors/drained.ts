import type { Server } from 'node:http';
import type { Server as Listener } from 'node:net';

/** How much of a stop belongs to requests that are under way. */
const PATIENCE_MS = 3000;
const SWEEP_MS = 50;

/** Resolves when the last connection is closed; `listener` where the server does not listen by itself. */
export async function drained(
  server: Server,
  listener: Listener = server,
  cut: () => void = () => server.closeAllConnections(),
): Promise<void> {
  const closed = new Promise((done) => listener.close(done));
  // A connection that is kept alive falls idle only once its answer is out; one that never asks to the end is not
  // waited for.
  const sweeping = setInterval(() => server.closeIdleConnections(), SWEEP_MS);
  const patience = setTimeout(cut, PATIENCE_MS);
  await closed;
  clearInterval(sweeping);
  clearTimeout(patience);
}
