import { posix } from 'node:path';
import type { AgentSetup } from '../core/protocol/agent.ts';

/**
 * What a hall may have an agent open when the agent's own settings do not say: printers, lines and readers. Never a
 * file: what is written to an address is added to whatever lies there.
 */
const DEVICES = ['/dev/lp*', '/dev/usb/lp*', '/dev/tty*', '/dev/serial/by-*', '/dev/rfcomm*', '/dev/hidraw*'];

/** Why an address from the hall is not opened; undefined where it may be. `allowed`: paths of the own settings. */
export function whyNotOpened(address: string, allowed: readonly string[]): string | undefined {
  const [, scheme = '', rest = ''] = /^\s*(file|serial):(.*?)\s*$/i.exec(address) ?? [];
  if (scheme === '') return undefined;
  const [named = ''] = rest.replace(/^\/\/(?=\/)/, '').split('?');
  const path = posix.normalize(named);
  const patterns = [...DEVICES, ...allowed];
  if (path === named && patterns.some((pattern) => fits(path, pattern))) return undefined;
  return (
    `${address} is no device that the hall may name; ` +
    `if it is right, write it into the settings of this agent: "printers", or "paths": ["${path}"]`
  );
}

/** What of a setup this agent does; what is left out is told. */
export function allowedOf(setup: AgentSetup, allowed: readonly string[], say: (what: string) => void): AgentSetup {
  const may =
    <T extends { readonly id: string }>(what: string, addressOf: (each: T) => string | undefined) =>
    (each: T): boolean => {
      const why = whyNotOpened(addressOf(each) ?? '', allowed);
      if (why !== undefined) say(`${what} ${each.id}: ${why}`);
      return why === undefined;
    };
  return {
    ...setup,
    printers: setup.printers.map((printer) => {
      if (may<typeof printer>('printer', ({ address }) => address)(printer)) return printer;
      // It stays a printer of this agent: its own settings may say where it is.
      const { address: _, ...rest } = printer;
      return rest;
    }),
    inputs: setup.inputs.filter(may('device', ({ where }) => where)),
    signs: setup.signs.filter(may('sign', ({ where }) => where)),
  };
}

/** A `*` stands for any letters of one name. */
function fits(path: string, pattern: string): boolean {
  const parts = pattern.split('*').map((part) => part.replaceAll(/[$()+.?[\\\]^{|}]/g, String.raw`\$&`));
  // One folder more behind the last star: /dev/serial/by-id/NAME.
  const open = pattern.endsWith('by-*') ? '/[^/]+' : '';
  return new RegExp(`^${parts.join('[^/]*')}${open}$`).test(path);
}
