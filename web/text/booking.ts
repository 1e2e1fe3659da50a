import type { Dictionary } from './words.ts';

/** Words of the check-in with a booking. */
export const bookingText = {
  title: { 'zh-Hans': '预约签到', 'zh-Hant': '預約簽到', en: 'Check in with a booking' },
  found: { 'zh-Hans': '预约签到：{id}', 'zh-Hant': '預約簽到：{id}', en: 'Check in: booking {id}' },
  slot: {
    'zh-Hans': '预约 {id}，{date} {from}–{to}',
    'zh-Hant': '預約 {id}，{date} {from}–{to}',
    en: 'Booking {id}, {date}, {from}–{to}',
  },
  due: {
    'zh-Hans': '现在可以签到，预约有效（到 {until} 为止）。',
    'zh-Hant': '現在可以簽到，預約有效（到 {until} 為止）。',
    en: 'You can check in now: the booking counts until {until}.',
  },
  early: {
    'zh-Hans': '还没到签到时间，{from} 起可以签到。',
    'zh-Hant': '還沒到簽到時間，{from} 起可以簽到。',
    en: 'It is too early: you can check in from {from}.',
  },
  late: {
    'zh-Hans': '已过签到时间（{until} 为止）：预约不再有效。现在可以取普通号，和大家一样排队。',
    'zh-Hant': '已過簽到時間（{until} 為止）：預約不再有效。現在可以取普通號，和大家一樣排隊。',
    en: 'It is too late: the booking counted until {until}. You can take an ordinary number now and wait as everybody does.',
  },
  used: {
    'zh-Hans': '这个预约已经签到过了，请凭已取的号码等候。',
    'zh-Hant': '這個預約已經簽到過了，請憑已取的號碼等候。',
    en: 'This booking has checked in already: please wait with the number that you have.',
  },
  cancelled: {
    'zh-Hans': '这个预约已取消。可以返回，另取一个号。',
    'zh-Hant': '這個預約已取消。可以返回，另取一個號。',
    en: 'This booking was cancelled. You can go back and take a number.',
  },
  otherDay: {
    'zh-Hans': '这个预约不是今天的，请在那一天来签到。',
    'zh-Hant': '這個預約不是今天的，請在那一天來簽到。',
    en: 'This booking is for another day: please check in on that day.',
  },
  bookedFor: { 'zh-Hans': '预约 {slot}', 'zh-Hant': '預約 {slot}', en: 'booked for {slot}' },
  lateFor: {
    'zh-Hans': '预约 {slot}，迟到，不再有效',
    'zh-Hant': '預約 {slot}，遲到，不再有效',
    en: 'booked for {slot}, came late: counts no longer',
  },
  take: { 'zh-Hans': '签到取号', 'zh-Hant': '簽到取號', en: 'Check in' },
  takeLate: { 'zh-Hans': '取普通号', 'zh-Hant': '取普通號', en: 'Take an ordinary number' },
} as const satisfies Dictionary;
