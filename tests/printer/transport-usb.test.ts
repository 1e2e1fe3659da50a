import { execFileSync } from 'node:child_process';
import { constants, mkdirSync, mkdtempSync, openSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import {
  decodeDeviceId,
  decodePortStatus,
  encodeSetup,
  getDeviceId,
  getPortStatus,
  readDeviceId,
  softReset,
} from '../../printer/transport/usb-class.ts';
import { usbPrinters, type UsbRoots } from '../../printer/transport/usb-discovery.ts';
import { usbTransport } from '../../printer/transport/usb.ts';
import { faultOf, never, readSlowly } from './transport-contract.ts';

const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex');

describe('the USB printer class', () => {
  it('[TR40] the three requests are the bytes of the class document', () => {
    expect(hex(encodeSetup(getDeviceId(0)))).toBe('a100000000000004');
    expect(hex(encodeSetup(getDeviceId(1, 2, 3, 256)))).toBe('a100030002010001');
    expect(hex(encodeSetup(getPortStatus(1)))).toBe('a101000001000100');
    expect(hex(encodeSetup(softReset(1)))).toBe('2102000001000000');
    expect(hex(encodeSetup(softReset(1, '1.0')))).toBe('2302000001000000');
  });

  it('[TR41] the port status: bit 5 paper empty, bit 4 selected, bit 3 not error', () => {
    expect(decodePortStatus(0x18)).toEqual({ paperEmpty: false, selected: true, error: false });
    expect(decodePortStatus(0x30)).toEqual({ paperEmpty: true, selected: true, error: true });
    expect(decodePortStatus(0x28)).toEqual({ paperEmpty: true, selected: false, error: false });
    expect(decodePortStatus(0x00)).toEqual({ paperEmpty: false, selected: false, error: true });
    expect(decodePortStatus(0x18 | 0xc7)).toEqual(decodePortStatus(0x18));
  });

  it("[TR42] the device id of Epson's DFX-9000 as its manual prints it, length first", () => {
    const text = 'MFG:EPSON;CMD:ESCP9,PRPII9,BDC,D4;MDL:DFX-9000;CLS:PRINTER;DES:EPSON DFX-9000;';
    const answer = Buffer.concat([Buffer.from([0x00, 0x50]), Buffer.from(text)]);
    expect(answer.length).toBe(0x50);
    const id = decodeDeviceId(Buffer.concat([answer, Buffer.from('not;of:it;')]));
    expect(Object.fromEntries(id)).toEqual({
      MFG: 'EPSON',
      CMD: 'ESCP9,PRPII9,BDC,D4',
      MDL: 'DFX-9000',
      CLS: 'PRINTER',
      DES: 'EPSON DFX-9000',
    });
  });

  it('[TR43] long keys, blanks, no last semicolon, a wrong length and nothing at all are read as they come', () => {
    const id = readDeviceId('MANUFACTURER: Gprinter ;COMMAND SET:ESC/POS; MODEL:GP-80160');
    expect([id.get('MFG'), id.get('CMD'), id.get('MDL')]).toEqual(['Gprinter', 'ESC/POS', 'GP-80160']);
    expect(decodeDeviceId(Buffer.from('\u0000\u0002MDL:XP-80;')).get('MDL')).toBe('XP-80');
    expect(decodeDeviceId(Buffer.from('\u00ff\u00ffMDL:XP-80;', 'latin1')).get('MDL')).toBe('XP-80');
    expect(decodeDeviceId(new Uint8Array()).size).toBe(0);
  });
});

describe('USB printers as the kernel shows them', () => {
  const folders: string[] = [];
  afterEach(() => {
    for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
  });

  function machine(): UsbRoots {
    const root = mkdtempSync(join(tmpdir(), 'hallcall-usb-'));
    folders.push(root);
    for (const folder of ['sys/class/usbmisc', 'sys/bus/usb/devices', 'dev/usb'])
      mkdirSync(join(root, folder), { recursive: true });
    return { sys: join(root, 'sys'), dev: join(root, 'dev') };
  }

  type Plugged = {
    readonly port: string;
    readonly lp?: string;
    readonly device?: Readonly<Record<string, string>>;
    readonly face?: Readonly<Record<string, string>>;
  };

  /** Lays the files as Linux 6 does: an interface folder inside its device's, and links to it from two places. */
  function plugIn({ sys }: UsbRoots, { port, lp, device = {}, face = {} }: Plugged): void {
    const at = join(sys, 'devices/pci0000:00/usb1', port);
    const interfaceAt = join(at, `${port}:1.0`);
    mkdirSync(interfaceAt, { recursive: true });
    const own = { idVendor: '04b8', idProduct: '0202', ...device };
    const its = { bInterfaceClass: '07', bInterfaceProtocol: '02', ...face };
    for (const [file, text] of Object.entries(own)) writeFileSync(join(at, file), `${text}\n`);
    for (const [file, text] of Object.entries(its)) writeFileSync(join(interfaceAt, file), `${text}\n`);
    symlinkSync(at, join(sys, 'bus/usb/devices', port));
    symlinkSync(interfaceAt, join(sys, 'bus/usb/devices', `${port}:1.0`));
    if (lp === undefined) return;
    mkdirSync(join(sys, 'class/usbmisc', lp));
    symlinkSync(interfaceAt, join(sys, 'class/usbmisc', lp, 'device'));
  }

  it('[TR44] reads who it is, whether it answers, and its device file', async () => {
    const roots = machine();
    plugIn(roots, {
      port: '1-2',
      lp: 'lp1',
      device: { serial: 'J5XF01', manufacturer: 'EPSON', product: 'TM-T82III' },
      face: { ieee1284_id: 'MFG:EPSON;CMD:ESC/POS;MDL:TM-T82III;CLS:PRINTER;' },
    });
    plugIn(roots, { port: '1-3', device: { idVendor: '0416', idProduct: '5011' }, face: { bInterfaceProtocol: '01' } });
    plugIn(roots, { port: '1-4', face: { bInterfaceClass: '03' } });
    const [epson, cheap, ...others] = await usbPrinters(roots);
    expect(epson).toMatchObject({
      vendorId: '04b8',
      productId: '0202',
      serial: 'J5XF01',
      manufacturer: 'EPSON',
      product: 'TM-T82III',
      answers: true,
      deviceFile: join(roots.dev, 'usb/lp1'),
    });
    expect(epson?.deviceId.get('CMD')).toBe('ESC/POS');
    expect(cheap).toMatchObject({ vendorId: '0416', serial: undefined, answers: false, deviceFile: undefined });
    expect(others).toEqual([]);
  });

  it('[TR45] an Epson that calls its class vendor specific is found by the driver that took it', async () => {
    const roots = machine();
    plugIn(roots, { port: '1-1', lp: 'lp0', face: { bInterfaceClass: 'ff' } });
    expect(await usbPrinters(roots)).toHaveLength(1);
  });

  it('[TR46] no sysfs, no printers', async () => {
    expect(await usbPrinters({ sys: '/no/such/sys', dev: '/dev' })).toEqual([]);
  });

  it('[TR47] prints to the printer with this serial number, and again when it comes back as another file', async () => {
    const roots = machine();
    plugIn(roots, { port: '1-1', lp: 'lp0', device: { serial: 'OTHER' } });
    plugIn(roots, { port: '1-2', lp: 'lp1', device: { serial: 'MINE' } });
    execFileSync('mkfifo', [join(roots.dev, 'usb/lp1')]);
    const paper = new Socket({ fd: openSync(join(roots.dev, 'usb/lp1'), constants.O_RDWR | constants.O_NONBLOCK) });
    paper.pause();
    const transport = usbTransport({ vendorId: '04B8', productId: '0202', serial: 'MINE' }, roots);
    const first = await transport.open(never);
    await first.write(Buffer.from('one '), never);
    await first.close();
    renameSync(join(roots.dev, 'usb/lp1'), join(roots.dev, 'usb/lp5'));
    renameSync(join(roots.sys, 'class/usbmisc/lp1'), join(roots.sys, 'class/usbmisc/lp5'));
    const second = await transport.open(never);
    await second.write(Buffer.from('two'), never);
    await second.close();
    expect((await readSlowly(paper, 7)).toString()).toBe('one two');
    paper.destroy();
  });

  it('[TR48] not there, two that fit, no driver: each says what to do', async () => {
    const roots = machine();
    const selector = { vendorId: '04b8', productId: '0202' };
    const none = await faultOf(usbTransport(selector, roots).open(never));
    expect(none).toMatchObject({ kind: 'no-device' });
    expect(none.message).toBe('usb 04b8:0202: not plugged in, or off. USB printers seen: none.');
    plugIn(roots, { port: '1-1', device: { serial: 'A1', product: 'TM-T88VI' } });
    expect((await faultOf(usbTransport(selector, roots).open(never))).message).toContain('modprobe usblp');
    const other = await faultOf(usbTransport({ ...selector, serial: 'B2' }, roots).open(never));
    expect(other.message).toContain('usb:04b8:0202:A1 (TM-T88VI)');
    plugIn(roots, { port: '1-2', lp: 'lp0', device: { serial: 'B2' } });
    const two = await faultOf(usbTransport(selector, roots).open(never));
    expect(two.message).toContain('Name it with its serial number: usb:04b8:0202:B2, usb:04b8:0202:A1 (TM-T88VI)');
    expect(await faultOf(usbTransport(selector, roots).open(AbortSignal.abort()))).toMatchObject({ kind: 'aborted' });
  });
});
