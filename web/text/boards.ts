import type { BoardOrder, BoardReport } from '../../core/protocol/boards.ts';
import type { PictureTrouble } from '../../core/protocol/pictures.ts';
import type { VoiceOutcome } from '../../core/protocol/shapes/call.ts';
import type { Dictionary, Words } from './words.ts';

/** Words about boards and voices, for those who look after them. */
export const boardsText = {
  boards: { 'zh-Hans': '屏幕', 'zh-Hant': '螢幕', en: 'Boards' },
  linked: { 'zh-Hans': '在线', 'zh-Hant': '在線', en: 'linked' },
  notLinkedSince: { 'zh-Hans': '{time} 起未连接', 'zh-Hant': '{time} 起未連接', en: 'not linked since {time}' },
  neverLinked: {
    'zh-Hans': '未连接（系统启动前的情况不详）',
    'zh-Hant': '未連接（系統啟動前的情況不詳）',
    en: 'not linked; not known since when',
  },
  crashed: {
    'zh-Hans': '{time} 页面崩溃，正在恢复',
    'zh-Hant': '{time} 頁面當機，正在恢復',
    en: 'crashed {time}, being brought back',
  },
  outdated: { 'zh-Hans': '版本旧', 'zh-Hant': '版本舊', en: 'old version' },
  muted: { 'zh-Hans': '已静音', 'zh-Hant': '已靜音', en: 'muted' },
  blank: { 'zh-Hans': '已黑屏', 'zh-Hant': '已黑屏', en: 'dark' },
  blocked: {
    'zh-Hans': '没有声音，请点一下屏幕',
    'zh-Hant': '沒有聲音，請點一下螢幕',
    en: 'no sound: touch its screen',
  },
  tooFar: {
    'zh-Hans': '{m} 米外看不清，需 {n} 英寸',
    'zh-Hant': '{m} 米外看不清，需 {n} 英寸',
    en: 'too small for {m} m: {n} in needed',
  },
  shows: { 'zh-Hans': '正显示 {number}', 'zh-Hant': '正顯示 {number}', en: 'shows {number}' },
  faults: { 'zh-Hans': '{n} 个错误', 'zh-Hant': '{n} 個錯誤', en: '{n} {n:fault|faults}' },
  disobeys: { 'zh-Hans': '不听指令', 'zh-Hant': '不聽指令', en: 'does not obey' },
  showsNow: { 'zh-Hans': '正显示', 'zh-Hant': '正顯示', en: 'Shows' },
  showsNothing: { 'zh-Hans': '没有叫号', 'zh-Hant': '沒有叫號', en: 'no call' },
  showsNotice: { 'zh-Hans': '公告“{title}”', 'zh-Hant': '公告「{title}」', en: 'the notice “{title}”' },
  sound: { 'zh-Hans': '声音', 'zh-Hant': '聲音', en: 'Sound' },
  loudness: { 'zh-Hans': '音量（占本区音量）', 'zh-Hant': '音量（佔本區音量）', en: 'Loudness, % of the zone' },
  percent: { 'zh-Hans': '{n}%', 'zh-Hant': '{n}%', en: '{n} %' },
  version: { 'zh-Hans': '版本', 'zh-Hant': '版本', en: 'Version' },
  running: { 'zh-Hans': '已运行 {time}', 'zh-Hant': '已運行 {time}', en: 'up {time}' },
  lastHeard: { 'zh-Hans': '最后消息', 'zh-Hant': '最後消息', en: 'Last heard of' },
  faultsTitle: { 'zh-Hans': '错误（近十分钟）', 'zh-Hant': '錯誤（近十分鐘）', en: 'Faults of ten minutes' },
  ordersTitle: { 'zh-Hans': '最近指令', 'zh-Hant': '最近指令', en: 'Told last' },
  orderVolume: { 'zh-Hans': '音量 {n}%', 'zh-Hant': '音量 {n}%', en: 'Loudness {n} %' },
  notReached: { 'zh-Hans': '当时未连接', 'zh-Hant': '當時未連接', en: 'not linked then' },
  voices: { 'zh-Hans': '语音', 'zh-Hant': '語音', en: 'Voices' },
  noVoices: {
    'zh-Hans': '本大厅没有设置语音（sounds.csv）',
    'zh-Hant': '本大廳沒有設定語音（sounds.csv）',
    en: 'No voices are set up (sounds.csv)',
  },
  speaking: { 'zh-Hans': '正在播报 {numbers}', 'zh-Hant': '正在播報 {numbers}', en: 'saying {numbers}' },
  voiceWaiting: { 'zh-Hans': '{n} 个待播', 'zh-Hant': '{n} 個待播', en: '{n} waiting' },
  voiceAway: { 'zh-Hans': '屏幕未连接，无声', 'zh-Hant': '螢幕未連接，無聲', en: 'its board is not linked' },
  quiet: { 'zh-Hans': '安静', 'zh-Hant': '安靜', en: 'quiet' },
  silentSince: { 'zh-Hans': '{time} 起没有声音', 'zh-Hant': '{time} 起沒有聲音', en: 'silent since {time}' },
  volume: { 'zh-Hans': '音量 {n}', 'zh-Hant': '音量 {n}', en: 'volume {n}' },
  tryIt: { 'zh-Hans': '试听', 'zh-Hant': '試聽', en: 'Try it' },
  number: { 'zh-Hans': '号码', 'zh-Hant': '號碼', en: 'Number' },
  counter: { 'zh-Hans': '窗口', 'zh-Hant': '窗口', en: 'Counter' },
  missing: { 'zh-Hans': '读不出的词', 'zh-Hant': '讀不出的詞', en: 'What the voice cannot say' },
  told: { 'zh-Hans': '已通知 {board}', 'zh-Hant': '已通知 {board}', en: '{board} was told' },
  toldLater: {
    'zh-Hans': '已记下，{board} 连接后执行',
    'zh-Hant': '已記下，{board} 連接後執行',
    en: 'Kept: {board} does it once it is linked',
  },
  cannotBeTold: { 'zh-Hans': '{board} 未连接', 'zh-Hant': '{board} 未連接', en: '{board} is not linked' },
  pictureOf: { 'zh-Hans': '{name} 现在的画面', 'zh-Hant': '{name} 現在的畫面', en: 'What {name} shows now' },
  pictureComes: { 'zh-Hans': '正在取画面…', 'zh-Hant': '正在取畫面…', en: 'Taking a picture …' },
  noPicture: { 'zh-Hans': '没有画面', 'zh-Hant': '沒有畫面', en: 'No picture' },
  emergency: { 'zh-Hans': '紧急通知…', 'zh-Hant': '緊急通知…', en: 'Emergency notice …' },
  emergencyChinese: { 'zh-Hans': '中文', 'zh-Hant': '中文', en: 'In Chinese' },
  emergencyEnglish: { 'zh-Hans': '英文（可不填）', 'zh-Hant': '英文（可不填）', en: 'In English (optional)' },
  emergencyRaise: { 'zh-Hans': '显示在所有屏幕', 'zh-Hant': '顯示在所有螢幕', en: 'Show on all boards' },
  emergencyCertain: {
    'zh-Hans': '再按一次：立即显示在所有屏幕',
    'zh-Hant': '再按一次：立即顯示在所有螢幕',
    en: 'Press again: all boards, now',
  },
  emergencyRaiseThere: {
    'zh-Hans': '显示在这些屏幕',
    'zh-Hant': '顯示在這些螢幕',
    en: 'Show on these boards',
  },
  emergencyCertainThere: {
    'zh-Hans': '再按一次：立即显示在这些屏幕',
    'zh-Hant': '再按一次：立即顯示在這些螢幕',
    en: 'Press again: these boards, now',
  },
  emergencyOnThere: {
    'zh-Hans': '{boards} 正在显示紧急通知',
    'zh-Hant': '{boards} 正在顯示緊急通知',
    en: 'An emergency is shown on {boards}',
  },
  evacuationOnThere: {
    'zh-Hans': '正在清场，只在：{boards}',
    'zh-Hant': '正在清場，只在：{boards}',
    en: 'People are told to leave on {boards}',
  },
  emergencyReplace: { 'zh-Hans': '更换或升级…', 'zh-Hant': '更換或升級…', en: 'Replace …' },
  emergencyKeep: { 'zh-Hans': '不更换', 'zh-Hant': '不更換', en: 'Leave it as it is' },
  emergencyReplaces: {
    'zh-Hans': '显示后取代上面的紧急通知',
    'zh-Hant': '顯示後取代上面的緊急通知',
    en: 'It takes the place of the emergency above',
  },
  emergencyEverywhere: {
    'zh-Hans': '扩大到所有屏幕和语音',
    'zh-Hant': '擴大到所有螢幕和語音',
    en: 'On all boards and voices from now on',
  },
  emergencyUnrecorded: {
    'zh-Hans': '通知已生效，但尚未记录：服务器磁盘无法写入。磁盘恢复后自动记录；此前请勿重启服务器',
    'zh-Hant': '通知已生效，但尚未記錄：伺服器磁碟無法寫入。磁碟恢復後自動記錄；此前請勿重新啟動伺服器',
    en: 'It is announced, and not yet on record: the server’s disk takes nothing. It is recorded as soon as it can be; do not restart the server before',
  },
  withdrawalUnrecorded: {
    'zh-Hans': '通知已撤回，但尚未记录：服务器磁盘无法写入。此前若重启服务器，通知会再次出现',
    'zh-Hant': '通知已撤回，但尚未記錄：伺服器磁碟無法寫入。此前若重新啟動伺服器，通知會再次出現',
    en: 'It is withdrawn, and that is not yet on record: the server’s disk takes nothing. A restart before would bring it back',
  },
  emergencyOn: {
    'zh-Hans': '所有屏幕正在显示紧急通知',
    'zh-Hant': '所有螢幕正在顯示緊急通知',
    en: 'All boards show an emergency',
  },
  evacuate: {
    'zh-Hans': '清场：屏幕只显示本通知，语音不再叫号，取号机停用',
    'zh-Hant': '清場：螢幕只顯示本通知，語音不再叫號，取號機停用',
    en: 'Clear the hall: boards show nothing else, no calls are spoken, kiosks give no numbers',
  },
  evacuationOn: {
    'zh-Hans': '正在清场：屏幕只显示本通知',
    'zh-Hant': '正在清場：螢幕只顯示本通知',
    en: 'The hall is being cleared',
  },
  emergencyWithdraw: { 'zh-Hans': '撤下紧急通知', 'zh-Hant': '撤下緊急通知', en: 'Withdraw it' },
  emergencyWithdrawCertain: {
    'zh-Hans': '再按一次：撤下',
    'zh-Hant': '再按一次：撤下',
    en: 'Press again to withdraw it',
  },
  paintedOn: {
    'zh-Hans': '显示屏 {painted}/{boards}',
    'zh-Hant': '顯示屏 {painted}/{boards}',
    en: 'boards {painted}/{boards}',
  },
} as const satisfies Dictionary;

