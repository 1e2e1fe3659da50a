/** The hanzi that names of services and offices are made of, the most frequent first, in both writings. */
const IN_HALLS =
  '登可小申比到半业業人公案核证證保工生市记記建用房一许許时時占佔事地出企批更达達发發件定民设設理动動务務交金与與品社产產局机機备備审審住易合通程移查取物口立不水退报報领領' +
  '经經营營税稅商明收资資服户戶居目安城补補屏请請中行入名上车車技助新受政专專特投变變格育防信转轉位作具使所医醫员員权權办辦活路险險会會注註疾土及就票款供号號道施休置午学學销' +
  '銷管教草化息法婚售外开開告缴繳准源和境林消役项項零换換性等二书書全租印费費认認节節运運文积積区區驶駛询詢待食提次手老成购購驾駕心障残殘气氣身遇照标標增有基同清危叫疗療输輸' +
  '农農电電体體职職自改司军軍采屋单單纳納种種律子失牌接排班场場原救旅术術府份抵押签簽台延考预預续續层層档檔筑築个個复護护来來养養网網构構村委执執卖賣关關知共大普高館馆厅廳' +
  '国國县縣镇鎮省部';

/** How two bytes stand for a hanzi: GB18030 in simplified spreadsheets, Big5 in traditional ones. */
export type HanziEncoding = 'gb18030' | 'big5';

/** The hanzi that everybody uses, by encoding: both tables have them first. */
const EVERYDAY = {
  gb18030: { first: 0xb0, last: 0xd7, trails: [[0xa1, 0xfe]] },
  big5: {
    first: 0xa4,
    last: 0xc6,
    trails: [
      [0x40, 0x7e],
      [0xa1, 0xfe],
    ],
  },
} as const satisfies Record<HanziEncoding, unknown>;

const inHalls = new Set(IN_HALLS);
const everyday: { [each in HanziEncoding]?: ReadonlySet<string> } = {};

/**
 * How much a text, read in an encoding, looks like Chinese that people write: 0 to 1. A text in a wrong encoding is
 * made of rare hanzi and signs.
 */
export function hanziInUse(text: string, encoding: HanziEncoding): number {
  const known = (everyday[encoding] ??= everydayIn(encoding));
  let marks = 0;
  let count = 0;
  for (const char of text) {
    if (char <= '\u007f') continue;
    count += 1;
    if (inHalls.has(char)) marks += 1;
    else if (known.has(char) || /[\u3000-\u3020\uff01-\uff5e]/.test(char)) marks += 0.5;
  }
  return count === 0 ? 0 : marks / count;
}

function everydayIn(encoding: HanziEncoding): ReadonlySet<string> {
  const { first, last, trails } = EVERYDAY[encoding];
  const bytes: number[] = [];
  for (let lead: number = first; lead <= last; lead += 1) {
    for (const [from, to] of trails) for (let trail: number = from; trail <= to; trail += 1) bytes.push(lead, trail);
  }
  return new Set(new TextDecoder(encoding).decode(Uint8Array.from(bytes)));
}
