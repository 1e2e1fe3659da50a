import { html, type TemplateResult } from 'lit';
import type { Language, Names } from '../../core/base/names.ts';
import { dateText, timeText } from '../../web/text/moments.ts';
import { noticesText, priorities } from '../../web/text/notices.ts';
import { say } from '../../web/text/say.ts';
import type { Words } from '../../web/text/words.ts';
import { differing, type Draft, type Part } from './notice-draft.ts';
import type { ListedNotice } from '../../core/protocol/shapes/notice-care.ts';
import { whenNoticeText } from './when-text.ts';

const LABELS: Readonly<Record<Part, Words>> = {
  title: noticesText.titleAlone,
  content: noticesText.kind,
  boards: noticesText.where,
  when: noticesText.when,
  seconds: noticesText.seconds,
  order: noticesText.order,
  priority: noticesText.priority,
  enabled: noticesText.enabled,
};

type RivalParts = {
  readonly mine: Draft;
  /** The notice as somebody else has left it; undefined: they have withdrawn it. */
  readonly theirs: ListedNotice | undefined;
  readonly boards: ReadonlyMap<string, Names>;
  readonly language: Language;
  readonly timeZone: string;
  /** Gives up what was typed. */
  readonly take: () => void;
  /** Goes on with what was typed: it takes the place of theirs once it is saved. */
  readonly keep: () => void;
};

/**
 * What somebody else has changed while a notice was being written, and the two ways on. Nothing that was typed is lost.
 */
export function rivalNotice(parts: RivalParts): TemplateResult {
  const { mine, theirs, language, timeZone, take, keep } = parts;
  if (theirs === undefined)
    return html`<div class="rival" role="alert" data-test="notice-gone">
      <b>${say(noticesText.goneMeanwhile, language)}</b>
      <button class="button" type="button" data-test="keep-mine" @click=${keep}>
        ${say(noticesText.asNew, language)}
      </button>
    </div>`;
  const { changedAt, changedBy } = theirs;
  const time = `${dateText(changedAt, language, timeZone)} ${timeText(changedAt, language, timeZone)}`;
  const who = changedBy.replace(/^staff:/, '');
  return html`<div class="rival" role="alert" data-test="notice-rival">
    <b>${say(noticesText.changedMeanwhile, language, { who, time })}</b>
    <dl>
      ${differing(mine, theirs).map(
        (part) =>
          html`<dt>${say(LABELS[part], language)}</dt>
            <dd>${valueText(part, theirs, parts)}</dd>`,
      )}
    </dl>
    <button class="button" type="button" data-test="take-theirs" @click=${take}>
      ${say(noticesText.takeTheirs, language)}
    </button>
    <button class="button" type="button" data-test="keep-mine" @click=${keep}>
      ${say(noticesText.keepMine, language)}
    </button>
  </div>`;
}

function valueText(part: Part, theirs: ListedNotice, { boards, language }: RivalParts): string {
  switch (part) {
    case 'content': {
      const { content } = theirs;
      if (content.kind === 'text') return Object.values(content.text).join(' / ');
      return content.kind === 'page' ? content.url : content.media.slice(0, 8);
    }
    case 'boards':
      if (theirs.boards.length === 0) return say(noticesText.everywhere, language);
      return theirs.boards.map((id) => boards.get(id)?.[language] ?? id).join(language === 'en' ? ', ' : '、');
    case 'when':
      return whenNoticeText(theirs, language);
    case 'priority':
      return priorities[theirs.priority][language];
    case 'enabled':
      return say(theirs.enabled ? noticesText.yes : noticesText.no, language);
    case 'title':
    case 'seconds':
    case 'order':
      return String(theirs[part]);
  }
}