export const boardOrderText = {
  identify: { 'zh-Hans': '亮出编号', 'zh-Hant': '亮出編號', en: 'Which one?' },
  reload: { 'zh-Hans': '重新载入', 'zh-Hant': '重新載入', en: 'Reload' },
  mute: { 'zh-Hans': '静音', 'zh-Hant': '靜音', en: 'Mute' },
  unmute: { 'zh-Hans': '恢复声音', 'zh-Hant': '恢復聲音', en: 'Unmute' },
  blank: { 'zh-Hans': '黑屏', 'zh-Hant': '黑屏', en: 'Go dark' },
  show: { 'zh-Hans': '恢复显示', 'zh-Hant': '恢復顯示', en: 'Show again' },
} as const satisfies Readonly<Record<BoardOrder, Words>>;

/** What stands in the book of a board: what it was told, and what was found of its page. */
export const boardPastText: Readonly<Record<string, Words>> = {
  ...boardOrderText,
  crashed: { 'zh-Hans': '页面崩溃，已重新载入', 'zh-Hant': '頁面當機，已重新載入', en: 'Page crashed, loaded anew' },
  back: { 'zh-Hans': '页面恢复', 'zh-Hant': '頁面恢復', en: 'Page is back' },
};

/** How the sound of a board is, as it says itself. */
export const boardSoundText = {
  on: { 'zh-Hans': '正常', 'zh-Hant': '正常', en: 'on' },
  blocked: {
    'zh-Hans': '浏览器不允许，请点一下屏幕',
    'zh-Hant': '瀏覽器不允許，請點一下螢幕',
    en: 'not let by its browser: touch its screen',
  },
  muted: { 'zh-Hans': '已静音', 'zh-Hant': '已靜音', en: 'muted' },
  none: { 'zh-Hans': '不能播放', 'zh-Hant': '不能播放', en: 'it can play none' },
} as const satisfies Readonly<Record<BoardReport['sound'], Words>>;

