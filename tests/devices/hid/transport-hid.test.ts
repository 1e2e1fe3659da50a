import { describe, expect, it } from 'vitest';
import { loadHidLibrary } from '../../../devices/hid/transport/hid-library.ts';
import { hidTransport, type HidOptions, type HidSelector } from '../../../devices/hid/transport/hid.ts';
import { inputTransport } from '../../../devices/hid/transport/open-input.ts';
import { scanReports } from '../../../devices/hid/virtual/reports.ts';
import { HONEYWELL_LAYOUT } from '../../../devices/hid/decode/hid-pos-layout.ts';
import { faultOf, never } from '../../printer/transport-contract.ts';
import { FakeHid } from './fake-hid.ts';
import { openHouse } from './house.ts';
import { hex } from './play.ts';
import { soon } from '../../support/soon.ts';

const SCANNER = {
  vendorId: 0x0c2e,
  productId: 0x0b61,
  path: '/dev/hidraw1',
  serialNumber: 'S1',
  usagePage: 0x8c,
  usage: 2,
};
const AS_KEYBOARD = { ...SCANNER, path: '/dev/hidraw0', usagePage: 1, usage: 6 };
const SELECTOR: HidSelector = { vendorId: 0x0c2e, productId: 0x0b61 };

function way(hid: FakeHid, selector = SELECTOR, options: HidOptions = {}) {
  return hidTransport(selector, {
    load: () => Promise.resolve(hid),
    readDescriptor: () => Promise.resolve(undefined),
    meant: { usagePage: 0x8c, usages: [2] },
    ...options,
  });
}

function bus(...listed: FakeHid['listed']): FakeHid {
  const hid = new FakeHid();
  hid.listed = listed;
  return hid;
}

