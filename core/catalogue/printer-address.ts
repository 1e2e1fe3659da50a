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
 * What should stand there instead; undefined for an address of the right shape. Whether a printer answers there, and the settings of a serial
 * line, are for `printer/transport/open.ts`.
 */
export function addressExpected(address: string): string | undefined {
  if (address === '' || address === VIRTUAL) return undefined;
  const [, scheme = '', rest = ''] = /^([a-z]+):(.*)$/i.exec(address) ?? [];
  const shape = SHAPES[scheme.toLowerCase()];
  if (shape === undefined) return 'virtual, tcp://10.0.0.5:9100, serial:/dev/ttyS0, file:/dev/usb/lp0 or usb:04b8:0202';
  return shape.pattern.test(rest) ? undefined : shape.expected;
}
