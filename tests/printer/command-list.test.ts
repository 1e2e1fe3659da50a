import { describe, expect, it } from 'vitest';
import { receiptBytes } from '../../printer/print-slip.ts';
import type { GreyPicture } from '../../printer/render/logo.ts';
import { EPSON_TM_T82, GENERIC_80, type PrinterProfile } from '../../printer/render/profile.ts';
import { tokensOf, wordsOf, type Token } from './npos-reader.ts';
import { sampleInput } from './slip-samples.ts';

/**
 * A command as a person reads it: its letters and the bytes behind them; a picture by its size; a text as it stands.
 */
function read(token: Token): string {
  const { name, bytes } = token;
  if (name === '') return JSON.stringify(wordsOf([token]));
  const parameters = bytes.subarray(name.replaceAll(' ', '').replace(/^(ESC|GS|FS)/, '').length + 1);
  if (name === 'GS v 0') return `${name}  ${parameters.readUInt16LE(1) * 8} x ${parameters.readUInt16LE(3)} dots`;
  if (parameters.length > 9)
    return `${name}  ${hex(parameters.subarray(0, 5))} ${JSON.stringify(parameters.toString('latin1', 5))}`;
  return parameters.length === 0 ? name : `${name}  ${hex(parameters)}`;
}

const hex = (bytes: Buffer): string => bytes.toString('hex').replace(/..(?=.)/g, '$& ');

/**
 * ESC a = align, ESC 3 = line spacing, GS ! = size, ESC E = bold, ESC J = feed dots, GS v 0 = picture, GS ( k = QR
 * code.
 */
const EXPECTED = String.raw`
ESC @
GS a  ff
FS &
ESC a  01
GS v 0  64 x 40 dots
ESC J  0e
ESC 3  3e
GS !  11
ESC E  01
"大庆市政务服务中心\n"
ESC 3  20
GS !  00
ESC E  00
"Daqing Government Service Centre\n"
ESC J  0e
ESC a  00
GS v 0  576 x 4 dots
ESC J  0e
ESC a  01
"您的号码  Your number\n"
ESC J  0e
ESC 3  ce
GS !  77
ESC E  01
"A014\n"
ESC a  00
GS v 0  576 x 4 dots
ESC J  0e
ESC 3  3e
GS !  11
ESC E  00
"新生儿出生登记（报户口）\n"
ESC 3  20
GS !  00
"Household registration of a newborn\n"
ESC J  0e
ESC 3  3e
"请到                    "
GS !  11
ESC E  01
"一层A区 1F-A\n"
ESC E  00
GS !  00
"前面                                    "
GS !  11
ESC E  01
"5 人\n"
ESC E  00
GS !  00
"等候                  "
GS !  11
ESC E  01
"约 10-20 分钟\n"
ESC E  00
ESC 3  20
GS !  00
"业务                           "
ESC E  01
"市公安局 户籍业务\n"
ESC E  00
ESC J  0e
GS v 0  576 x 2 dots
ESC J  0e
ESC E  01
"请备好\n"
ESC E  00
"□ 出生医学证明\n□ 户口簿\n□ 结婚证\n□ 父母身份证\n"
ESC J  0e
GS v 0  576 x 2 dots
ESC J  0e
"取号时间                      "
ESC E  01
"2026年3月9日 08:41\n"
ESC E  00
ESC a  01
ESC J  18
GS ( k  04 00 31 41 32 00
GS ( k  03 00 31 43 06
GS ( k  03 00 31 45 31
GS ( k  37 00 31 50 30 "https://hall.example.gov.cn/t/9f3eK0aQx7Zb2LmN5pRsTw"
GS ( k  03 00 31 51 30
ESC J  18
ESC E  01
"手机扫码，随时看进度\n"
ESC J  0e
ESC E  00
"叫号不一定按号码顺序，请留意显示屏和广播。\n"
ESC a  00
GS V  42 00
GS ( H  06 00 30 30 30 30 34 32
`;

describe('the bytes of one slip', () => {
  it('[R1] command by command', () => {
    const logo: GreyPicture = { widthDots: 64, heightDots: 40, grey: new Uint8Array(64 * 40) };
    const slip = receiptBytes(sampleInput(), EPSON_TM_T82, '0042', logo);
    expect(tokensOf(slip).map(read)).toEqual(EXPECTED.trim().split('\n'));
  });
});

describe('beside the paper', () => {
  const form = [
    { part: 'number', devices: [] },
    { part: 'buzzer', devices: [] },
    { part: 'drawer', devices: [] },
  ] as const;
  const tail = (profile: PrinterProfile): readonly string[] =>
    tokensOf(receiptBytes({ ...sampleInput(), form }, profile, '0042'))
      .map(read)
      .slice(-4);

  it('[R14] buzzer and drawer come behind the cut and before the acknowledgement', () => {
    expect(tail(GENERIC_80)).toEqual(['GS V  42 00', 'ESC B  02 02', 'ESC p  00 19 fa', 'GS r  01']);
    expect(tail(EPSON_TM_T82).slice(1, 3)).toEqual(['ESC p  00 19 fa', 'ESC p  00 19 fa']);
  });
});
