import type { TrayPrinter } from '../../core/protocol/shapes/printers.ts';
import type { Dictionary, Words } from './words.ts';

export const trayText = {
  title: { 'zh-Hans': '虚拟打印机', 'zh-Hant': '虛擬印表機', en: 'Virtual printer' },
  subtitle: {
    'zh-Hans': '每张小票按打印机收到的 ESC/POS 字节逐点画出',
    'zh-Hant': '每張小票按印表機收到的 ESC/POS 位元組逐點畫出',
    en: 'Each slip, dot by dot, as its ESC/POS bytes print it',
  },
  slipCount: { 'zh-Hans': '{n} 张小票', 'zh-Hant': '{n} 張小票', en: '{n} {n:slip|slips}' },
  empty: { 'zh-Hans': '还没有小票', 'zh-Hant': '還沒有小票', en: 'No slips yet' },
  emptyHelp: {
    'zh-Hans': '在取号机上取一个号，小票就从这里出来',
    'zh-Hant': '在取號機上取一個號，小票就從這裡出來',
    en: 'Take a number at the kiosk and its slip comes out here',
  },
  openKiosk: { 'zh-Hans': '打开取号机', 'zh-Hant': '打開取號機', en: 'Open the kiosk' },
  copy: { 'zh-Hans': '补打', 'zh-Hant': '補打', en: 'Copy' },
  otherPaper: { 'zh-Hans': '其他', 'zh-Hant': '其他', en: 'Other paper' },
  dots: { 'zh-Hans': '{n} 点宽', 'zh-Hant': '{n} 點寬', en: '{n} dots wide' },
  unknown: { 'zh-Hans': '{n} 条未识别的指令', 'zh-Hant': '{n} 條未識別的指令', en: '{n} unknown {n:command|commands}' },
  picture: { 'zh-Hans': '小票 {number} 的图像', 'zh-Hant': '小票 {number} 的圖像', en: 'Picture of slip {number}' },
  enlarge: { 'zh-Hans': '放大小票 {number}', 'zh-Hant': '放大小票 {number}', en: 'Enlarge slip {number}' },
  printers: { 'zh-Hans': '打印机', 'zh-Hant': '印表機', en: 'Printers' },
  allReady: { 'zh-Hans': '{n} 台打印机就绪', 'zh-Hant': '{n} 台印表機就緒', en: '{n} {n:printer|printers} ready' },
  owed: { 'zh-Hans': '{n} 张待打印', 'zh-Hant': '{n} 張待列印', en: '{n} to print' },
  pairHow: {
    'zh-Hans':
      '本页没有身份。值班长或管理人员在本浏览器登录大厅总览，再打开本页；或者由管理员在“大厅总览”的“设备身份”一栏给一块显示屏身份，把链接中的 /display 改成 /tray，在本机打开。',
    'zh-Hant':
      '本頁沒有身份。值班長或管理人員在本瀏覽器登入大廳總覽，再開啟本頁；或者由管理員在「大廳總覽」的「設備身份」一欄給一塊顯示屏身份，把連結中的 /display 改成 /tray，在本機開啟。',
    en: 'This page has no identity. Supervisors and managers sign in with this browser, at the hall overview, and open it again; or an administrator gives a board an identity in the hall overview, under Identities, and opens its link here with /tray in place of /display.',
  },
  notAllowed: { 'zh-Hans': '本机不能看小票', 'zh-Hant': '本機不能看小票', en: 'This device may not see the slips' },
} as const satisfies Dictionary;

export const printerStates = {
  ready: { 'zh-Hans': '就绪', 'zh-Hant': '就緒', en: 'Ready' },
  printing: { 'zh-Hans': '正在打印', 'zh-Hant': '正在列印', en: 'Printing' },
  waiting: { 'zh-Hans': '等待', 'zh-Hant': '等待', en: 'Waiting' },
  offline: { 'zh-Hans': '离线', 'zh-Hant': '離線', en: 'Offline' },
  trouble: { 'zh-Hans': '故障', 'zh-Hant': '故障', en: 'Trouble' },
} as const satisfies Readonly<Record<TrayPrinter['state'], Words>>;

export const paperStates = {
  ok: { 'zh-Hans': '纸够', 'zh-Hant': '紙夠', en: 'Paper in' },
  low: { 'zh-Hans': '纸将尽', 'zh-Hant': '紙將盡', en: 'Paper low' },
  out: { 'zh-Hans': '缺纸', 'zh-Hant': '缺紙', en: 'Out of paper' },
} as const satisfies Readonly<Record<TrayPrinter['paper'], Words>>;
