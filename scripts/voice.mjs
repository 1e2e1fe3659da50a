// npm run voice: makes the clip bank halls/voice with espeak-ng, as a start: a hall records its own voice over it, clip
// by clip. espeak-ng (GPL) is a tool that is called here and nowhere else: the server plays recordings, whoever spoke
// them.
import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const RATE = 22_050;
const FOLDER = join(import.meta.dirname, '..', 'halls', 'voice');
/** Quieter than this is silence, of 32767. */
const QUIET = 350;
const MARGIN = Math.round(0.012 * RATE);
const LOUDEST = 23_000;

// As letters are called; the words that the synthesiser reads so.
const LETTERS = {
  ...{ a: 'ay', b: 'bee', c: 'see', d: 'dee', e: 'ee', f: 'eff', g: 'jee', h: 'aitch', i: 'eye', j: 'jay', k: 'kay' },
  ...{ l: 'el', m: 'em', n: 'en', o: 'oh', p: 'pee', q: 'cue', r: 'ar', s: 'ess', t: 'tee', u: 'you', v: 'vee' },
  ...{ w: 'double you', x: 'ex', y: 'why', z: 'zee' },
};

// Mandarin by its sounds: the synthesiser knows the characters badly, the sounds well.
const ZH = {
  ...{
    零: 'ling2',
    一: 'yi1',
    二: 'er4',
    三: 'san1',
    四: 'si4',
    五: 'wu3',
    六: 'liu4',
    七: 'qi1',
    八: 'ba1',
    九: 'jiu3',
  },
  ...{
    幺: 'yao1',
    十: 'shi2',
    百: 'bai3',
    千: 'qian1',
    请: 'qing3',
    号: 'hao4',
    到: 'dao4',
    去: 'qu4',
    号到: 'hao4 dao4',
  },
  ...{ 窗口: 'chuang1 kou3', 号窗口: 'hao4 chuang1 kou3', 柜台: 'gui4 tai2', 号柜台: 'hao4 gui4 tai2' },
  ...{ 咨询台: 'zi1 xun2 tai2', 服务台: 'fu2 wu4 tai2', 导办台: 'dao3 ban4 tai2', 综合: 'zong1 he2', 投诉: 'tou2 su4' },
  ...{
    室: 'shi4',
    号室: 'hao4 shi4',
    厅: 'ting1',
    区: 'qu1',
    楼: 'lou2',
    层: 'ceng2',
    台: 'tai2',
    门: 'men2',
    东: 'dong1',
  },
  ...{ 西: 'xi1', 南: 'nan2', 北: 'bei3', 左: 'zuo3', 右: 'you4', 办理: 'ban4 li3', 请到: 'qing3 dao4' },
};

const EN = [
  ...['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven', 'twelve'],
  ...['thirteen', 'fourteen', 'fifteen', 'sixteen', 'seventeen', 'eighteen', 'nineteen', 'twenty', 'thirty', 'forty'],
  ...['fifty', 'sixty', 'seventy', 'eighty', 'ninety', 'hundred', 'thousand', 'and', 'number', 'counter', 'window'],
  ...[
    'desk',
    'information',
    'room',
    'hall',
    'floor',
    'zone',
    'please',
    'now',
    'go',
    'to',
    'ticket',
    'complaints',
    'service',
  ],
];

function speak(voice, text, speed) {
  const file = join(tmpdir(), `hallcall-voice-${process.pid}.wav`);
  execFileSync('espeak-ng', ['-v', voice, '-s', String(speed), '-p', '45', '-w', file, text]);
  const wave = readFileSync(file);
  rmSync(file);
  const at = wave.indexOf('data') + 8;
  const samples = [];
  for (let byte = at; byte + 1 < wave.length; byte += 2) samples.push(wave.readInt16LE(byte));
  return levelled(trimmed(samples));
}

function trimmed(samples) {
  const loud = (sample) => Math.abs(sample) > QUIET;
  const first = samples.findIndex(loud);
  const last = samples.findLastIndex(loud);
  return samples.slice(Math.max(0, first - MARGIN), last + 1 + MARGIN);
}

/** All clips equally loud, their ends faded so that no joint clicks. */
function levelled(samples) {
  const peak = samples.reduce((most, sample) => Math.max(most, Math.abs(sample)), 1);
  return samples.map((sample, at) => {
    const edge = Math.min(1, at / MARGIN, (samples.length - 1 - at) / MARGIN);
    return Math.round((sample / peak) * LOUDEST * edge);
  });
}

