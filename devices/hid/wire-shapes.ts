import type { z } from 'zod';
import type { orderAtAgent, virtualPress } from '../../core/protocol/devices.ts';
import type { BoxOrder } from './decode/box-orders.ts';
import type { VirtualPress } from './virtual/virtual-device.ts';

// A field that is absent on the wire is absent here as well, not undefined.

/** A press as it came over the wire. */
export function pressOf(press: z.output<typeof virtualPress>): VirtualPress {
  if (press.kind !== 'put-card') return press;
  const { validTo, kind, ...card } = press.card;
  return {
    kind: 'put-card',
    card: { ...card, ...(validTo === undefined ? {} : { validTo }), ...(kind === undefined ? {} : { kind }) },
  };
}

/** An order to a call box as it came over the wire. */
export function orderOf(order: z.output<typeof orderAtAgent>['order']): BoxOrder {
  if (order.kind !== 'show') return order;
  const { waiting, ticket } = order;
  return {
    kind: 'show',
    ...(waiting === undefined ? {} : { waiting }),
    ...(ticket === undefined ? {} : { ticket }),
  };
}
