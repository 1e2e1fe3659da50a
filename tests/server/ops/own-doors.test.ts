import { networkInterfaces } from 'node:os';
import { describe, expect, it } from 'vitest';
import { postOut } from '../../../server/halls/hooks/post-out.ts';
import { postWebhook } from '../../../server/halls/hooks/post-webhook.ts';
import { ownDoors, type LookUp } from '../../../server/ops/own-doors.ts';
import { hookReceiver, isSignedBy } from '../../support/hook-receiver.ts';

const never = new AbortController().signal;
const names: LookUp = (host) =>
  Promise.resolve(
    (
      {
        'sneaky.example': ['10.0.0.9', '127.0.0.1'],
        'six.example': ['::ffff:127.0.0.1'],
        'cloud.example': ['169.254.169.254'],
        'nat64.example': ['64:ff9b::169.254.169.254'],
        'long.example': ['0:0:0:0:0:FFFF:7F00:1'],
        'good.example': ['10.1.2.3'],
      } as Readonly<Record<string, readonly string[]>>
    )[host] ?? [],
  );

function doors() {
  const known = ownDoors(names);
  known.are('http://0.0.0.0:8080');
  known.are('https://hall.example');
  return known;
}

describe('where nothing is sent to', () => {
  const own = Object.values(networkInterfaces()).flatMap((each) => each ?? []);
  it.each([
    'http://127.0.0.1:8080/api/v1/devices',
    'http://127.1.2.3:8080/',
    'http://2130706433:8080/',
    'http://0x7f.1:8080/',
    'http://localhost.:8080/',
    'http://[::1]:8080/',
    'http://[::ffff:127.0.0.1]:8080/',
    'http://[::]:8080/',
    'http://0.0.0.0:8080/',
    'http://sneaky.example:8080/',
    'http://six.example:8080/',
    'https://hall.example/manager',
    'https://hall.example.:443/',
    ...own.map(({ address, family }) => `http://${family === 'IPv6' ? `[${address}]` : address}:8080/`),
    'http://169.254.169.254/latest/meta-data/',
    'http://cloud.example/',
    'http://[fe80::1]/',
    'http://239.1.1.1/',
    'http://[ff02::1]/',
    'http://nobody.example/',
    'http://100.100.100.200/latest/meta-data/',
    'http://168.63.129.16/machine/',
    'http://192.0.0.192/',
    'http://[fd00:ec2::254]/latest/meta-data/',
    'http://[fd00:ec2::23]/',
    'http://[fd20:ce::254]/',
    'http://[::ffff:100.100.100.200]/',
    'http://[64:ff9b::a9fe:a9fe]/',
    'http://[64:ff9b::6464:64c8]/',
    'http://[64:ff9b:1::a9fe:a9fe]/',
    'http://[::a9fe:a9fe]/',
    'http://[::ffff:0:a9fe:a9fe]/',
    'http://[2002:a9fe:a9fe::1]/',
    'http://[64:ff9b::127.0.0.1]:8080/',
    'http://[::127.0.0.1]:8080/',
    'http://[64:ff9b::]:8080/',
    'http://nat64.example/',
    'http://long.example:8080/',
  ])('[HK10] %s', async (url) => {
    const known = doors();
    const local = ownDoors((host) => (host.startsWith('localhost') ? Promise.resolve(['127.0.0.1']) : names(host)));
    local.are('http://127.0.0.1:8080');
    const which = url.includes('localhost') ? local : known;
    await expect(which.reach(new URL(url))).rejects.toThrow(/is this hall itself|is no address|has no address/);
    const refusal = await postOut({ url, headers: {}, body: '{}' }, which, never);
    expect(refusal?.detail).toMatch(/is this hall itself|is no address|has no address/);
    expect(refusal?.status).toBeUndefined();
  });

  it('[HK10] another port of this machine, and the private network, are fine', async () => {
    const known = doors();
    expect(await known.reach(new URL('http://127.0.0.1:8081/'))).toEqual(['127.0.0.1']);
    expect(await known.reach(new URL('http://good.example:8080/'))).toEqual(['10.1.2.3']);
    expect(await known.reach(new URL('http://192.168.1.5:8080/'))).toEqual(['192.168.1.5']);
    for (const six of ['fd12:3456::1', '2001:db8::a9fe:a9fe', '64:ff9b::a01:203', 'fd20:ce::253'])
      expect(await known.reach(new URL(`http://[${six}]:8080/`))).toEqual([six]);
  });

  it('[HK10] only what was looked up is connected to, and a redirect is not followed', async () => {
    const receiver = await hookReceiver();
    let asked = 0;
    // The second answer would lead elsewhere.
    const known = ownDoors(() => Promise.resolve([(asked += 1) === 1 ? '127.0.0.1' : '10.255.255.1']));
    const url = `http://changing.example:${String(receiver.port)}/in`;
    expect(await postOut({ url, headers: { 'webhook-id': 'a' }, body: '{}' }, known, never)).toBeUndefined();
    expect(asked).toBe(1);
    receiver.reply = () => 302;
    const plain = ownDoors();
    const refusal = await postOut({ url: receiver.url, headers: {}, body: '{}' }, plain, never);
    expect(refusal).toMatchObject({ status: 302, detail: 'HTTP 302, a redirect, which is not followed' });
    expect(receiver.got.map(({ path }) => path)).toEqual(['/in', '/in']);
    receiver.reply = () => 'cut';
    expect((await postOut({ url: receiver.url, headers: {}, body: '{}' }, plain, never))?.detail).not.toBe('');
    await receiver.close();
    expect((await postOut({ url: receiver.url, headers: {}, body: '{}' }, plain, never))?.detail).toContain(
      'ECONNREFUSED',
    );
  });

  it('[HK15] [HK10] alerts and reports go out by the same door, signed in both ways', async () => {
    const receiver = await hookReceiver();
    const delivery = {
      url: receiver.url,
      id: 'small/2026-03-09-3',
      body: '{"a":1}',
      secret: 'a text of some length',
      at: 1_773_018_000_000,
    };
    expect(await postWebhook(delivery, ownDoors(), never)).toBeUndefined();
    const [posted] = receiver.got;
    expect(posted?.headers).toMatchObject({ 'hallcall-delivery': delivery.id, 'webhook-id': delivery.id });
    expect(posted?.headers['hallcall-signature']).toMatch(/^t=1773018000,v1=[0-9a-f]{64}$/);
    const secret = `whsec_${Buffer.from(delivery.secret).toString('base64')}`;
    expect(posted !== undefined && isSignedBy(posted, secret)).toBe(true);
    const known = ownDoors();
    known.are(receiver.url);
    expect(await postWebhook(delivery, known, never)).toContain('is this hall itself');
    expect(receiver.got).toHaveLength(1);
    await receiver.close();
  });
});
