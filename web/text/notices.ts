import type { Priority } from '../../core/notice/notice.ts';
import type { NoticeState } from '../../core/views/notice-view.ts';
import type { Dictionary, Words } from './words.ts';

/** Words about notices on boards, for those who manage them. */
export const noticesText = {
  notices: { 'zh-Hans': '播发', 'zh-Hant': '播發', en: 'Notices' },
  back: { 'zh-Hans': '返回大厅总览', 'zh-Hant': '返回大廳總覽', en: 'Back to the hall' },
  listed: { 'zh-Hans': '播发内容', 'zh-Hant': '播發內容', en: 'Notices' },
  shownTab: { 'zh-Hans': '播放记录', 'zh-Hant': '播放記錄', en: 'What was shown' },
  filesTab: { 'zh-Hans': '图片与视频', 'zh-Hant': '圖片與影片', en: 'Pictures and films' },
  make: { 'zh-Hans': '新建播发', 'zh-Hant': '新建播發', en: 'New notice' },
  none: {
    'zh-Hans': '还没有播发内容。新建一条，屏幕会按时间自己播放。',
    'zh-Hant': '還沒有播發內容。新建一則，螢幕會按時間自己播放。',
    en: 'No notices yet. Make one; boards play it by themselves at its times.',
  },
  choose: {
    'zh-Hans': '选一条查看或修改，或新建一条',
    'zh-Hant': '選一則查看或修改，或新建一則',
    en: 'Choose one to see or change it, or make a new one',
  },
  change: { 'zh-Hans': '修改播发', 'zh-Hant': '修改播發', en: 'Change the notice' },
  copy: { 'zh-Hans': '复制', 'zh-Hant': '複製', en: 'Copy' },
  pause: { 'zh-Hans': '停播', 'zh-Hant': '停播', en: 'Switch off' },
  resume: { 'zh-Hans': '恢复播放', 'zh-Hant': '恢復播放', en: 'Switch on' },
  withdraw: { 'zh-Hans': '撤下', 'zh-Hant': '撤下', en: 'Withdraw' },
  certain: { 'zh-Hans': '再按一次撤下', 'zh-Hant': '再按一次撤下', en: 'Press again to withdraw' },
  save: { 'zh-Hans': '保存', 'zh-Hant': '儲存', en: 'Save' },
  saving: { 'zh-Hans': '正在保存…', 'zh-Hant': '正在儲存…', en: 'Saving …' },
  saved: { 'zh-Hans': '已保存，屏幕已收到', 'zh-Hant': '已儲存，螢幕已收到', en: 'Saved; the boards have been told' },
  withdrawn: { 'zh-Hans': '已撤下', 'zh-Hant': '已撤下', en: 'Withdrawn' },
  discard: { 'zh-Hans': '放弃修改', 'zh-Hant': '放棄修改', en: 'Discard changes' },
  title: { 'zh-Hans': '名称（屏幕上不显示）', 'zh-Hant': '名稱（螢幕上不顯示）', en: 'Title (not on the boards)' },
  kind: { 'zh-Hans': '内容', 'zh-Hant': '內容', en: 'What' },
  kindText: { 'zh-Hans': '文字', 'zh-Hant': '文字', en: 'Text' },
  kindFile: { 'zh-Hans': '图片或视频', 'zh-Hant': '圖片或影片', en: 'Picture or film' },
  kindPage: { 'zh-Hans': '网页', 'zh-Hant': '網頁', en: 'Page' },
  textHans: { 'zh-Hans': '简体中文', 'zh-Hant': '簡體中文', en: 'Simplified Chinese' },
  textHant: { 'zh-Hans': '繁体中文', 'zh-Hant': '繁體中文', en: 'Traditional Chinese' },
  textEn: { 'zh-Hans': '英文', 'zh-Hant': '英文', en: 'English' },
  file: {
    'zh-Hans': '选择文件（PNG、JPEG、WebP、GIF、MP4、WebM，最大 50 MB）',
    'zh-Hant': '選擇檔案（PNG、JPEG、WebP、GIF、MP4、WebM，最大 50 MB）',
    en: 'Choose a file (PNG, JPEG, WebP, GIF, MP4, WebM; 50 MB at most)',
  },
  fromKept: { 'zh-Hans': '或从已有文件中选', 'zh-Hant': '或從已有檔案中選', en: 'Or one that is here already' },
  sending: { 'zh-Hans': '正在上传 {n}%', 'zh-Hant': '正在上傳 {n}%', en: 'Sending, {n}%' },
  url: {
    'zh-Hans': '本服务器上的路径，如 /pages/drill.html',
    'zh-Hant': '本伺服器上的路徑，如 /pages/drill.html',
    en: 'A path of this server, such as /pages/drill.html',
  },
  where: { 'zh-Hans': '屏幕', 'zh-Hant': '螢幕', en: 'Boards' },
  everywhere: { 'zh-Hans': '所有屏幕', 'zh-Hant': '所有螢幕', en: 'All boards' },
  chosenBoards: { 'zh-Hans': '只在选中的屏幕', 'zh-Hant': '只在選中的螢幕', en: 'Only these' },
  andMore: { 'zh-Hans': '等 {n} 块', 'zh-Hant': '等 {n} 塊', en: 'and {n} more' },
  when: { 'zh-Hans': '时间', 'zh-Hant': '時間', en: 'When' },
  from: { 'zh-Hans': '开始日期', 'zh-Hant': '開始日期', en: 'First day' },
  until: { 'zh-Hans': '结束日期', 'zh-Hant': '結束日期', en: 'Last day' },
  weekdays: {
    'zh-Hans': '星期（不选为每天）',
    'zh-Hant': '星期（不選為每天）',
    en: 'Days of the week (none: every day)',
  },
  windows: { 'zh-Hans': '时段（不填为全天）', 'zh-Hant': '時段（不填為全天）', en: 'Hours (none: the whole day)' },
  windowFrom: { 'zh-Hans': '从', 'zh-Hant': '從', en: 'From' },
  windowTo: { 'zh-Hans': '到（空为午夜）', 'zh-Hant': '到（空為午夜）', en: 'To (empty: midnight)' },
  addWindow: { 'zh-Hans': '加一个时段', 'zh-Hant': '加一個時段', en: 'Add hours' },
  removeWindow: { 'zh-Hans': '去掉这个时段', 'zh-Hant': '去掉這個時段', en: 'Remove these hours' },
  seconds: { 'zh-Hans': '每次播放（秒）', 'zh-Hant': '每次播放（秒）', en: 'Seconds a turn' },
  order: { 'zh-Hans': '次序（小的在前）', 'zh-Hant': '次序（小的在前）', en: 'Order (smaller first)' },
  priority: { 'zh-Hans': '优先级', 'zh-Hant': '優先級', en: 'Priority' },
  enabled: { 'zh-Hans': '启用', 'zh-Hant': '啟用', en: 'Switched on' },
  preview: { 'zh-Hans': '屏幕上的样子', 'zh-Hant': '螢幕上的樣子', en: 'As it stands on a board' },
  lying: { 'zh-Hans': '横屏', 'zh-Hant': '橫屏', en: 'Lying board' },
  standing: { 'zh-Hans': '竖屏', 'zh-Hant': '豎屏', en: 'Standing board' },
  nothingYet: { 'zh-Hans': '还没有内容', 'zh-Hant': '還沒有內容', en: 'Nothing to show yet' },
  everyDay: { 'zh-Hans': '每天', 'zh-Hant': '每天', en: 'Every day' },
  allDay: { 'zh-Hans': '全天', 'zh-Hant': '全天', en: 'all day' },
  fromDay: { 'zh-Hans': '{day} 起', 'zh-Hant': '{day} 起', en: 'from {day}' },
  untilDay: { 'zh-Hans': '至 {day}', 'zh-Hant': '至 {day}', en: 'until {day}' },
  changedBy: { 'zh-Hans': '{who} 于 {time} 修改', 'zh-Hant': '{who} 於 {time} 修改', en: 'changed by {who}, {time}' },
  noFile: { 'zh-Hans': '文件不在了', 'zh-Hant': '檔案不在了', en: 'its file is gone' },
  broken: { 'zh-Hans': '读不懂的文件', 'zh-Hant': '讀不懂的檔案', en: 'Files that are no notices' },
  day: { 'zh-Hans': '日期', 'zh-Hant': '日期', en: 'Day' },
  asTable: { 'zh-Hans': '下载表格（CSV）', 'zh-Hant': '下載表格（CSV）', en: 'Download as a table (CSV)' },
  board: { 'zh-Hans': '屏幕', 'zh-Hant': '螢幕', en: 'Board' },
  notice: { 'zh-Hans': '播发', 'zh-Hant': '播發', en: 'Notice' },
  shownFrom: { 'zh-Hans': '开始', 'zh-Hant': '開始', en: 'From' },
  shownUntil: { 'zh-Hans': '结束', 'zh-Hant': '結束', en: 'Until' },
  complete: { 'zh-Hans': '完整', 'zh-Hant': '完整', en: 'To its end' },
  yes: { 'zh-Hans': '是', 'zh-Hant': '是', en: 'yes' },
  no: { 'zh-Hans': '否', 'zh-Hant': '否', en: 'no' },
  gone: { 'zh-Hans': '（已撤下）{id}', 'zh-Hant': '（已撤下）{id}', en: '(withdrawn) {id}' },
  nothingShown: {
    'zh-Hans': '这一天没有播放记录',
    'zh-Hant': '這一天沒有播放記錄',
    en: 'Nothing was shown on this day',
  },
  room: {
    'zh-Hans': '已用 {used}，共 {quota} MB',
    'zh-Hant': '已用 {used}，共 {quota} MB',
    en: '{used} of {quota} MB in use',
  },
  noFiles: { 'zh-Hans': '还没有图片和视频', 'zh-Hant': '還沒有圖片和影片', en: 'No pictures or films yet' },
  unused: { 'zh-Hans': '没有播发使用', 'zh-Hant': '沒有播發使用', en: 'no notice shows it' },
  usedBy: { 'zh-Hans': '用于 {titles}', 'zh-Hant': '用於 {titles}', en: 'shown by {titles}' },
  deleteFile: { 'zh-Hans': '删除', 'zh-Hant': '刪除', en: 'Delete' },
} as const satisfies Dictionary;

