import { readFile } from 'node:fs/promises';
import { abortedFault, OpenLink, type Wire, type WireEvents } from '../../../wire/open-link.ts';
import { type Transport, TransportFault } from '../../../wire/transport.ts';
import { readRecording, type RecordedPiece } from '../recording.ts';

/** `own`: at the times of the recording; `fast`: as fast as it is taken. */
export type ReplayPace = 'own' | 'fast';

/**
 * A recording in place of a device. What the device said is told again; where something was said to it, the recording
 * waits until just that is said. At its end the device lies still. Each `open` begins from the start.
 */
export function replayTransport(path: string, pace: ReplayPace = 'own'): Transport {
  const name = `replay ${path}`;
  return {
    name,
    async open(signal) {
      if (signal.aborted) throw abortedFault(name, signal);
      const text = await readFile(path, 'utf8').catch((cause: unknown) => {
        throw new TransportFault('no-device', `${name}: this file cannot be read. Look at the path.`, { cause });
      });
      if (signal.aborted) throw abortedFault(name, signal);
      const read = readRecording(text);
      if (!read.ok) throw new TransportFault('no-device', `${name}: ${read.error}`);
      return new OpenLink(name, (events) => replayWire(read.value, pace, events));
    },
  };
}

function replayWire(pieces: readonly RecordedPiece[], pace: ReplayPace, { heard }: WireEvents): Wire {
  let over = false;
  const said: Uint8Array[] = [];
  let wake = (): void => undefined;
  const play = async (): Promise<void> => {
    for (const { afterMs, way, bytes } of pieces) {
      if (way === 'in') {
        await pause(pace === 'own' ? afterMs : 0);
        if (!over) heard(bytes);
      } else {
        while (!over && !said.some((each) => same(each, bytes))) await new Promise<void>((resolve) => (wake = resolve));
        said.splice(0, said.findIndex((each) => same(each, bytes)) + 1);
      }
      if (over) return;
    }
  };
  const pause = (ms: number): Promise<void> =>
    new Promise((resolve) => {
      const timer = setTimeout(resolve, ms);
      wake = () => {
        if (!over) return;
        clearTimeout(timer);
        resolve();
      };
    });
  const playing = play();
  const end = async (): Promise<void> => {
    over = true;
    wake();
    await playing;
  };
  return {
    async send(bytes) {
      said.push(Uint8Array.from(bytes));
      if (said.length > MOST_UNHEARD) said.shift();
      wake();
    },
    listen: () => undefined,
    hangUp: end,
    drop: end,
  };
}

/** Questions that the recording does not hold are forgotten. */
const MOST_UNHEARD = 100;

function same(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((byte, at) => byte === b[at]);
}
