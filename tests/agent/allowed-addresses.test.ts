import { describe, expect, it } from 'vitest';
import { allowedOf, whyNotOpened } from '../../agent/allowed-addresses.ts';
import { agentSetup } from '../../core/protocol/agent.ts';

describe('what a hall may have an agent open', () => {
  it.each([
    'file:/dev/usb/lp0',
    'file:/dev/lp1',
    'file:///dev/usb/lp0',
    'serial:/dev/ttyUSB0?baud=19200',
    'serial:/dev/serial/by-id/usb-Prolific-if00-port0',
    'usb:04b8:0202',
    'tcp://10.0.0.5:9100',
    'virtual',
  ])('[AG20] %s is a device', (address) => {
    expect(whyNotOpened(address, [])).toBeUndefined();
  });

  it.each([
    'file:/etc/cron.d/job',
    'file:/home/hallcall/.ssh/authorized_keys',
    'file:/home/hallcall/.bashrc',
    'FILE:/etc/passwd',
    'file:///etc/passwd',
    'file:/dev/usb/../../etc/passwd',
    'file:/dev/usb/lp0/../../../etc/passwd',
    'file://dev/../etc/passwd',
    'file:/dev/sda1',
    'file:/dev/shm/x',
    'file:/dev/serial/by-id/../../sda',
    'serial:/etc/passwd?baud=9600',
    'file:relative',
    'file:',
  ])('[AG20] %s is none, and is told', (address) => {
    expect(whyNotOpened(address, [])).toContain('is no device that the hall may name');
  });

  it('[AG20] what the own settings name is opened, by name or by pattern, and no more', () => {
    expect(whyNotOpened('file:/srv/spool/printer.fifo', ['/srv/spool/*.fifo'])).toBeUndefined();
    expect(whyNotOpened('file:/srv/spool/sub/printer.fifo', ['/srv/spool/*.fifo'])).toBeDefined();
    expect(whyNotOpened('file:/srv/spoolx', ['/srv/spool'])).toBeDefined();
  });

  it('[AG20] a setup is taken without what may not be opened; a printer stays, without its address', () => {
    const names = { 'zh-Hans': '厅', 'zh-Hant': '廳', en: 'hall' };
    const setup = agentSetup.parse({
      hall: { name: names, languages: ['en'], timeZone: 'Asia/Shanghai' },
      printers: [
        { id: 'good', name: 'good', paperMm: 80, model: 'generic-80', address: 'usb:04b8:0202' },
        { id: 'bad', name: 'bad', paperMm: 80, model: 'generic-80', address: 'file:/etc/passwd' },
      ],
      inputs: [{ id: 'reader', family: 'scanner-serial', where: 'serial:/etc/passwd' }],
      signs: [{ id: 'sign', where: 'serial:/root/x' }],
    });
    const said: string[] = [];
    const taken = allowedOf(setup, [], (what) => said.push(what));
    expect(taken.printers.map(({ id, address }) => [id, address])).toEqual([
      ['good', 'usb:04b8:0202'],
      ['bad', undefined],
    ]);
    expect([taken.inputs, taken.signs]).toEqual([[], []]);
    expect(said.map((each) => each.split(':')[0])).toEqual(['printer bad', 'device reader', 'sign sign']);
  });
});
