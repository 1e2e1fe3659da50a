import { describe, expect, it } from 'vitest';
import { atHall, hallAddressIn } from '../../../core/base/hall-address.ts';

const PATHS = ['/kiosk?id=kiosk-1', '/', '/t/01m8#secret', '/api/v1/tickets?number=A001', '/api/v1', '/pages/a.html'];

describe('[HA6] the address of a hall', () => {
  it.each(PATHS)('%s is found again in the address that a hall has for it', (path) => {
    for (const hall of ['north', 'construction-trading', '北'])
      expect(hallAddressIn(atHall(hall, path))).toEqual({ hall, path });
  });

  it.each([
    ['/h/north', { hall: 'north', path: '/' }],
    ['/h/north?x=1', { hall: 'north', path: '/?x=1' }],
    ['/api/v1/halls/north/tickets/1', { hall: 'north', path: '/api/v1/tickets/1' }],
    ['/api/v1/halls', { hall: undefined, path: '/api/v1/halls' }],
    ['/api/v1/halls?query=a/b', { hall: undefined, path: '/api/v1/halls?query=a/b' }],
    ['/halls', { hall: undefined, path: '/halls' }],
    ['/kiosk', { hall: undefined, path: '/kiosk' }],
    // A second hall in an address is a path of the first one, which has none.
    ['/h/north/h/south/kiosk', { hall: 'north', path: '/h/south/kiosk' }],
    ['/h/north/api/v1/halls/south/hall', { hall: 'north', path: '/api/v1/halls/south/hall' }],
    // What cannot be decoded names a hall that nobody has.
    ['/h/%E0%A4/kiosk', { hall: '%E0%A4', path: '/kiosk' }],
  ])('%s', (address, read) => expect(hallAddressIn(address)).toEqual(read));

  it('leaves alone what is not of the hall: other sites, and nothing at all', () => {
    for (const path of ['https://example.org/kiosk', '//example.org/kiosk', 'a.html', ''])
      expect(atHall('north', path)).toBe(path);
    expect(atHall(undefined, '/kiosk')).toBe('/kiosk');
  });
});
