import { describe, expect, it } from 'vitest';
import { foldSyllable, readFolded } from '../../../core/search/fold-sound.ts';
import { nearlyBegins } from '../../../core/search/match-typo.ts';
import { search } from '../../../core/search/search.ts';
import { buildSearchIndex, searchIndexSlices } from '../../../core/search/search-index.ts';
import { compact, englishWords, runs } from '../../../core/search/search-text.ts';
import { named, service, smallHall } from '../../support/small-hall.ts';

/** Terms of administration with their readings, the polyphones among them above all. */
const READINGS =
  `率先 shuai xian|差旅 chai lv|频率 pin lv|银行 yin hang|行业 hang ye|执行 zhi xing|行政 xing zheng|通行证 tong xing zheng
行驶证 xing shi zheng|会计 kuai ji|社会 she hui|会议 hui yi|参保 can bao|参加 can jia|单位 dan wei|单程 dan cheng|重大 zhong da|重置 chong zhi
重新 chong xin|起重机 qi zhong ji|调查 diao cha|调解 tiao jie|调整 tiao zheng|调档 diao dang|提档 ti dang|职称 zhi cheng|名称 ming cheng
变更 bian geng|更正 geng zheng|更新 geng xin|转移 zhuan yi|转让 zhuan rang|落户 luo hu|着火 zhao huo|种畜 zhong chu|畜牧 xu mu|特种 te zhong
播种 bo zhong|工种 gong zhong|处理 chu li|办事处 ban shi chu|处罚 chu fa|供水 gong shui|供应商 gong ying shang|应急 ying ji|应届 ying jie|学校 xue xiao
校验 jiao yan|驾校 jia xiao|还贷 huan dai|还款 huan kuan|还房贷 huan fang dai|返还 fan huan|偿还 chang huan|还清 huan qing|存量 cun liang
计量 ji liang|测量 ce liang|质量 zhi liang|长期 chang qi|家长 jia zhang|增长 zeng zhang|成长 cheng zhang|差评 cha ping|出差 chu chai|知识 zhi shi
标准 biao zhun|模具 mu ju|规模 gui mo|没收 mo shou|没有 mei you|得到 de dao|所得税 suo de shui|强制 qiang zhi|勉强 mian qiang|困难 kun nan|难民 nan min
给付 ji fu|供给 gong ji|降级 jiang ji|投降 tou xiang|解除 jie chu|押解 ya jie|数字 shu zi|省内 sheng nei|反省 fan xing|房屋 fang wu|不动产 bu dong chan
户口 hu kou|护照 hu zhao|身份证 shen fen zheng|居住证 ju zhu zheng|驾驶证 jia shi zheng|残疾 can ji|养老 yang lao|公积金 gong ji jin|结婚 jie hun|离婚 li hun
律师 lv shi|旅游 lv you|绿化 lv hua|女职工 nv zhi gong|履历 lv li|滤水 lv shui|营业 ying ye|许可 xu ke|采矿 cai kuang|取水 qu shui|排污 pai wu|殡葬 bin zang
烟草 yan cao|食品 shi pin|药品 yao pin|医疗 yi liao|生育 sheng yu|工伤 gong shang|失业 shi ye|就业 jiu ye|退役 tui yi|优抚 you fu|公证 gong zheng|仲裁 zhong cai`
    .split(/[|\n]/)
    .map((line) => line.split(/ (.*)/).slice(0, 2) as [string, string]); // every line has a blank after its term

