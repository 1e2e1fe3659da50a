import type { Catalogue } from '../../../core/catalogue/catalogue.ts';
import { hint } from '../../../core/hall-file/read-row.ts';
import type { DeviceKind } from '../../../core/protocol/rights.ts';

/** Pages stand for what the hall file has; PCs and agents are not in it. */
export function missingDevice(
  { kiosks, boards, counters }: Catalogue,
  { kind, id }: { readonly kind: DeviceKind; readonly id: string },
): string | undefined {
  const known = { kiosk: kiosks, board: boards, 'counter-screen': counters, 'counter-pc': undefined, agent: undefined }[
    kind
  ];
  if (known === undefined || known.some((each) => each.id === id)) return undefined;
  const near = hint(
    id,
    known.map((each) => each.id),
  );
  const [what, file] = kind === 'counter-screen' ? ['counter', 'counters.csv'] : [kind, 'devices.csv'];
  return `the hall file has no ${what} ${id} (${file})${near}`;
}
