import type { Instant } from '../base/time.ts';
import type { Language } from '../base/names.ts';
import { minutesWords } from '../base/wait-words.ts';
import { rankOf } from '../queue/order/order.ts';
import type { CallReason, Candidate } from '../queue/reason.ts';
import type { StepMoved } from '../queue/ticket.ts';

/**
 * The true answer to "why was he called before me?", one sentence a language: numbers and the rule of the hall, never
 * why somebody has priority.
 */
export function reasonText(reason: CallReason, at: Instant): Readonly<Record<Language, string>> {
  const [chosen, ...others] = reason.heads;
  if (chosen === undefined) return { 'zh-Hans': '', 'zh-Hant': '', en: '' };
  if (reason.rule === 'named') return named(chosen, reason);
  if (reason.rule === 'resumed') return resumed(chosen, reason);
  // Another service of the same visit is no one who comes after.
  const second = others.find(({ ticket }) => ticket !== chosen.ticket);
  return explained(second === undefined ? alone(chosen, at) : before(chosen, second, at), [chosen, second]);
}

type Sentence = Readonly<Record<Language, string>>;

/** The sentence, and of whom staff moved to where they stood: by whom, how and why. */
function explained(sentence: Sentence, heads: readonly (Candidate | undefined)[]): Sentence {
  const moves = heads.flatMap((head) => (head?.moved === undefined ? [] : [movedText(head.number, head.moved)]));
  return {
    'zh-Hans': [sentence['zh-Hans'], ...moves.map((each) => each['zh-Hans'])].join(''),
    'zh-Hant': [sentence['zh-Hant'], ...moves.map((each) => each['zh-Hant'])].join(''),
    en: [sentence.en, ...moves.map((each) => each.en)].join(' '),
  };
}

function movedText(number: string, { by, reason, into, place }: StepMoved): Sentence {
  const kept = place === 'kept';
  const line = into === 'line';
  return {
    'zh-Hans': `${number} 由工作人员 ${by} 移到${line ? '本队列' : '本窗口'}，${kept ? '保留原来的等候时间' : '从移动时起重新计算等候'}，原因：${reason}。`,
    'zh-Hant': `${number} 由工作人員 ${by} 移到${line ? '本隊列' : '本窗口'}，${kept ? '保留原來的等候時間' : '從移動時起重新計算等候'}，原因：${reason}。`,
    en: `${number} was moved ${line ? 'into this line' : 'to this counter'} by ${by}, ${kept ? 'with the time waited so far' : 'counting from the move'}: ${reason}.`,
  };
}

function named(chosen: Candidate, reason: CallReason): Sentence {
  const why = reason.override?.reason ?? '';
  const by = reason.override?.by ?? '';
  return {
    'zh-Hans': `${chosen.number} 由工作人员 ${by} 指名呼叫${why === '' ? '' : `，原因：${why}`}。`,
    'zh-Hant': `${chosen.number} 由工作人員 ${by} 指名呼叫${why === '' ? '' : `，原因：${why}`}。`,
    en: `${chosen.number} was called by name by ${by}${why === '' ? '' : `: ${why}`}.`,
  };
}

function resumed(chosen: Candidate, reason: CallReason): Sentence {
  const by = reason.override?.by ?? '';
  const why = reason.override?.reason ?? '';
  if (why !== '') {
    return {
      'zh-Hans': `${chosen.number} 此前已叫到，现由工作人员 ${by} 找回，原因：${why}。`,
      'zh-Hant': `${chosen.number} 此前已叫到，現由工作人員 ${by} 找回，原因：${why}。`,
      en: `${chosen.number} had been called before and was brought back by ${by}: ${why}.`,
    };
  }
  return {
    'zh-Hans': `${chosen.number} 此前已叫到，暂时离开，现由工作人员 ${by} 继续办理。`,
    'zh-Hant': `${chosen.number} 此前已叫到，暫時離開，現由工作人員 ${by} 繼續辦理。`,
    en: `${chosen.number} had been put aside and was taken up again by ${by}.`,
  };
}

function alone(chosen: Candidate, at: Instant): Sentence {
  const waited = (language: Language): string => lengthOf(at - chosen.since, language);
  return {
    'zh-Hans': `${chosen.number} 已等候 ${waited('zh-Hans')}，在本窗口可叫的人中排在最前。`,
    'zh-Hant': `${chosen.number} 已等候 ${waited('zh-Hant')}，在本窗口可叫的人中排在最前。`,
    en: `${chosen.number} had waited ${waited('en')} and was the first of those whom this counter could call.`,
  };
}

function before(first: Candidate, second: Candidate, at: Instant): Sentence {
  const rule = ruleOf(first, second);
  return {
    'zh-Hans': `${first.number} 先于 ${second.number}：${standing(first, at, 'zh-Hans')}，${standing(second, at, 'zh-Hans')}。${rule['zh-Hans']}`,
    'zh-Hant': `${first.number} 先於 ${second.number}：${standing(first, at, 'zh-Hant')}，${standing(second, at, 'zh-Hant')}。${rule['zh-Hant']}`,
    en: `${first.number} before ${second.number}: ${standing(first, at, 'en')}, ${standing(second, at, 'en')}. ${rule.en}`,
  };
}

function standing(candidate: Candidate, at: Instant, language: Language): string {
  const waited = lengthOf(at - candidate.since, language);
  const target = lengthOf(candidate.targetMs, language);
  switch (language) {
    case 'zh-Hans':
      return `${candidate.number}（目标 ${target}）已等候 ${waited}`;
    case 'zh-Hant':
      return `${candidate.number}（目標 ${target}）已等候 ${waited}`;
    case 'en':
      return `${candidate.number} (target ${target}) had waited ${waited}`;
  }
}

/** Which part of the order settled it. */
function ruleOf(first: Candidate, second: Candidate): Sentence {
  if (first.tier === 3) {
    return { 'zh-Hans': '经值班人员批准优先。', 'zh-Hant': '經值班人員批准優先。', en: 'It was put first by staff.' };
  }
  if (first.tier === 2) {
    return {
      'zh-Hans': '已超过等候上限，等候最久者优先。',
      'zh-Hant': '已超過等候上限，等候最久者優先。',
      en: 'Past the longest wait allowed, whoever has waited longest goes first.',
    };
  }
  if (rankOf(first) < rankOf(second)) {
    if (first.overdue === true)
      return {
        'zh-Hans': '所支援的队列已有人等候超过目标时间，按本厅规定与本窗口队列同等对待。',
        'zh-Hant': '所支援的隊列已有人等候超過目標時間，按本廳規定與本窗口隊列同等對待。',
        en: "Past its target it counts at a counter that helps as one of the counter's own, as the hall's rule says.",
      };
    return {
      'zh-Hans': '本窗口优先办理本队列业务。',
      'zh-Hant': '本窗口優先辦理本隊列業務。',
      en: "The counter's own line goes before the lines it helps.",
    };
  }
  return {
    'zh-Hans': '按等候时间与目标时间之比，比值大者优先。',
    'zh-Hant': '按等候時間與目標時間之比，比值大者優先。',
    en: 'Whoever has used more of the target goes first.',
  };
}

/** Tenths of a minute below ten, where they may have settled it. */
function lengthOf(ms: number, language: Language): string {
  const value = Math.max(0, ms) / 60_000;
  return value < 10 && !Number.isInteger(value)
    ? minutesWords(value.toFixed(1), language)
    : minutesWords(Math.round(value), language);
}
