import { describe, expect, it } from 'vitest';
import { transportFor } from '../../printer/transport/open.ts';

describe('the address of a printer', () => {
  it.each([
    ['tcp://10.0.0.5:9100', 'network 10.0.0.5:9100'],
    ['tcp://printer-2.hall.example', 'network printer-2.hall.example:9100'],
    ['TCP://[fe80::1%eth0]:9101/', 'network [fe80::1%eth0]:9101'],
    ['serial:/dev/ttyS0', 'serial /dev/ttyS0'],
    ['serial:/dev/ttyS0?baud=19200&flow=rts-cts', 'serial /dev/ttyS0'],
    ['serial:/dev/ttyUSB0?baud=115200&data=8&parity=even&stop=2&flow=xon-xoff', 'serial /dev/ttyUSB0'],
    ['file:/dev/usb/lp0', 'device file /dev/usb/lp0'],
    ['file:///dev/usb/lp0', 'device file /dev/usb/lp0'],
    ['usb:04B8:0202', 'usb 04b8:0202'],
    [' usb:04b8:0202:X:5 a ', 'usb 04b8:0202:X:5 a'],
  ])('[TR50] %s is %s', (address, name) => {
    const transport = transportFor(address);
    expect(transport.ok ? transport.value.name : transport.error).toBe(name);
  });

  it.each([
    ['', 'it does not say how the printer is connected; expected tcp://10.0.0.5:9100, serial:'],
    ['10.0.0.5:9100', 'it does not say how'],
    ['http://10.0.0.5', 'it does not say how'],
    ['tcp:10.0.0.5:9100', 'it is no host and port; expected tcp://10.0.0.5:9100'],
    ['tcp://', 'it is no host and port'],
    ['tcp://me@10.0.0.5', 'it is no host and port'],
    ['tcp://10.0.0.5:9100/queue', 'it is no host and port'],
    ['tcp://10.0.0.5:0', 'there is no port 0; expected a port from 1 to 65535'],
    ['tcp://10.0.0.5:70000', 'there is no port 70000'],
    ['serial:ttyS0', 'the path does not begin at the root; expected serial:/dev/ttyS0'],
    ['serial:/dev/ttyS0?baud=19201', '"baud=19201" is no setting of a serial line; expected baud=1200|'],
    ['serial:/dev/ttyS0?data=5', 'expected data=7|8'],
    ['serial:/dev/ttyS0?parity=mark', 'expected parity=none|even|odd'],
    ['serial:/dev/ttyS0?stop=1.5', 'expected stop=1|2'],
    ['serial:/dev/ttyS0?flow=dtr', 'expected flow=rts-cts|xon-xoff|none'],
    ['serial:/dev/ttyS0?speed=9600', 'expected baud, data, parity, stop or flow'],
    ['file:lp0', 'the path does not begin at the root; expected file:/dev/usb/lp0'],
    ['file://server/share', 'the path does not begin at the root'],
    ['usb:4b8:0202', 'four hexadecimal digits each; expected usb:04b8:0202 or usb:04b8:0202:SERIAL'],
    ['usb:04b8:0202:', 'four hexadecimal digits each'],
  ])('[TR51] %j: %s', (address, reason) => {
    const transport = transportFor(address);
    expect(transport.ok ? '' : transport.error).toContain(reason);
    expect(transport.ok ? '' : transport.error).toContain(`printer address "${address}": `);
  });
});
