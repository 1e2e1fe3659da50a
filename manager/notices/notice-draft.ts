import type { Weekday } from '../../core/base/time.ts';
import { LANGUAGES, type Language } from '../../core/base/names.ts';
import type { BodySent } from '../../core/protocol/resources.ts';
import type { Notice, NoticeContent, NoticeWindow, Priority } from '../../core/notice/notice.ts';

/** A notice while somebody writes it: every field as it stands in the form. */
export type Draft = {
  /** Of the one that is changed; a new one has none. */
  readonly id: string | undefined;
  /** Which version of it is being changed. */
  readonly version: string | undefined;
  readonly title: string;
  readonly kind: 'text' | 'file' | 'page';
  readonly text: Readonly<Record<Language, string>>;
  /** The id of a picture or a film; empty until one is chosen. */
  readonly media: string;
  readonly url: string;
  readonly boards: readonly string[];
  readonly from: string;
  readonly until: string;
  readonly weekdays: readonly Weekday[];
  /** An end that is empty is midnight. */
  readonly windows: readonly NoticeWindow[];
  readonly seconds: string;
  readonly order: string;
  readonly priority: Exclude<Priority, 'emergency'>;
  readonly enabled: boolean;
};

/** A notice as it is sent. */
export type NoticeSent = BodySent<'POST /notices'>;

const MIDNIGHT = '24:00';
const NO_TEXT = { 'zh-Hans': '', 'zh-Hant': '', en: '' };

/** An empty form. */
export function newDraft(): Draft {
  return {
    id: undefined,
    version: undefined,
    title: '',
    kind: 'text',
    text: NO_TEXT,
    media: '',
    url: '',
    boards: [],
    from: '',
    until: '',
    weekdays: [],
    windows: [],
    seconds: '10',
    order: '0',
    priority: 'normal',
    enabled: true,
  };
}

/** The form of a notice that is there; `copy`: for another one like it. */
export function draftOf(notice: Notice & { readonly version?: string }, copy = false): Draft {
  const { content } = notice;
  return {
    id: copy ? undefined : notice.id,
    version: copy ? undefined : notice.version,
    title: notice.title,
    kind: content.kind === 'text' ? 'text' : content.kind === 'page' ? 'page' : 'file',
    text: content.kind === 'text' ? { ...NO_TEXT, ...defined(content.text) } : NO_TEXT,
    media: 'media' in content ? content.media : '',
    url: content.kind === 'page' ? content.url : '',
    boards: notice.boards,
    from: notice.from ?? '',
    until: notice.until ?? '',
    weekdays: notice.weekdays,
    windows: notice.windows.map(({ from, to }) => ({ from, to: to.startsWith(MIDNIGHT) ? '' : to })),
    seconds: String(notice.seconds),
    order: String(notice.order),
    priority: notice.priority === 'emergency' ? 'urgent' : notice.priority,
    enabled: notice.enabled,
  };
}

/** What stands on the glass so far; undefined where there is nothing to show yet. */
export function contentOf({ kind, text, media, url }: Draft): NoticeContent | undefined {
  switch (kind) {
    case 'text': {
      const said = writtenIn(text);
      return Object.keys(said).length === 0 ? undefined : { kind, text: said };
    }
    case 'file':
      return media === '' ? undefined : { kind: isFilm(media) ? 'video' : 'image', media };
    case 'page':
      return url.trim() === '' ? undefined : { kind, url: url.trim() };
  }
}

/** What can differ between two who write at one notice. */
const PARTS = ['title', 'content', 'boards', 'when', 'seconds', 'order', 'priority', 'enabled'] as const;
export type Part = (typeof PARTS)[number];

/** In which parts a draft would change a notice. */
export function differing(draft: Draft, notice: Notice): readonly Part[] {
  const [mine, theirs] = [draft, draftOf(notice)].map(partsOf);
  return PARTS.filter((part) => JSON.stringify(mine?.[part]) !== JSON.stringify(theirs?.[part]));
}

/** What is sent. What is missing or wrong in it, the hall says by field. */
export function bodyOf(draft: Draft): NoticeSent {
  const { title, boards, from, until, weekdays, windows, seconds, order, priority, enabled } = draft;
  return {
    title,
    content: contentOf(draft) ?? emptyContent(draft),
    boards,
    ...(from === '' ? {} : { from }),
    ...(until === '' ? {} : { until }),
    weekdays,
    windows: windows.map((window) => ({ from: window.from, to: window.to === '' ? MIDNIGHT : window.to })),
    seconds: figure(seconds),
    order: figure(order),
    priority,
    enabled,
    // A field that is not filled in goes as it stands: the hall says of each what it expects.
  } as NoticeSent;
}

/** Fields at which what is wrong is said. */
export const FIELDS = [
  'title',
  'content',
  'boards',
  'from',
  'until',
  'weekdays',
  'windows',
  'seconds',
  'order',
] as const;
export type Field = (typeof FIELDS)[number];

/** What the hall said, by field; what belongs to none comes under `other`. */
export function saidByField(
  errors: readonly { readonly path: string; readonly message: string }[],
): ReadonlyMap<Field | 'other', string> {
  const said = new Map<Field | 'other', string>();
  for (const { path, message } of errors) {
    const field =
      FIELDS.find((each) => path === each || path.startsWith(`${each}.`) || path.startsWith(`${each}[`)) ?? 'other';
    const before = said.get(field);
    said.set(field, before === undefined ? message : `${before}; ${message}`);
  }
  return said;
}

/** Whether a file is a film, by its name. */
export function isFilm(media: string): boolean {
  return /\.(mp4|webm)$/.test(media);
}

function partsOf(draft: Draft): Readonly<Record<Part, unknown>> {
  const { from, until, weekdays, windows, title, boards, seconds, order, priority, enabled } = draft;
  const when = { from, until, weekdays, windows };
  return { title, content: contentOf(draft), boards, when, seconds, order, priority, enabled };
}

function emptyContent({ kind }: Draft): object {
  if (kind === 'text') return { kind, text: {} };
  return kind === 'page' ? { kind, url: '' } : { kind: 'image', media: '' };
}

function writtenIn(text: Draft['text']): Partial<Record<Language, string>> {
  return Object.fromEntries(
    LANGUAGES.flatMap((language) => {
      const words = text[language].trim();
      return words === '' ? [] : [[language, words]];
    }),
  );
}

function defined(text: Readonly<Partial<Record<Language, string | undefined>>>): Partial<Record<Language, string>> {
  return Object.fromEntries(
    Object.entries(text).flatMap(([language, words]) => (words === undefined ? [] : [[language, words]])),
  );
}

/** What is no number stays what it is: the hall says what it expected. */
function figure(text: string): number | string {
  return text.trim() === '' || Number.isNaN(Number(text)) ? text : Number(text);
}
