import { own } from '../base/own.ts';

/** The address of a printer that exists only as a picture; also what an empty field means. */
export const VIRTUAL = 'virtual';

type Shape = { readonly pattern: RegExp; readonly expected: string };

const SHAPES: Readonly<Record<string, Shape>> = {
  tcp: {
    pattern: /^\/\/(\[[0-9a-f:.]+(%\w+)?\]|[^\s:/?#@[\]]+)(:\d{1,5})?\/?$/i,
    expected: 'a host and a port, such as tcp://10.0.0.5:9100',
  },
  serial: {
    pattern: /^(\/\/)?\/[^/?][^?]*(\?[^?]*)?$/,
    expected: 'a path from the root, such as serial:/dev/ttyS0?baud=19200',
  },
  file: { pattern: /^(\/\/)?\/[^/].*$/, expected: 'a path from the root, such as file:/dev/usb/lp0' },
  usb: {
    pattern: /^[0-9a-f]{4}:[0-9a-f]{4}(:.+)?$/i,
    expected: 'vendor and product of four hexadecimal digits each, such as usb:04b8:0202',
  },
};

/**
 * Where a printer at an agent is: which agent, and how it is connected there; without that, the agent's own settings
 * say so.
 */
export type AgentAddress = { readonly agent: string; readonly address: string | undefined };

/** Reads `agent:pc-1` and `agent:pc-1:usb:04b8:0202`; undefined for every other address. */
export function agentAddress(address: string): AgentAddress | undefined {
  const [, agent, there] = /^agent:([a-z0-9][a-z0-9-]*)(?::(.+))?$/i.exec(address) ?? [];
  return agent === undefined ? undefined : { agent, address: there };
}

/** The agent at which a kiosk's printer is; undefined where there is none. */
export function agentOfKiosk(
  kiosks: readonly { readonly id: string; readonly address: string }[],
  kiosk: string,
): string | undefined {
  return agentAddress(kiosks.find(({ id }) => id === kiosk)?.address ?? '')?.agent;
}

/**
 * What should stand there instead; undefined for an address of the right shape. Whether a printer answers there, and
 * the settings of a serial line, are for `printer/transport/open.ts`.
 */
export function addressExpected(address: string): string | undefined {
  if (address === '' || address === VIRTUAL) return undefined;
  if (/^agent:/i.test(address)) return agentExpected(address);
  const [, scheme = '', rest = ''] = /^([a-z]+):(.*)$/i.exec(address) ?? [];
  const shape = own(SHAPES, scheme.toLowerCase());
  if (shape === undefined)
    return 'virtual, tcp://10.0.0.5:9100, serial:/dev/ttyS0, file:/dev/usb/lp0, usb:04b8:0202 or agent:pc-1';
  return shape.pattern.test(rest) ? undefined : shape.expected;
}

function agentExpected(address: string): string | undefined {
  const at = agentAddress(address);
  if (at === undefined)
    return "an agent's id (letters, digits, hyphens), such as agent:pc-1 or agent:pc-1:usb:04b8:0202";
  if (at.address === undefined) return undefined;
  if (at.address === VIRTUAL || /^agent:/i.test(at.address))
    return 'behind the agent: a tcp, serial, file or usb address';
  return addressExpected(at.address);
}
