import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { Language, Names } from '../../core/base/names.ts';
import { api } from '../../web/link/api.ts';
import { newCommandId } from '../../web/link/command-id.ts';
import { LanguageController } from '../../web/language/language-controller.ts';
import { fieldRules, noticesText } from '../../web/text/notices.ts';
import { problemText } from '../../web/text/refusals.ts';
import { upload } from '../../web/link/upload.ts';
import { managerBase } from '../manager-base.ts';
import { fileFields } from './file-fields.ts';
import { formStyles } from './form-styles.ts';
import { bodyOf, contentOf, differing, draftOf, saidByField, type Draft, type Field } from './notice-draft.ts';
import './notice-preview.ts';
import type { MediaView } from '../../core/protocol/shapes/media.ts';
import type { ListedNotice } from '../../core/protocol/shapes/notice-care.ts';
import { rivalNotice } from './rival.ts';
import { whenFields } from './when-fields.ts';
import { whereFields } from './where-fields.ts';

const TEXTS = [
  ['zh-Hans', noticesText.textHans],
  ['zh-Hant', noticesText.textHant],
  ['en', noticesText.textEn],
] as const;

/**
 * @summary A notice being written, with what it will look like. What the hall finds wrong stands at its field.
 * What somebody else changes meanwhile is told, and taken by itself where nothing has been typed.
 * @event notice-saved - the notice as it is kept now
 * @event notice-left - the form is given up
 * @event notice-overtaken - somebody else has changed it: `current` is no longer what it is
 */
@customElement('notice-form')
export class NoticeFormPart extends LitElement {
  static override styles = [managerBase, formStyles];

  /** What the form begins with. */
  @property({ attribute: false }) draft!: Draft;
  /** The notice as the hall has it now; undefined for a new one, and for one that is gone. */
  @property({ attribute: false }) current: ListedNotice | undefined;
  @property({ attribute: false }) boards: ReadonlyMap<string, Names> = new Map();
  /** False for those who may only look. */
  @property({ type: Boolean }) may = false;
  @property({ type: Boolean }) online = true;
  @property() timeZone = 'Asia/Shanghai';
  @state() private now!: Draft;
  /** What the hall has, as far as the form knows. */
  private base!: Draft;
  @state() private said: ReadonlyMap<Field | 'other', string> = new Map();
  @state() private saving = false;
  @state() private sent: number | undefined;
  @state() private files: MediaView['items'] = [];
  /** Why the file was not taken. */
  private refused: string | undefined;
  private tried: { readonly body: string; readonly key: string } | undefined;
  private readonly language = new LanguageController(this);

