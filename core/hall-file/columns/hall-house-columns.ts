import type { Column } from './column.ts';

/** The keys of hall.csv about staff, notices, boards, the map and signing in. */
export const HALL_HOUSE_KEYS: readonly Column[] = [
  {
    name: 'show_clerk_names',
    type: 'yes-no',
    required: false,
    mayBeEmpty: true,
    otherwise: 'no',
    label: { 'zh-Hans': '显示姓名', 'zh-Hant': '顯示姓名', en: 'Show names of clerks' },
    help: {
      'zh-Hans': 'yes：开放窗口上方的屏显示工作人员姓名',
      'zh-Hant': 'yes：開放窗口上方的屏顯示工作人員姓名',
      en: '`yes`: the screen above an open counter shows the name of who works there',
    },
    example: 'no',
  },
  {
    name: 'notice_files_mb',
    type: 'integer',
    required: false,
    mayBeEmpty: true,
    bounds: { min: 50, max: 1_000_000 },
    otherwise: '2048',
    label: { 'zh-Hans': '公告文件容量 MB', 'zh-Hant': '公告文件容量 MB', en: 'Room for notices, MB' },
    help: {
      'zh-Hans': '公告的图片和影片在服务器磁盘上总共可占多少 MB',
      'zh-Hant': '公告的圖片和影片在服務器磁盤上總共可佔多少 MB',
      en: "what the pictures and films of notices may take together on the server's disk, MB",
    },
    example: '2048',
  },
  {
    name: 'notice_record_months',
    type: 'integer',
    required: false,
    mayBeEmpty: true,
    bounds: { min: 1, max: 240 },
    otherwise: '24',
    label: { 'zh-Hans': '播放记录月数', 'zh-Hant': '播放記錄月數', en: 'Record of notices, months' },
    help: {
      'zh-Hans': '显示屏播放记录保留本月之前多少个月，更早的删除',
      'zh-Hant': '顯示屏播放記錄保留本月之前多少個月，更早的刪除',
      en: 'so many months before this one stand in the record of what boards have shown; older ones are deleted',
    },
    example: '24',
  },
  {
    name: 'complaint_working_days',
    type: 'integer',
    required: false,
    mayBeEmpty: true,
    bounds: { min: 1, max: 60 },
    label: { 'zh-Hans': '投诉办理时限（工作日）', 'zh-Hant': '投訴辦理時限（工作日）', en: 'Complaints, working days' },
    help: {
      'zh-Hans': '投诉须在几个工作日内答复，按大厅日历计算；留空：不限时',
      'zh-Hant': '投訴須在幾個工作日內答覆，按大廳日曆計算；留空：不限時',
      en: 'a complaint is to be answered within so many working days of the calendar; empty: no limit',
    },
    example: '5',
  },
  {
    name: 'show_clerk_photos',
    type: 'yes-no',
    required: false,
    mayBeEmpty: true,
    otherwise: 'no',
    label: { 'zh-Hans': '显示照片', 'zh-Hant': '顯示照片', en: 'Show photos of clerks' },
    help: {
      'zh-Hans': 'yes：同时显示照片（photos 文件夹里有才显示）',
      'zh-Hant': 'yes：同時顯示照片（photos 文件夾裡有才顯示）',
      en: '`yes`: and their photo, if there is one in [photos](#photos-who-works-at-the-counters-may-be-left-out)',
    },
    example: 'no',
  },
  {
    name: 'boards_rest_minutes',
    type: 'minutes',
    required: false,
    mayBeEmpty: true,
    bounds: { min: 0, max: 720 },
    label: { 'zh-Hans': '夜间画面分钟数', 'zh-Hant': '夜間畫面分鐘數', en: 'Boards rest after, minutes' },
    help: {
      'zh-Hans': '下班多少分钟后，无人等候和办理时显示屏转入夜间画面，显示时间和开门时间；开门前一刻钟恢复；留空：从不',
      'zh-Hant': '下班多少分鐘後，無人等候和辦理時顯示屏轉入夜間畫面，顯示時間和開門時間；開門前一刻鐘恢復；留空：從不',
      en: 'so many minutes after closing, once nobody waits or is served, boards rest: dark, with the time and when the hall opens again; a quarter of an hour before that they are back; left out or empty: never',
    },
    example: '30',
  },
  {
    name: 'latitude',
    type: 'text',
    required: false,
    mayBeEmpty: true,
    label: { 'zh-Hans': '纬度', 'zh-Hant': '緯度', en: 'Latitude' },
    help: {
      'zh-Hans': '大厅在地图上的位置，单位为度，南纬为负；与 longitude 一起填。多个大厅的总览用它画图',
      'zh-Hant': '大廳在地圖上的位置，單位為度，南緯為負；與 longitude 一起填。多個大廳的總覽用它畫圖',
      en: 'where the hall is, in degrees, south negative; together with `longitude`. The overview of several halls draws its map by it',
    },
    example: '46.5977',
  },
  {
    name: 'longitude',
    type: 'text',
    required: false,
    mayBeEmpty: true,
    label: { 'zh-Hans': '经度', 'zh-Hant': '經度', en: 'Longitude' },
    help: {
      'zh-Hans': '同上，西经为负',
      'zh-Hant': '同上，西經為負',
      en: 'the same, west negative',
    },
    example: '125.1035',
  },
  {
    name: 'sign_in_claim',
    type: 'text',
    required: false,
    mayBeEmpty: true,
    otherwise: 'preferred_username',
    label: {
      'zh-Hans': '统一身份登录按哪一项认人',
      'zh-Hant': '統一身份登入按哪一項認人',
      en: 'Claim that names people',
    },
    help: {
      'zh-Hans':
        '统一身份登录给出的哪一项是登录名（或 users.csv 的 `sign_in_name`），见 [登录](sign-in.md)；最稳妥的是 sub',
      'zh-Hant':
        '統一身份登入給出的哪一項是登錄名（或 users.csv 的 `sign_in_name`），見 [登入](sign-in.md)；最穩妥的是 sub',
      en: 'which claim of the sign-in service is the login, or the `sign_in_name` of users.csv: see [signing in](sign-in.md); `sub` never changes hands',
    },
    example: 'sub',
  },
  {
    name: 'local_passwords',
    type: 'list',
    required: false,
    mayBeEmpty: true,
    label: { 'zh-Hans': '谁可用本大厅密码', 'zh-Hant': '誰可用本大廳密碼', en: 'Passwords of the hall for' },
    help: {
      'zh-Hans':
        '接了统一身份登录后，哪些角色还可用本大厅的密码登录，用分号隔开；留空：人人可用。它不通时只有这些人能登录',
      'zh-Hant':
        '接了統一身份登入後，哪些角色還可用本大廳的密碼登入，用分號隔開；留空：人人可用。它不通時只有這些人能登入',
      en: 'where there is a sign-in service: the roles that may sign in with a password of the hall as well; everybody if left empty. While the service is away nobody else comes in',
    },
    example: 'manager;administrator',
  },
];