describe('readings', () => {
  const services = READINGS.map(([term], at) => service(`s${at}`, 'a', { name: { ...named(term), en: `x${at}` } }));
  const index = buildSearchIndex(smallHall({ services }));

  it(`[K7] a hundred terms and more are golden`, () => {
    expect(READINGS.length).toBeGreaterThanOrEqual(100);
  });

  it.each(READINGS)('[K7] %s is read %s', (term, reading) => {
    expect(index.chinese.find(({ key, kind }) => key === term && kind === 'name')?.syllables).toBe(reading);
  });

  it('[K7] a hall corrects a reading in its column pinyin', () => {
    const hall = smallHall({ services: [service('s', 'a', { name: named('乐清会所'), synonymsZh: [] })] });
    const own = buildSearchIndex(hall, { s: { 乐清: 'yue qing' } });
    expect(search(own, 'yueqing')[0]?.service).toBe('s');
  });

  it('[K7] built in slices it is the same', () => {
    const slices = searchIndexSlices(smallHall({ services }));
    let step = slices.next();
    let count = 0;
    for (; step.done !== true; step = slices.next()) count += 1;
    expect(count).toBeGreaterThan(1);
    expect(step.value).toEqual(index);
  });
});

const ALIKE =
  `zhang zang|zhe ze|zhi zi|zhong zong|zhu zu|zhuan zuan|chang cang|che ce|chi ci|cheng ceng|chun cun|shi si|she se|shan san|shu su|shang sang|sheng sen
jing jin|ying yin|ming min|ping pin|ling lin|fang fan|gang gan|lang lan|deng den|sheng shen|zheng zhen|heng hen|feng fen|nan lan|nei lei|nian lian|niu liu|nong long
nu lu|ning lin|fu hu|fei hei|fang huang:no|fan han|feng heng|lv lu|nv nu|lve lue|nve nue|zhuang zuan|shuang suan|chuang cuan`
    .split(/[|\n]/)
    .filter((pair) => !pair.endsWith(':no'))
    .map((pair) => pair.split(' ') as [string, string]); // two on every line

describe('sounds that people mix up', () => {
  it('[K8] forty pairs and more', () => {
    expect(ALIKE.length).toBeGreaterThanOrEqual(40);
  });

  it.each(ALIKE)('[K8] %s and %s', (one, other) => {
    expect(foldSyllable(one)).toBe(foldSyllable(other));
  });

  it('[K8] sounds that nobody mixes up stay apart', () => {
    for (const [one, other] of [
      ['ma', 'na'],
      ['ba', 'pa'],
      ['jia', 'zha'],
      ['wu', 'hu'],
      ['shi', 'xi'],
      ['e', 'er'],
    ] as const) {
      expect(foldSyllable(one)).not.toBe(foldSyllable(other));
    }
  });

  it.each(['budongchang', 'budoncan', 'bodongchan'])('[K8] %s is heard as, or nearly, 不动产', (typed) => {
    const hall = smallHall({ services: [service('s', 'a', { name: { ...named('不动产'), en: 'x' } })] });
    expect(search(buildSearchIndex(hall), typed)[0]?.service).toBe('s');
  });

  it('[K8] a sound is heard only from the beginning of a syllable', () => {
    expect(readFolded('can', 0, ['chang'], 0)).toBe(1);
    expect(readFolded('lanfu', 0, ['nan', 'hu'], 0)).toBe(2);
    expect(readFolded('lanx', 0, ['nan', 'hu'], 0)).toBeUndefined();
  });
});

describe('what is typed', () => {
  it('[K9] one key wrong, missing, added, or two swapped', () => {
    for (const typed of ['huzhao', 'huzao', 'huzzhao', 'huxhao', 'huzaho'])
      expect(nearlyBegins('huzhaobufa', 0, typed)).toBe(true);
    for (const typed of ['huxxao', 'haozhu', 'huzhaoxx']) expect(nearlyBegins('huzhaobufa', 0, typed)).toBe(false);
  });

  it('[K9] all writings have one form', () => {
    expect(compact(' ＫＴＶ許可（臨時） ')).toBe('ktv许可临时');
    expect(compact('Lǚ-Yóu')).toBe('lvyou');
    expect(runs('护照 renew 换发')).toEqual(['护照', 'renew', '换发']);
    expect(englishWords("Renewal of a driver's License")).toEqual(['renewal', 'driver', 'licence']);
  });
});
