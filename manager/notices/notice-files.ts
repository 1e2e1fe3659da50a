import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { MediaView } from '../../core/protocol/shapes/media.ts';
import { api } from '../../web/link/api.ts';
import { LanguageController } from '../../web/language/language-controller.ts';
import { noticesText } from '../../web/text/notices.ts';
import { problemText } from '../../web/text/refusals.ts';
import { number } from '../../web/text/say.ts';
import { managerBase } from '../manager-base.ts';
import { isFilm } from './notice-draft.ts';
import { here } from '../../web/link/own-hall.ts';

const MEGABYTE = 1024 * 1024;

/**
 * @summary The pictures and films that the hall keeps: which notices show them, and how much room there is. What
 * nothing shows may be deleted.
 */
@customElement('notice-files')
export class NoticeFiles extends LitElement {
  static override styles = [
    managerBase,
    css`
      :host {
        display: flex;
        flex-direction: column;
        gap: var(--space-3);
        flex: 1;
        min-height: 0;
        padding: var(--space-4);
      }
      ul {
        display: grid;
        grid-template-columns: repeat(auto-fill, minmax(220px, 1fr));
        gap: var(--space-4);
      }
      li {
        display: grid;
        gap: var(--space-2);
        align-content: start;
        padding: var(--space-3);
        border: 1px solid var(--edge);
        border-radius: var(--radius-m);
        font-size: 13px;
      }
      img,
      video {
        width: 100%;
        aspect-ratio: 16 / 10;
        object-fit: contain;
        border-radius: var(--radius-s);
        background: var(--surface-sunk);
      }
      .name {
        overflow-wrap: anywhere;
      }
      .trouble {
        color: var(--bad);
      }
    `,
  ];

  @property({ type: Boolean }) may = false;
  @state() private files: MediaView | undefined;
  @state() private trouble = '';
  private readonly language = new LanguageController(this);

  override connectedCallback(): void {
    super.connectedCallback();
    void this.load();
  }

  override render(): TemplateResult | typeof nothing {
    const { say, current } = this.language;
    const { files } = this;
    if (files === undefined) return nothing;
    const megabytes = (bytes: number): string => number(current, Math.round((bytes / MEGABYTE) * 10) / 10);
    return html`<p data-test="media-room">
        ${say(noticesText.room, { used: megabytes(files.used), quota: megabytes(files.quota) })}
      </p>
      ${this.trouble === '' ? nothing : html`<p class="trouble" role="alert">${this.trouble}</p>`}
      ${files.items.length === 0 ? html`<p class="none">${say(noticesText.noFiles)}</p>` : nothing}
      <div class="scroll" tabindex="0" role="group" aria-label=${say(noticesText.filesTab)}>
        <ul>
          ${files.items.map(
            ({ id, name, size, notices }) =>
              html`<li data-test="media-file">
                ${
                  isFilm(id)
                    ? html`<video src=${here(`/api/v1/media/${id}`)} preload="metadata" muted></video>`
                    : html`<img src=${here(`/api/v1/media/${id}`)} alt="" loading="lazy" />`
                }
                <span class="name" title=${name ?? id}>${name ?? id.slice(0, 8)} · ${megabytes(size)} MB</span>
                <span
                  >${notices.length === 0 ? say(noticesText.unused) : say(noticesText.usedBy, { titles: notices.join(current === 'en' ? ', ' : '、') })}</span
                >
                ${
                  this.may && notices.length === 0
                    ? html`<button
                        class="button"
                        type="button"
                        data-test="delete-file"
                        @click=${() => void this.drop(id)}
                      >
                        ${say(noticesText.deleteFile)}
                      </button>`
                    : nothing
                }
              </li>`,
          )}
        </ul>
      </div>`;
  }

  private async drop(id: string): Promise<void> {
    const answer = await api.delete('/media/{id}', { path: { id } });
    this.trouble = answer.ok ? '' : problemText(answer.problem, this.language.current);
    await this.load();
  }

  private async load(): Promise<void> {
    const answer = await api.get('/media');
    if (answer.ok) this.files = answer.value;
    else this.trouble = problemText(answer.problem, this.language.current);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'notice-files': NoticeFiles;
  }
}