/** Two soft strokes, a fifth apart: heard through a crowd, startling nobody. */
function chime() {
  const stroke = (hertz, from, seconds) => (time) => {
    const age = time - from;
    if (age < 0 || age > seconds) return 0;
    const tone = Math.sin(2 * Math.PI * hertz * age) + 0.3 * Math.sin(2 * Math.PI * hertz * 2.01 * age);
    return tone * Math.min(1, age / 0.006) * Math.exp(-4.2 * age) * Math.min(1, (seconds - age) / 0.05);
  };
  const strokes = [stroke(783.99, 0, 0.6), stroke(523.25, 0.28, 0.62)];
  const length = Math.round(0.9 * RATE);
  const tones = Array.from({ length }, (_, at) => strokes.reduce((sum, each) => sum + each(at / RATE), 0));
  const peak = Math.max(...tones.map(Math.abs));
  return tones.map((tone) => Math.round((tone / peak) * LOUDEST * 0.8));
}

/** Two tones in turn, four times: it is no call, and nobody sleeps through it. */
function alarm() {
  const length = Math.round(2.4 * RATE);
  return Array.from({ length }, (_, at) => {
    const time = at / RATE;
    const part = time % 0.3;
    const hertz = Math.floor(time / 0.3) % 2 === 0 ? 950 : 720;
    const edge = Math.min(1, part / 0.01, (0.3 - part) / 0.01);
    const tone = Math.sin(2 * Math.PI * hertz * part) + 0.25 * Math.sin(2 * Math.PI * 3 * hertz * part);
    return Math.round((tone / 1.25) * LOUDEST * edge);
  });
}

/** What is said of an emergency, whatever it is: what to do stands on the boards. */
const EMERGENCY = {
  zh: [
    'cmn-latn-pinyin',
    'qing3 zhu4 yi4, qing3 kan4 ping2 mu4 shang4 de5 jin3 ji2 tong1 zhi1, ting1 cong2 gong1 zuo4 ren2 yuan2 zhi3 hui1',
  ],
  en: ['en-us', 'Attention please. Read the emergency notice on the screens, and follow the staff.'],
};

function write(folder, name, samples) {
  const data = Buffer.alloc(samples.length * 2);
  samples.forEach((sample, at) => data.writeInt16LE(sample, at * 2));
  const head = Buffer.alloc(44);
  head.write('RIFF', 0);
  head.writeUInt32LE(36 + data.length, 4);
  head.write('WAVEfmt ', 8);
  head.writeUInt32LE(16, 16);
  head.writeUInt16LE(1, 20);
  head.writeUInt16LE(1, 22);
  head.writeUInt32LE(RATE, 24);
  head.writeUInt32LE(RATE * 2, 28);
  head.writeUInt16LE(2, 32);
  head.writeUInt16LE(16, 34);
  head.write('data', 36);
  head.writeUInt32LE(data.length, 40);
  writeFileSync(join(FOLDER, folder, `${name}.wav`), Buffer.concat([head, data]));
}

/** File names without Chinese characters: some tools that copy a folder spoil them. */
const rows = ['language,text,file'];
const keep = (language, text, file, samples) => {
  write(language, file, samples);
  rows.push(`${language},${text},${language}/${file}.wav`);
};
try {
  execFileSync('espeak-ng', ['--version']);
} catch {
  console.error(
    'npm run voice needs espeak-ng: on Debian, apt-get install espeak-ng. The bank in halls/voice is left as it is.',
  );
  process.exit(1);
}
for (const folder of ['zh', 'en']) mkdirSync(join(FOLDER, folder), { recursive: true });
for (const [text, sound] of Object.entries(ZH))
  keep('zh', text, sound.replaceAll(' ', '-'), speak('cmn-latn-pinyin', sound, 165));
for (const [letter, word] of Object.entries(LETTERS)) {
  const samples = speak('en-us', word, 165);
  keep('zh', letter, letter, samples);
  keep('en', letter, letter, samples);
}
for (const word of EN) keep('en', word, `word-${word}`, speak('en-us', word, 160));
for (const language of ['zh', 'en']) {
  keep(language, 'chime', 'chime', chime());
  keep(language, 'alarm', 'alarm', alarm());
  const [voice, text] = EMERGENCY[language];
  keep(language, 'emergency', 'emergency', speak(voice, text, 160));
}
writeFileSync(join(FOLDER, 'clips.csv'), `${rows.join('\n')}\n`);
console.log(`${rows.length - 1} clips in halls/voice`);
