/** As long as what the hall sends for a call. */
export const CALL_MESSAGE = {
  seq: 1,
  at: '2026-03-09T09:00:00+08:00',
  number: 'A001',
  counter: '1',
  kind: 'call',
  counterName: { 'zh-Hans': '1号窗口', 'zh-Hant': '1號窗口', en: 'Counter 1' },
  zone: '1F-A',
  line: 'ps-household',
  speech: [
    { language: 'zh-Hans', text: '请A001号到1号窗口' },
    { language: 'en', text: 'Number A001, Counter 1' },
  ],
  board: ['board-01', 'board-03', 'board-12'],
};