  override connectedCallback(): void {
    super.connectedCallback();
    void this.loadFiles();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('draft')) this.begin(this.draft);
    const { current, now } = this;
    if (!this.isOvertaken || current === undefined) return;
    // Nothing to choose: nothing was typed, or both want the same.
    if (now === this.base || differing(now, current).length === 0) this.begin(draftOf(current));
  }

  private begin(draft: Draft): void {
    this.base = draft;
    this.now = draft;
    this.said = new Map();
    this.saving = false;
  }

  /** Whether somebody else has changed or withdrawn what is being written. */
  private get isOvertaken(): boolean {
    const { now, current } = this;
    return !this.saving && now.id !== undefined && now.version !== current?.version;
  }

  override render(): TemplateResult {
    const { say } = this.language;
    const { now, may } = this;
    const shut = !may || this.saving;
    const fields = {
      draft: now,
      shut,
      language: this.language.current,
      put: (part: Partial<Draft>) => this.put(part),
      wrong: (field: Field) => this.wrong(field),
    };
    return html`<form novalidate @submit=${this.submit}>
      <div class="scroll" tabindex="0" role="group" aria-label=${say(noticesText.change)}>
        <div class="fields">
          <label class="wide"
            >${say(noticesText.title)}
            <input
              name="title"
              maxlength="200"
              data-test="notice-title"
              .value=${now.title}
              ?disabled=${shut}
              @input=${this.typed('title')}
            />
            ${this.wrong('title')}
          </label>
          <fieldset class="wide" ?disabled=${shut}>
            <legend>${say(noticesText.kind)}</legend>
            <div class="row">
              ${(
                [
                  ['text', noticesText.kindText],
                  ['file', noticesText.kindFile],
                  ['page', noticesText.kindPage],
                ] as const
              ).map(
                ([kind, words]) =>
                  html`<label class="tick"
                    ><input
                      type="radio"
                      name="kind"
                      data-test="kind-${kind}"
                      .checked=${now.kind === kind}
                      @change=${() => this.put({ kind })}
                    />${say(words)}</label
                  >`,
              )}
            </div>
            ${this.content()} ${this.wrong('content')}
          </fieldset>
          <fieldset class="wide">
            <legend>${say(noticesText.preview)}</legend>
            <notice-preview .content=${contentOf(now)}></notice-preview>
          </fieldset>
          ${whereFields({ ...fields, boards: this.boards })} ${whenFields(fields)}
        </div>
      </div>
      ${may && this.isOvertaken ? this.rival() : nothing} ${may ? this.foot() : nothing}
    </form>`;
  }

  private content(): TemplateResult {
    const { say } = this.language;
    const { now } = this;
    if (now.kind === 'page')
      return html`<label
        >${say(noticesText.url)}
        <input name="url" maxlength="500" data-test="notice-url" .value=${now.url} @input=${this.typed('url')} />
      </label>`;
    if (now.kind === 'text')
      return html`<div class="texts">
        ${TEXTS.map(
          ([language, words]) =>
            html`<label
              >${say(words)}
              <textarea
                rows="3"
                maxlength="2000"
                lang=${language}
                data-test="text-${language}"
                .value=${now.text[language]}
                @input=${(event: InputEvent) => this.write(language, event)}
              ></textarea>
            </label>`,
        )}
      </div>`;
    return fileFields({
      chosen: now.media,
      files: this.files,
      sent: this.sent,
      language: this.language.current,
      send: (file) => void this.sendFile(file),
      choose: (media) => this.put({ media }),
    });
  }

  private rival(): TemplateResult {
    const { now, current, boards, timeZone } = this;
    return rivalNotice({
      mine: now,
      theirs: current,
      boards,
      language: this.language.current,
      timeZone,
      take: () => {
        if (current !== undefined) this.begin(draftOf(current));
        this.requestUpdate();
      },
      keep: () => {
        this.said = new Map();
        this.put({ id: current?.id, version: current?.version });
      },
    });
  }

  private foot(): TemplateResult {
    const { say } = this.language;
    const changed = this.now !== this.base;
    return html`<footer>
      <button
        class="button strong"
        type="submit"
        data-test="save-notice"
        ?disabled=${!this.online || this.saving || this.sent !== undefined || this.isOvertaken}
      >
        ${say(this.saving ? noticesText.saving : noticesText.save)}
      </button>
      <button
        class="button"
        type="button"
        data-test="leave-notice"
        ?disabled=${this.saving || !(changed || this.draft.id === undefined)}
        @click=${() => this.send('notice-left')}
      >
        ${say(noticesText.discard)}
      </button>
      ${this.said.has('other') ? html`<span class="said" role="alert">${this.said.get('other') ?? ''}</span>` : html`<span class="spring"></span>`}
      <slot></slot>
    </footer>`;
  }

  /** In the reader's language what the field has to be; the hall's own words for whoever points at it. */
  private wrong(field: Field): TemplateResult | typeof nothing {
    const said = this.said.get(field);
    if (said === undefined) return nothing;
    return html`<span class="said" role="alert" title=${said} data-test="said-${field}"
      >${this.refused ?? this.language.say(fieldRules[field])}</span
    >`;
  }

  protected override updated(changed: PropertyValues): void {
    if (changed.has('said') && this.said.size > 0)
      this.renderRoot.querySelector('.said')?.scrollIntoView({ block: 'nearest' });
  }

  private put(part: Partial<Draft>): void {
    this.now = { ...this.now, ...part };
  }

  private typed(field: 'title' | 'url') {
    return (event: InputEvent): void => this.put({ [field]: (event.target as HTMLInputElement).value });
  }

  private write(language: Language, event: InputEvent): void {
    this.put({ text: { ...this.now.text, [language]: (event.target as HTMLTextAreaElement).value } });
  }

  private async sendFile(file: File): Promise<void> {
    this.sent = 0;
    const answer = await upload(file, (part) => (this.sent = part));
    this.sent = undefined;
    this.refused = answer.ok ? undefined : problemText(answer.problem, this.language.current);
    this.said = this.refused === undefined ? new Map() : new Map([['content', this.refused]]);
    if (!answer.ok) return;
    await this.loadFiles();
    this.put({ media: answer.value.id });
  }

  private readonly submit = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    if (this.saving || this.sent !== undefined || this.isOvertaken) return;
    this.saving = true;
    this.refused = undefined;
    const { id, version } = this.now;
    const body = bodyOf(this.now);
    // Pressed again after silence, it is the same notice and no second one.
    const text = JSON.stringify(body);
    const key = this.tried?.body === text ? this.tried.key : newCommandId();
    this.tried = { body: text, key };
    const answer = await (id === undefined
      ? api.post('/notices', { body, key })
      : api.put('/notices/{id}', { path: { id }, body, ...(version === undefined ? {} : { seen: version }) }));
    // Until the form begins with what was saved.
    if (answer.ok) return this.send('notice-saved', answer.value.notice);
    this.saving = false;
    if (answer.problem.status === 412 || answer.problem.status === 404) this.send('notice-overtaken');
    const { errors } = answer.problem;
    this.said =
      errors === undefined || errors.length === 0
        ? new Map([['other', problemText(answer.problem, this.language.current)]])
        : saidByField(errors);
  };

  private async loadFiles(): Promise<void> {
    const answer = await api.get('/media');
    if (answer.ok) this.files = answer.value.items;
  }

  private send(type: string, detail?: object): void {
    this.dispatchEvent(new CustomEvent(type, { detail }));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'notice-form': NoticeFormPart;
  }
}
