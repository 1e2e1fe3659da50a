import { join } from 'node:path';
import type { City } from '../../core/catalogue/city.ts';
import type { Instant } from '../../core/base/time.ts';
import { asStaff, CITY_COOKIES, cityPeople, type CityPeople } from '../auth/city-people.ts';
import { memoryPeopleBook } from '../auth/people-book.ts';
import { memoryHallKey } from '../auth/pseudonym.ts';
import { keepTokens, memoryTokenBook } from '../auth/token-store.ts';
import type { Logger } from '../ops/log.ts';
import type { AccessRules, HallParts } from './hall-parts.ts';
import { keepEndings } from './identity-endings.ts';
import { openAccess } from './open-access.ts';
import { cityServiceRules } from './service-rules.ts';
import type { ReadHalls } from './read-halls.ts';
import { storesIn, type HallStores } from './stores.ts';

type Parts = {
  readonly city: City;
  readonly stores: Pick<HallStores, 'key' | 'people' | 'security' | 'tokens'>;
  readonly access?: AccessRules | undefined;
  readonly syslog?: HallParts['syslog'];
  /** All halls are sample halls, in which everybody without a password has the well-known one. */
  readonly sample: boolean;
  readonly now: () => Instant;
  readonly log: Logger;
};

/** Those above the halls, with what is kept of them. `close`: nothing of it goes on. */
export type OpenPeople = { readonly people: CityPeople; readonly close: () => Promise<void> };

type Above = {
  readonly read: ReadHalls;
  readonly data: string;
  readonly access: AccessRules;
  readonly syslog?: HallParts['syslog'];
  readonly now: () => Instant;
  readonly log: Logger;
};

/** Those above the halls of an installation. One hall alone has nobody above it: nothing is read or written. */
export function openAbove({ read, data, now, log, ...rules }: Above): Promise<OpenPeople> {
  const sample = read.halls.every(({ file }) => file.catalogue.hall.sample);
  const kept = storesIn(join(data, 'city'), now);
  const nothing = { key: memoryHallKey(), tokens: keepTokens(memoryTokenBook(), now), people: memoryPeopleBook() };
  const stores = read.folder === undefined ? { ...kept, ...nothing } : kept;
  return openCityPeople({ city: read.city, stores, ...rules, sample, now, log });
}

/** Opens what people above halls come in by: sessions, second factors and a record of their own. */
export async function openCityPeople({ city, stores, access, syslog, sample, now, log }: Parts): Promise<OpenPeople> {
  await stores.tokens.load();
  const users = city.users.map(asStaff);
  const { gate, entrance, security } = await openAccess({
    ...{ stores, access, now, log, cookies: CITY_COOKIES, key: await stores.key() },
    ...{ staff: () => ({ users, sample }), words: () => Object.values(city.name) },
    service: cityServiceRules(city),
  });
  const leave = syslog === undefined ? () => undefined : security.onEvent(syslog);
  const endings = keepEndings(gate, log);
  const close = async (): Promise<void> => {
    await endings();
    leave();
    await security.rest();
  };
  return { people: cityPeople(city.users, { gate, entrance, security }), close };
}
