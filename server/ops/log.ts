import { pino, stdSerializers, type Logger } from 'pino';

export type { Logger };

/** Structured logs as JSON lines on stderr; stdout is for the people who started the server. */
export function createLog(level: string): Logger {
  return pino(
    // What went wrong stands under `fault`: without this an Error would be written as {}.
    { level, base: null, timestamp: pino.stdTimeFunctions.isoTime, serializers: { fault: faultOf } },
    pino.destination({ dest: 2, sync: false }),
  );
}

function faultOf(fault: unknown): unknown {
  return fault instanceof Error ? stdSerializers.err(fault) : fault;
}
