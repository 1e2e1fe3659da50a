import { describe, expect, it } from 'vitest';
import { checkListen, readConfig } from '../../../server/ops/config.ts';
import { isLoopback, plainAddress } from '../../../server/ops/plain-address.ts';

describe('an address', () => {
  it.each([
    ['10.0.0.7', '10.0.0.7'],
    ['10.0.0.7:51234', '10.0.0.7'],
    ['::ffff:10.0.0.7', '10.0.0.7'],
    ['::FFFF:0a00:7', '10.0.0.7'],
    ['[::ffff:10.0.0.7]:443', '10.0.0.7'],
    ['::1', '::1'],
    ['[::1]', '::1'],
    ['[::1]:8080', '::1'],
    ['2001:0DB8:0:0::0005', '2001:db8::5'],
    ['[2001:db8::5]:51234', '2001:db8::5'],
    ['fe80::1%eth0', 'fe80::1'],
    // What goes there may come out elsewhere: it says nothing of who comes from there.
    ['64:ff9b::7f00:1', '64:ff9b::7f00:1'],
    ['2002:7f00:1::', '2002:7f00:1::'],
    ['hall.example', 'hall.example'],
    ['hall.example:80', 'hall.example:80'],
    ['unknown', 'unknown'],
    ['', ''],
  ])('[DR33] %j is %j', (written, plain) => {
    expect(plainAddress(written)).toBe(plain);
  });

  it.each(['127.0.0.1', '127.1.2.3', '::1', '[::1]', '0:0:0:0:0:0:0:1', '::ffff:127.0.0.1', 'localhost'])(
    '[DR33] %s is this machine',
    (host) => {
      expect(isLoopback(host)).toBe(true);
      expect(checkListen(host, true)).toMatchObject({ ok: true });
    },
  );

  it.each(['10.0.0.1', '127.example', '::', '::2', '2002:7f00:1::', '64:ff9b::7f00:1', 'localhost.example', ''])(
    '[DR33] %j is not known to be',
    (host) => {
      expect(isLoopback(host)).toBe(false);
    },
  );

  it('[DR33] of a host to listen at the brackets may be written', () => {
    for (const host of ['[::1]', '::1'])
      expect(readConfig([], { HOST: host })).toMatchObject({ value: { host: '::1' } });
  });
});