/** What became of a call's voice, for the clerk. */
export const voiceOutcomeText = {
  waiting: { 'zh-Hans': '待播报', 'zh-Hant': '待播報', en: 'voice to come' },
  speaking: { 'zh-Hans': '播报中', 'zh-Hant': '播報中', en: 'speaking' },
  spoken: { 'zh-Hans': '已播报', 'zh-Hant': '已播報', en: 'spoken' },
  late: { 'zh-Hans': '未播报（太忙）', 'zh-Hant': '未播報（太忙）', en: 'not spoken: too busy' },
  muted: { 'zh-Hans': '未播报（静音）', 'zh-Hant': '未播報（靜音）', en: 'not heard: muted' },
  silent: { 'zh-Hans': '音箱无声', 'zh-Hant': '音箱無聲', en: 'loudspeaker silent' },
} as const satisfies Readonly<Record<VoiceOutcome, Words>>;

/** Why there is no picture of a board. */
export const pictureTroubles: Readonly<Record<PictureTrouble, Words>> = {
  'no-agent': { 'zh-Hans': '它的电脑没有连上', 'zh-Hant': '它的電腦沒有連上', en: 'Its PC is not linked' },
  'no-browser': {
    'zh-Hans': '电脑上没有浏览器应答',
    'zh-Hant': '電腦上沒有瀏覽器應答',
    en: 'No browser answers there',
  },
  'no-page': {
    'zh-Hans': '浏览器没有打开这块屏幕',
    'zh-Hant': '瀏覽器沒有打開這塊螢幕',
    en: 'The browser does not show it',
  },
  'no-picture': { 'zh-Hans': '取不到画面', 'zh-Hant': '取不到畫面', en: 'No picture could be taken' },
};
