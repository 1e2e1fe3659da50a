import { describe, expect, it } from 'vitest';
import { farAddress, NO_PROXIES, trustedProxies, type TrustedProxies } from '../../../server/ops/far-address.ts';

function proxies(text: string): TrustedProxies {
  const read = trustedProxies(text);
  if (!read.ok) throw new Error(read.error);
  return read.value;
}

const from = (remoteAddress: string, forwarded?: string) => ({
  socket: { remoteAddress },
  headers: forwarded === undefined ? {} : { 'x-forwarded-for': forwarded },
});

describe('who asks, behind proxies', () => {
  it.each([
    ['192.168.1.7', undefined, '192.168.1.7'],
    ['127.0.0.1', '203.0.113.9', '203.0.113.9'],
    ['::ffff:127.0.0.1', '203.0.113.9', '203.0.113.9'],
    ['::1', '2001:db8::5', '2001:db8::5'],
    // Some proxies name the port, too.
    ['127.0.0.1', '203.0.113.9:51234', '203.0.113.9'],
    ['127.0.0.1', '203.0.113.9, [::ffff:10.1.2.3]:443', '203.0.113.9'],
    ['127.0.0.1', '[2001:DB8::5]:51234', '2001:db8::5'],
    // What a stranger wrote in front of it is not believed.
    ['127.0.0.1', '10.9.9.9, 203.0.113.9', '203.0.113.9'],
    ['127.0.0.1', '203.0.113.9, 10.1.2.3', '203.0.113.9'],
    // A stranger who speaks for others.
    ['198.51.100.4', '203.0.113.9', '198.51.100.4'],
    ['127.0.0.1', 'unknown, <script>', '127.0.0.1'],
    ['127.0.0.1', '', '127.0.0.1'],
  ])('[DR30] %s with %s is %s', (remote, forwarded, address) => {
    expect(farAddress(from(remote, forwarded), proxies('loopback, 10.1.0.0/16'))).toBe(address);
  });

  it('[DR30] without proxies nobody is believed', () => {
    expect(farAddress(from('127.0.0.1', '203.0.113.9'), NO_PROXIES)).toBe('127.0.0.1');
  });

  it.each([
    ['1', '203.0.113.9'],
    ['2', '198.51.100.7'],
    ['3', '10.9.9.9'],
    // There are no more who say so.
    ['9', '10.9.9.9'],
  ])('[DR30] as many proxies as are said, %s, and nobody behind them', (count, address) => {
    expect(farAddress(from('192.168.1.7', '10.9.9.9, 198.51.100.7, 203.0.113.9'), proxies(count))).toBe(address);
  });

  it.each(['0', '11', '99999999999'])('[DR31] %j proxies are none', (text) => {
    expect(trustedProxies(text)).toMatchObject({ ok: false, error: expect.stringContaining('1 to 10') as string });
  });

  it.each(['', 'yes', '10.0.0.0/33', '10.0.0', '2001:db8::/129', '10.0.0.1;10.0.0.2'])(
    '[DR31] %j is refused with what it should be',
    (text) => {
      expect(trustedProxies(text)).toMatchObject({ ok: false, error: expect.stringContaining('no address') as string });
    },
  );
});
