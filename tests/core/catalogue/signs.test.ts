import { describe, expect, it } from 'vitest';
import { readHallFile } from '../../../core/hall-file/hall-file.ts';
import { signAddressExpected, signWay } from '../../../core/catalogue/sign-address.ts';
import { rowsOf, textDots } from '../../../core/catalogue/signs.ts';
import { hallFileErrorText } from '../../../core/hall-file/tables.ts';
import { SMALL_HALL, tablesOf } from '../hall-file/fixtures/small-hall-file.ts';

const HEAD = 'id,family,where,width_dots,height_dots,shows,screen,languages,text_zh_hans,text_zh_hant,text_en,answers';

function read(...lines: readonly string[]) {
  const devices = `${SMALL_HALL['devices.csv'] ?? ''}door,sign,led,1F-A,1F-A,门楣屏,門楣屏,Door sign,512,32,,bx-5k,,,\n`;
  return readHallFile(
    tablesOf({ ...SMALL_HALL, 'devices.csv': devices, 'signs.csv': `${[HEAD, ...lines].join('\n')}\n` }),
  );
}

describe('signs.csv', () => {
  it('[SG50] is read; name and size may stand in devices.csv; without the file there are none', () => {
    const all = read(
      'strip-1,bx-5k,tcp://10.0.0.7:5005,128,16,counter:1,,,,,,',
      'strip-2,BX-6K,agent:pc-1:serial:/dev/ttyS1?baud=9600,128,32,counter:A2,7,zh-Hans;en,欢迎,歡迎,Welcome,',
      'door,bx-5k,,,,hall,,,,,,',
      'old,alpha,tcp:h:10001,80,7,"lines:tax；titles",,,,,,no',
      'side,bx-6k,tcp:h,64,16,zones:1F-A;1F-B,,,请安静,,,',
    );
    if (!all.ok) return expect(all.error.map(hallFileErrorText)).toEqual([]);
    expect(all.value.catalogue.ledSigns).toMatchObject([
      {
        id: 'strip-1',
        where: 'tcp://10.0.0.7:5005',
        screen: 1,
        languages: ['zh-Hans'],
        answers: true,
        name: { en: 'Counter 1' },
      },
      { agent: 'pc-1', where: 'serial:/dev/ttyS1?baud=9600', screen: 7, family: 'bx-6k', text: { en: 'Welcome' } },
      {
        id: 'door',
        where: 'virtual',
        widthDots: 512,
        heightDots: 32,
        name: { en: 'Door sign' },
        shows: { kind: 'hall' },
      },
      { id: 'old', screen: 0, languages: ['en'], answers: false, shows: { kind: 'lines', lines: ['tax', 'titles'] } },
      { id: 'side', shows: { kind: 'zones', zones: ['1F-A', '1F-B'] } },
    ]);
    const bare = readHallFile(tablesOf(SMALL_HALL));
    expect(bare.ok && bare.value.catalogue).not.toHaveProperty('ledSigns');
  });

  it.each([
    ['a family', 's,bx-7k,virtual,128,16,hall,,,,,,', 'family', 'one of bx-5k, bx-6k, alpha; nearest: bx-5k'],
    ['an address', 's,bx-5k,10.0.0.7:5005,128,16,hall,,,,,,', 'where', 'virtual, tcp://10.0.0.7:5005'],
    ['a port', 's,bx-5k,tcp:h:70000,128,16,hall,,,,,,', 'where', 'virtual, tcp://10.0.0.7:5005'],
    ['a speed', 's,bx-5k,serial:/dev/ttyS0?baud=9601,128,16,hall,,,,,,', 'where', 'one of 1200'],
    ['no port of its own', 's,alpha,tcp:h,80,7,hall,,,,,,', 'where', 'a port, such as'],
    ['a size', 's,bx-5k,virtual,,16,hall,,,,,,', 'width_dots', 'a whole number from 16 to 4096'],
    ['an odd width', 's,bx-5k,virtual,100,16,hall,,,,,,', 'width_dots', 'a multiple of 8'],
    ['too low', 's,bx-5k,virtual,128,12,hall,,,,,,', 'height_dots', 'at least 16 dots'],
    ['what it shows', 's,bx-5k,virtual,128,16,countr:1,,,,,,', 'shows', 'nearest: counter'],
    ['a counter', 's,bx-5k,virtual,128,16,counter:9,,,,,,', 'shows', 'a counter that stands in counters.csv'],
    ['two counters', 's,bx-5k,virtual,128,16,counter:1;A2,,,,,,', 'shows', 'one counter'],
    ['no line', 's,bx-5k,virtual,128,16,lines:,,,,,,', 'shows', 'at least one of lines.csv'],
    ['a line', 's,bx-5k,virtual,128,16,lines:taxx,,,,,,', 'shows', 'nearest: tax'],
    ['more than hall', 's,bx-5k,virtual,128,16,hall:1,,,,,,', 'shows', 'hall alone'],
    ['a number on the line', 's,alpha,virtual,80,7,hall,256,,,,,', 'screen', 'from 0 to 255'],
    ['a language', 's,bx-5k,virtual,128,16,hall,,fr,,,,', 'languages', 'languages out of zh-Hans'],
    ['a language twice', 's,bx-5k,virtual,128,16,hall,,en;en,,,,', 'languages', 'only once'],
    ['hanzi on Alpha', 's,alpha,virtual,80,7,hall,,zh-Hans,,,,', 'languages', 'en alone'],
    ['letters on Alpha', 's,alpha,virtual,80,7,text,,,,,Café,', 'text_en', 'letters of ASCII'],
    ['no text', 's,bx-5k,virtual,128,16,text,,,,,,', 'text_zh_hans', 'a text: the sign speaks zh-Hans'],
    ['yes or no', 's,bx-5k,virtual,128,16,hall,,,,,,maybe', 'answers', 'yes or no'],
  ])('[SG51] a mistake is told with its place: %s', (_what, line, field, says) => {
    const found = read(line);
    const errors = found.ok ? [] : found.error;
    expect(errors.map((error) => [error.file, error.line, error.field])).toContainEqual(['signs.csv', 2, field]);
    expect(errors.map(({ expected }) => expected).join(' / ')).toContain(says);
  });

  it('[SG52] signs share an address with a number each, and of one family', () => {
    const at = 'serial:/dev/ttyUSB0';
    const line = (id: string, family: string, screen: number) =>
      `${id},${family},${at},128,16,hall,${String(screen)},,,,,`;
    expect(read(line('a', 'bx-5k', 1), line('b', 'bx-5k', 2)).ok).toBe(true);
    const same = read(line('a', 'bx-5k', 1), line('b', 'bx-5k', 1));
    expect(!same.ok && same.error).toMatchObject([{ line: 3, field: 'screen' }]);
    const other = read(line('a', 'bx-5k', 1), line('b', 'alpha', 2));
    expect(!other.ok && other.error).toMatchObject([{ line: 3, field: 'where' }]);
  });

  it('[SG53] ways and sizes', () => {
    expect(signWay('tcp://[fe80::1%eth0]:5005')).toEqual({ kind: 'tcp', host: 'fe80::1%eth0', port: 5005 });
    expect(signWay('serial:/dev/serial/by-id/usb-1')).toEqual({
      kind: 'serial',
      path: '/dev/serial/by-id/usb-1',
      baud: undefined,
    });
    expect(signAddressExpected('agent:pc-1')).toBeUndefined();
    expect(signAddressExpected('agent:pc-1:usb:1')).toContain('agent:pc-1:');
    expect([textDots('A012请', 'bx-5k'), textDots('A012', 'alpha'), textDots('请', 'alpha')]).toEqual([
      48,
      24,
      undefined,
    ]);
    expect([16, 32, 31, 200].map((heightDots) => rowsOf({ family: 'bx-5k', heightDots }))).toEqual([1, 2, 1, 4]);
  });
});
