import { OUTSIDE, wedgeKey, type WedgeSettings, type WedgeState } from '../../../core/devices/wedge.ts';
import type { DeviceNews } from '../../../core/devices/device-news.ts';
import { codeOfUsage, type KeysDown, NO_KEYS, pressed, readBootReport } from './boot-keyboard.ts';
import { type Decoder, quiet } from './decoder.ts';

export type TypedScanState = { readonly keys: KeysDown; readonly wedge: WedgeState };

/** A scanner that types, read from its own HID reports. What it types outside of prefix and suffix is not ours. */
export function typedScanDecoder(settings: WedgeSettings): Decoder<TypedScanState> {
  return {
    initial: { keys: NO_KEYS, wedge: OUTSIDE },
    hear(state, report, atMs) {
      const keys = readBootReport(report);
      if (keys === undefined) return quiet(state);
      let { wedge } = state;
      const news: DeviceNews[] = [];
      for (const usage of pressed(state.keys, keys)) {
        const step = wedgeKey(
          wedge,
          { code: codeOfUsage(usage) ?? `Usage${usage}`, shift: keys.shift },
          atMs,
          settings,
        );
        wedge = step.state;
        if (step.scan !== undefined) news.push({ kind: 'scan', text: step.scan });
      }
      return { state: { keys, wedge }, news, send: [] };
    },
    dueAtMs: () => undefined,
    wake: quiet,
  };
}