/** How a notice stands now. */
export const noticeStates: Readonly<Record<NoticeState, Words>> = {
  on: { 'zh-Hans': '正在播放', 'zh-Hant': '正在播放', en: 'on now' },
  waiting: { 'zh-Hans': '未到时间', 'zh-Hant': '未到時間', en: 'later' },
  over: { 'zh-Hans': '已过期', 'zh-Hant': '已過期', en: 'over' },
  off: { 'zh-Hans': '已停播', 'zh-Hant': '已停播', en: 'off' },
};

/** How strong it is against others. */
export const priorities: Readonly<Record<Priority, Words>> = {
  normal: { 'zh-Hans': '一般', 'zh-Hant': '一般', en: 'normal' },
  notice: { 'zh-Hans': '重要', 'zh-Hant': '重要', en: 'notice' },
  urgent: { 'zh-Hans': '紧急', 'zh-Hant': '緊急', en: 'urgent' },
  emergency: { 'zh-Hans': '应急', 'zh-Hant': '應急', en: 'emergency' },
};

/** What a field has to be, said at the field when it is not. */
export const fieldRules = {
  title: {
    'zh-Hans': '请填写名称，1 至 200 字',
    'zh-Hant': '請填寫名稱，1 至 200 字',
    en: 'A title of 1 to 200 letters',
  },
  content: {
    'zh-Hans': '请填写文字、选择文件，或填写以 / 开头的路径',
    'zh-Hant': '請填寫文字、選擇檔案，或填寫以 / 開頭的路徑',
    en: 'Words in one language at least, a file, or a path that begins with /',
  },
  boards: { 'zh-Hans': '有屏幕已不在大厅里', 'zh-Hant': '有螢幕已不在大廳裡', en: 'Boards that the hall has' },
  from: { 'zh-Hans': '请填写日期', 'zh-Hant': '請填寫日期', en: 'A date' },
  until: {
    'zh-Hans': '结束日期不能早于开始日期',
    'zh-Hant': '結束日期不能早於開始日期',
    en: 'A date, not before the first day',
  },
  weekdays: { 'zh-Hans': '请重新选择星期', 'zh-Hant': '請重新選擇星期', en: 'Days of the week' },
  windows: {
    'zh-Hans': '每个时段都要有开始时间，并与结束时间不同；最多 20 个',
    'zh-Hant': '每個時段都要有開始時間，並與結束時間不同；最多 20 個',
    en: 'Each with a beginning and another end; 20 at most',
  },
  seconds: {
    'zh-Hans': '3 至 3600 之间的整数',
    'zh-Hant': '3 至 3600 之間的整數',
    en: 'A whole number from 3 to 3600',
  },
  order: {
    'zh-Hans': '-1000 至 1000 之间的整数',
    'zh-Hant': '-1000 至 1000 之間的整數',
    en: 'A whole number from -1000 to 1000',
  },
} as const satisfies Dictionary;
