import type { Names } from '../base/names.ts';
import type { CourseFigure } from './day-course.ts';
import { namesOf, type FigureText } from './figure-texts.ts';

/** The figures of a course in the order of its columns. */
export const COURSE_FIGURES = ['arrivals', 'waiting', 'waitingMost', 'open', 'paused'] as const satisfies readonly [
  ...CourseFigure[],
];

/** What the course of a day is called, and what stands over the times. */
export const COURSE_NAME: Names = namesOf(['当日走势', '當日走勢', 'Course of a day']);
export const TIME_NAME: Names = namesOf(['时间', '時間', 'Time']);

/** What each figure is called, and how it is counted. */
export const COURSE_TEXTS = {
  arrivals: {
    name: namesOf(['到达人数', '到達人數', 'People who came']),
    what: namesOf([
      '在这段时间里取号的人，每张票一次。',
      '在這段時間裡取號的人，每張票一次。',
      'People who took a number within the step, each ticket once.',
    ]),
  },
  waiting: {
    name: namesOf(['等候人数', '等候人數', 'Waiting']),
    what: namesOf([
      '这一刻在等候、窗口可以呼叫的人；在两条队列里等的人在大厅里算一次。',
      '這一刻在等候、窗口可以呼叫的人；在兩條隊列裡等的人在大廳裡算一次。',
      'People who waited at this moment, so that a counter could have called them; whoever waits in two lines counts once.',
    ]),
  },
  waitingMost: {
    name: namesOf(['最多等候', '最多等候', 'Most waiting']),
    what: namesOf([
      '这段时间里同时等候的最多人数。',
      '這段時間裡同時等候的最多人數。',
      'The most people who waited at once within the step.',
    ]),
  },
  open: {
    name: namesOf(['开放窗口', '開放窗口', 'Open counters']),
    what: namesOf([
      '这一刻开放的窗口，正在办理的也算，暂停的不算。',
      '這一刻開放的窗口，正在辦理的也算，暫停的不算。',
      'Counters that were open at this moment, busy ones included, paused ones not.',
    ]),
  },
  paused: {
    name: namesOf(['暂停窗口', '暫停窗口', 'Paused counters']),
    what: namesOf(['这一刻暂停的窗口。', '這一刻暫停的窗口。', 'Counters that were paused at this moment.']),
  },
} as const satisfies Readonly<Record<CourseFigure, FigureText>>;
