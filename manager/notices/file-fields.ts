import { html, nothing, type TemplateResult } from 'lit';
import type { Language } from '../../core/base/names.ts';
import { noticesText } from '../../web/text/notices.ts';
import { say } from '../../web/text/say.ts';
import { isFilm } from './notice-draft.ts';
import type { MediaView } from '../../core/protocol/shapes/media.ts';

type Parts = {
  /** The id of the file that the notice shows; empty: none yet. */
  readonly chosen: string;
  readonly files: MediaView['items'];
  /** How much of a file is sent, 0 to 1; undefined while none is. */
  readonly sent: number | undefined;
  readonly language: Language;
  readonly send: (file: File) => void;
  readonly choose: (id: string) => void;
};

/** The fields of the form for a picture or a film: one that is sent now, or one that the hall keeps. */
export function fileFields({ chosen, files, sent, language, send, choose }: Parts): TemplateResult {
  const taken = (event: Event): void => {
    const file = (event.target as HTMLInputElement).files?.[0];
    if (file !== undefined) send(file);
  };
  return html`<label
      >${noticesText.file[language]}
      <input
        type="file"
        accept="image/png,image/jpeg,image/webp,image/gif,video/mp4,video/webm"
        data-test="notice-file"
        @change=${taken}
      />
    </label>
    ${sent === undefined ? nothing : html`<progress max="1" .value=${sent} aria-label=${say(noticesText.sending, language, { n: Math.round(sent * 100) })}></progress>`}
    <label
      >${noticesText.fromKept[language]}
      <select data-test="notice-media" @change=${(event: Event) => choose((event.target as HTMLSelectElement).value)}>
        <option value="" ?selected=${chosen === ''}></option>
        ${files.map(
          ({ id, name, size, notices }) =>
            html`<option value=${id} ?selected=${id === chosen}>
              ${name ?? id.slice(0, 8)}${isFilm(id) ? ' ▶' : ''} · ${(size / 1024 / 1024).toFixed(1)}
              MB${notices.length === 0 ? '' : ` · ${notices.join(', ')}`}
            </option>`,
        )}
      </select>
    </label>`;
}
