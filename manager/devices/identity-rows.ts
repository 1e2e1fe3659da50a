import type { Names } from '../../core/base/names.ts';
import type { DeviceView } from '../../core/protocol/shapes/access.ts';
import type { HallView } from '../../core/protocol/shapes/hall.ts';

/** Devices whose page takes its identity from a link. */
export type PageKind = 'kiosk' | 'board' | 'counter-screen';

export type IdentityKind = PageKind | 'counter-pc' | 'agent';

/** A device of the hall, or one that has an identity although the hall file does not have it any more. */
export type IdentityRow = {
  readonly key: string;
  readonly kind: IdentityKind;
  readonly id: string;
  readonly name?: Names;
  readonly known: boolean;
  /** It may be given an identity here, as this kind. */
  readonly pairs?: PageKind;
  readonly device?: DeviceView;
};

const PROGRAMS: readonly string[] = ['counter-pc', 'agent'];

/**
 * Kiosks and boards of the hall file, with an identity or without; then everything else that has one. The screens of
 * counters are many, and most halls have none: those without an identity are left out.
 */
export function identityRows(hall: HallView | undefined, devices: readonly DeviceView[]): readonly IdentityRow[] {
  const given = new Map(newestFirst(devices).map((device) => [keyOf(device.kind, device.id), device]));
  const screens = (hall?.counters ?? []).filter(({ id }) => given.has(keyOf('counter-screen', id)));
  const own = [
    ...(hall?.kiosks ?? []).map(({ id, name }) => ({ kind: 'kiosk' as const, id, name })),
    ...(hall?.boards ?? []).map(({ id, name }) => ({ kind: 'board' as const, id, name })),
    ...screens.map(({ id, name }) => ({ kind: 'counter-screen' as const, id, name })),
  ].map(({ kind, id, name }): IdentityRow => {
    const device = given.get(keyOf(kind, id));
    return {
      key: keyOf(kind, id),
      kind,
      id,
      name,
      known: true,
      pairs: kind,
      ...(device === undefined ? {} : { device }),
    };
  });
  const keys = new Set(own.map(({ key }) => key));
  const others = [...given].filter(([key]) => !keys.has(key));
  return [
    ...own,
    ...others.map(([key, device]): IdentityRow => {
      const kind = device.kind as IdentityKind; // the server gives out no others
      return { key, kind, id: device.id, known: hall === undefined || PROGRAMS.includes(kind), device };
    }),
  ];
}

/** Names a device among all. */
export function keyOf(kind: string, id: string): string {
  return `${kind} ${id}`;
}

/** The sample hall lends its pages several identities; the one that lasts longest is told. */
function newestFirst(devices: readonly DeviceView[]): readonly DeviceView[] {
  return [...devices].sort((a, b) => a.since.localeCompare(b.since));
}
