import { pino, type Logger } from 'pino';

export type { Logger };

/** Structured logs as JSON lines on stderr; stdout is for the people who started the server. */
export function createLog(level: string): Logger {
  return pino(
    { level, base: null, timestamp: pino.stdTimeFunctions.isoTime },
    pino.destination({ dest: 2, sync: false }),
  );
}
