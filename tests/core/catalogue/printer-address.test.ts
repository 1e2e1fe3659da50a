import { describe, expect, it } from 'vitest';
import { addressExpected } from '../../../core/catalogue/printer-address.ts';
import { transportFor } from '../../../printer/transport/open.ts';

describe('the address of a printer in the hall file', () => {
  it.each(['', 'virtual'])('[H17] %j is the virtual printer', (address) => {
    expect(addressExpected(address)).toBeUndefined();
  });

  it.each([
    'tcp://10.0.0.5:9100',
    'tcp://printer-2.hall.example',
    'TCP://[fe80::1%eth0]:9101/',
    'serial:/dev/ttyS0',
    'serial:/dev/ttyUSB0?baud=115200&data=8&parity=even&stop=2&flow=xon-xoff',
    'file:/dev/usb/lp0',
    'file:///dev/usb/lp0',
    'usb:04B8:0202',
    'usb:04b8:0202:X:5 a',
  ])('[H17] %s is right for the hall file and for the transports', (address) => {
    expect(addressExpected(address)).toBeUndefined();
    expect(transportFor(address).ok).toBe(true);
  });

  it.each([
    ['10.0.0.5:9100', 'tcp://10.0.0.5:9100'],
    ['http://10.0.0.5', 'tcp://10.0.0.5:9100'],
    ['tcp:10.0.0.5:9100', 'a host and a port'],
    ['tcp://me@10.0.0.5', 'a host and a port'],
    ['tcp://10.0.0.5:9100/queue', 'a host and a port'],
    ['serial:ttyS0', 'a path from the root'],
    ['file:lp0', 'a path from the root'],
    ['file://server/share', 'a path from the root'],
    ['usb:4b8:0202', 'four hexadecimal digits'],
    ['usb:04b8:0202:', 'four hexadecimal digits'],
  ])('[H17] %s is wrong for both', (address, expected) => {
    expect(addressExpected(address)).toContain(expected);
    expect(transportFor(address).ok).toBe(false);
  });
});