describe('the way to a HID device', () => {
  it('[DV74] opens the interface that is meant, by numbers, serial number or path', async () => {
    const hid = bus(AS_KEYBOARD, SCANNER, { ...SCANNER, path: '/dev/hidraw5', serialNumber: 'S2' });
    await way(hid, { ...SELECTOR, serial: 'S2' }).open(never);
    await way(hid, { path: '/dev/hidraw9' }).open(never);
    const pad = { vendorId: 0x0c45, productId: 0x7403 };
    hid.listed = [
      { ...pad, path: '/dev/hidraw2', usagePage: 1, usage: 0x80 },
      { ...pad, path: '/dev/hidraw3', usagePage: 1, usage: 6 },
      { ...pad, path: '/dev/hidraw3', usagePage: 0x0c, usage: 1 },
    ];
    await way(hid, pad, { meant: { usagePage: 1, usages: [6, 7] } }).open(never);
    expect(hid.opened.map(({ path }) => path)).toEqual(['/dev/hidraw5', '/dev/hidraw9', '/dev/hidraw3']);
  });

  it('[DV74] what cannot be found or chosen is told with what is there', async () => {
    const told = async (hid: FakeHid) => (await faultOf(way(hid).open(never))).message;
    expect(await told(bus())).toContain('HID devices seen: none');
    expect(await told(bus({ ...SCANNER, productId: 1 }))).toContain('hid:0c2e:0001:S1');
    const many = Array.from({ length: 60 }, (_, at) => ({ ...SCANNER, productId: 1, serialNumber: `S${String(at)}` }));
    expect(await told(bus(...many))).toContain('and 54 more');
    expect((await told(bus(...many))).length).toBeLessThan(500);
    expect(await told(bus(AS_KEYBOARD))).toContain('USB HID POS');
    expect(await told(bus(SCANNER, { ...SCANNER, path: '/b', serialNumber: 'S2' }))).toContain('serial number');
    const twins = [SCANNER, { ...SCANNER, path: '/b' }].map((each) => ({ ...each, serialNumber: '' }));
    expect(await told(bus(...twins))).toContain('by its path');
  });

  it('[DV75] one report is one piece; a refused greeting harms nothing; closing twice is closing once', async () => {
    const hid = bus(SCANNER);
    const link = await way(hid, SELECTOR, { greeting: [[0xfe, 1]] }).open(never);
    const heard: Uint8Array[] = [];
    link.onData((report) => heard.push(report));
    const [handle] = hid.opened;
    handle?.report(hex('02 01'));
    handle?.report(hex('02 02'));
    await soon(() => expect(heard).toEqual([hex('02 01'), hex('02 02')]));
    await link.write(hex('04 40'), never);
    expect(handle).toMatchObject({ features: [[0xfe, 1]], written: [[4, 0x40]] });
    await Promise.all([link.close(), link.close()]);
    handle?.fail();
    expect(await link.ended).toBeUndefined();
    expect(handle?.closed).toBe(1);
  });

  it('[DV70] an error of the device is the end of the link, never of the program', async () => {
    const hid = bus(SCANNER);
    const link = await way(hid).open(never);
    hid.opened[0]?.fail();
    hid.opened[0]?.fail();
    expect(await link.ended).toMatchObject({ kind: 'gone' });
    expect(await faultOf(link.write(hex('04'), never))).toMatchObject({ kind: 'gone' });
    expect(await faultOf(way(hid).open(AbortSignal.abort()))).toMatchObject({ kind: 'aborted' });
    hid.refuse = 'cannot open device';
    expect(await faultOf(way(hid).open(never))).toMatchObject({
      kind: 'not-allowed',
      message: expect.stringContaining('udev') as string,
    });
  });

  it('[DV70] pulled out and plugged in elsewhere it is found again, by the scanner’s own layout', async () => {
    const hid = bus(SCANNER);
    const binding = { id: 'gun', family: 'scanner-honeywell', where: 'hid:0c2e:0b61:S1', counter: '1' } as const;
    const { devices, news, states } = openHouse([binding], (each) => {
      const found = inputTransport(each, {
        load: () => Promise.resolve(hid),
        readDescriptor: () => Promise.resolve(undefined),
      });
      return found.ok ? found.value : found.error;
    });
    await soon(() => expect(states).toEqual(['gun there']));
    hid.listed = [];
    hid.opened[0]?.fail();
    await soon(() => expect(states).toEqual(['gun there', 'gun missing', 'gun missing']));
    hid.listed = [{ ...SCANNER, path: '/dev/hidraw7' }];
    await soon(() => expect(states.at(-1)).toBe('gun there'));
    for (const report of scanReports('AP-1', HONEYWELL_LAYOUT)) hid.opened[1]?.report(report);
    await soon(() => expect(news).toMatchObject([['gun', { kind: 'scan', text: 'AP-1' }]]));
    expect(hid.opened.map(({ path, features }) => [path, features])).toEqual([
      ['/dev/hidraw1', [[0xfe, 1]]],
      ['/dev/hidraw7', [[0xfe, 1]]],
    ]);
    await devices.close();
    expect(hid.opened[1]?.closed).toBe(1);
  });
});

describe('node-hid', () => {
  it('[DV76] where it cannot be loaded it says what is missing; a later try may succeed', async () => {
    const failing = (message: string) => () => Promise.reject(new Error(message));
    const libusb = 'libusb-1.0.so.0: cannot open shared object file';
    await expect(loadHidLibrary(failing(libusb))).rejects.toThrow('apt-get install libusb-1.0-0');
    await expect(loadHidLibrary(failing('Failed to find binding for HID'))).rejects.toThrow(process.arch);
    await expect(loadHidLibrary(failing("Cannot find package 'node-hid'"))).rejects.toThrow('npm ci');
    await expect(loadHidLibrary(() => Promise.resolve({}))).rejects.toThrow('another shape');
  });

  it('[DV76] the package itself either loads and lists, or says which library of the system it lacks', async () => {
    const outcome = await loadHidLibrary().then(
      async (library) => Array.isArray(await library.devicesAsync()),
      (fault: unknown) => /apt-get install/.test(String(fault)),
    );
    expect(outcome).toBe(true);
  });
});
