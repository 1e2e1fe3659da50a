import { css, html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import type { BodySent } from '../../core/protocol/resources.ts';
import { isComplete } from '../../web/complete-form.ts';
import { LanguageController } from '../../web/language/language-controller.ts';
import { boardsText } from '../../web/text/boards.ts';
import type { Words } from '../../web/text/words.ts';
import { TwoSteps } from '../../web/two-steps.ts';
import { managerBase } from '../manager-base.ts';

/** What the form begins with, and the boards that it is for; none: all. */
export type EmergencyDraft = {
  readonly zh: string;
  readonly en: string;
  readonly evacuate: boolean;
  readonly boards: readonly string[];
};

/** What is sent of it. */
export type EmergencySent = NonNullable<BodySent<'POST /notices/emergency'>>;

/** An empty form, for all boards. */
export const NO_EMERGENCY: EmergencyDraft = { zh: '', en: '', evacuate: false, boards: [] };

/**
 * @summary The words of an emergency, and whether the hall is to be left. It is sent with the second press.
 * @event emergency-written - what is to be sent
 */
@customElement('emergency-form')
export class EmergencyFormPart extends LitElement {
  static override styles = [
    managerBase,
    css`
      form {
        display: grid;
        gap: var(--space-2);
        margin-top: var(--space-2);
      }
      label {
        display: grid;
        gap: 3px;
        font-size: 13px;
        font-weight: 600;
      }
      .choice {
        display: flex;
        align-items: start;
        gap: var(--space-2);
        font-weight: 400;
      }
      .choice input {
        flex: none;
        width: 20px;
        height: 20px;
        margin: 0;
      }
      textarea {
        padding: 6px var(--space-2);
        border: 1.5px solid var(--edge-strong);
        border-radius: var(--radius-s);
        background: var(--surface);
        font: inherit;
        font-size: var(--text-s);
        font-weight: 400;
      }
    `,
  ];

  @property({ attribute: false }) draft = NO_EMERGENCY;
  @property({ type: Boolean }) online = true;
  /** The version of the one that it would take the place of. */
  @property({ attribute: false }) over: string | undefined;
  @state() private everywhere = false;
  @query('[name=zh]') private chinese!: HTMLTextAreaElement | null;
  @query('[name=en]') private english!: HTMLTextAreaElement | null;
  @query('[name=evacuate]') private evacuate!: HTMLInputElement | null;
  private readonly language = new LanguageController(this);
  private readonly steps = new TwoSteps(this);

  protected override willUpdate(changed: PropertyValues<this>): void {
    // The first press was not meant for what is on by now.
    if (changed.has('over')) this.steps.forget();
    if (!changed.has('draft')) return;
    this.everywhere = this.draft.boards.length === 0;
    this.steps.forget();
  }

  /** Whether somebody has written in it. */
  get isWritten(): boolean {
    const { zh, en } = this.draft;
    return (this.chinese?.value ?? zh).trim() !== zh.trim() || (this.english?.value ?? en).trim() !== en.trim();
  }

  /** Begins anew with the draft. */
  reset(): void {
    const { zh, en, evacuate } = this.draft;
    if (this.chinese !== null) this.chinese.value = zh;
    if (this.english !== null) this.english.value = en;
    if (this.evacuate !== null) this.evacuate.checked = evacuate;
    this.steps.forget();
  }

  override render(): TemplateResult {
    const { say } = this.language;
    const { zh, en, evacuate, boards } = this.draft;
    return html`<form @submit=${this.submit} @input=${() => this.steps.forget()}>
      <label
        >${say(boardsText.emergencyChinese)}<textarea
          name="zh"
          rows="2"
          maxlength="2000"
          required
          data-test="emergency-zh"
          .value=${zh}
        ></textarea>
      </label>
      <label
        >${say(boardsText.emergencyEnglish)}<textarea
          name="en"
          rows="2"
          maxlength="2000"
          data-test="emergency-en"
          .value=${en}
        ></textarea>
      </label>
      <label class="choice">
        <input type="checkbox" name="evacuate" data-test="evacuate" .checked=${evacuate} />${say(boardsText.evacuate)}
      </label>
      ${
        boards.length === 0
          ? nothing
          : html`<label class="choice">
              <input
                type="checkbox"
                data-test="everywhere"
                .checked=${this.everywhere}
                @change=${(event: Event) => (this.everywhere = (event.target as HTMLInputElement).checked)}
              />${say(boardsText.emergencyEverywhere)}
            </label>`
      }
      ${this.over === undefined ? nothing : html`<p data-test="emergency-replaces">${say(boardsText.emergencyReplaces)}</p>`}
      <button
        class="button ${this.steps.isAsked() ? 'certain' : ''}"
        type="submit"
        data-test="raise-emergency"
        ?disabled=${!this.online}
      >
        ${say(this.raiseWords())}
      </button>
    </form>`;
  }

  private raiseWords(): Words {
    if (this.everywhere) return this.steps.isAsked() ? boardsText.emergencyCertain : boardsText.emergencyRaise;
    return this.steps.isAsked() ? boardsText.emergencyCertainThere : boardsText.emergencyRaiseThere;
  }

  private readonly submit = (event: SubmitEvent): void => {
    event.preventDefault();
    if (!isComplete(event.currentTarget)) return;
    const zh = this.chinese?.value.trim() ?? '';
    // Boards change at once: the second press is meant.
    if (!this.steps.press()) return;
    const en = this.english?.value.trim() ?? '';
    const text = { 'zh-Hans': zh, ...(en === '' ? {} : { en }) };
    const detail: EmergencySent = {
      text,
      boards: this.everywhere ? [] : this.draft.boards,
      evacuate: this.evacuate?.checked ?? false,
    };
    this.dispatchEvent(new CustomEvent('emergency-written', { detail }));
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'emergency-form': EmergencyFormPart;
  }
}
