import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import type { Names } from '../../core/catalogue/catalogue.ts';
import type { EmergencyView } from '../../core/views/notice-view.ts';
import { getJson, sendJson } from '../../web/api.ts';
import { LanguageController } from '../../web/language-controller.ts';
import { boardsText } from '../../web/text/boards.ts';
import { problemText } from '../../web/text/refusals.ts';
import { WatchController } from '../../web/watch-controller.ts';
import { managerBase } from '../manager-base.ts';
import '../../web/components/hall-icon.ts';

type Listed = {
  readonly id: string;
  readonly content: { readonly kind: string; readonly text?: Partial<Names> };
  readonly evacuate?: boolean;
  readonly changedBy: string;
};

const EMERGENCY = 'emergency';

/**
 * @summary The emergency notice: what all boards say at once, until it is withdrawn. It is raised in two steps.
 */
@customElement('manager-emergency')
export class ManagerEmergency extends LitElement {
  static override styles = [
    managerBase,
    css`
      :host {
        display: block;
        padding: var(--space-3) var(--space-4);
      }
      summary {
        font-weight: 600;
        cursor: pointer;
      }
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
      .on {
        display: grid;
        gap: var(--space-2);
        padding: var(--space-3);
        border: 2px solid var(--bad);
        border-radius: var(--radius-m);
        background: var(--bad-soft);
      }
      .on b {
        overflow-wrap: anywhere;
      }
      .trouble {
        color: var(--bad);
      }
    `,
  ];

  @property({ type: Boolean }) online = true;
  @state() private notice: Listed | undefined;
  @state() private certain = false;
  @state() private trouble = '';
  @query('[name=zh]') private chinese!: HTMLTextAreaElement | null;
  @query('[name=en]') private english!: HTMLTextAreaElement | null;
  @query('[name=evacuate]') private evacuate!: HTMLInputElement | null;
  /** It may be raised or withdrawn at another desk. */
  readonly elsewhere = new WatchController<EmergencyView>(this, 'emergency', () => void this.load());
  private readonly language = new LanguageController(this);

  override render(): TemplateResult {
    return html`${this.notice === undefined ? this.form() : this.raised(this.notice)}
    ${this.trouble === '' ? nothing : html`<p class="trouble" role="alert">${this.trouble}</p>`}`;
  }

  private raised({ content, evacuate, changedBy }: Listed): TemplateResult {
    const { say, current } = this.language;
    const words = content.text?.[current] ?? Object.values(content.text ?? {})[0] ?? '';
    return html`<div class="on" role="status" data-test="emergency-on">
      <span
        ><hall-icon name="warning"></hall-icon>
        ${say(evacuate === true ? boardsText.evacuationOn : boardsText.emergencyOn)} · ${changedBy}</span
      >
      <b>${words}</b>
      <button
        class="button"
        type="button"
        data-test="withdraw-emergency"
        ?disabled=${!this.online}
        @click=${() => void this.change('DELETE')}
      >
        ${say(boardsText.emergencyWithdraw)}
      </button>
    </div>`;
  }

  private form(): TemplateResult {
    const { say } = this.language;
    return html`<details>
      <summary data-test="emergency">${say(boardsText.emergency)}</summary>
      <form @submit=${this.submit} @input=${() => (this.certain = false)}>
        <label
          >${say(boardsText.emergencyChinese)}<textarea
            name="zh"
            rows="2"
            maxlength="2000"
            required
            data-test="emergency-zh"
          ></textarea>
        </label>
        <label
          >${say(boardsText.emergencyEnglish)}<textarea
            name="en"
            rows="2"
            maxlength="2000"
            data-test="emergency-en"
          ></textarea>
        </label>
        <label class="choice">
          <input type="checkbox" name="evacuate" data-test="evacuate" />${say(boardsText.evacuate)}
        </label>
        <button
          class="button ${this.certain ? 'certain' : ''}"
          type="submit"
          data-test="raise-emergency"
          ?disabled=${!this.online}
        >
          ${say(this.certain ? boardsText.emergencyCertain : boardsText.emergencyRaise)}
        </button>
      </form>
    </details>`;
  }

  private readonly submit = (event: SubmitEvent): void => {
    event.preventDefault();
    const zh = this.chinese?.value.trim() ?? '';
    if (zh === '') return;
    // All boards change at once: the second press is meant.
    if (!this.certain) {
      this.certain = true;
      return;
    }
    const en = this.english?.value.trim() ?? '';
    const evacuate = this.evacuate?.checked ?? false;
    void this.change('POST', { text: { 'zh-Hans': zh, ...(en === '' ? {} : { en }) }, evacuate });
  };

  private async change(method: 'POST' | 'DELETE', body?: object): Promise<void> {
    const answer = await sendJson(method, '/api/v1/notices/emergency', body);
    this.certain = false;
    this.trouble = answer.ok ? '' : problemText(answer.problem, this.language.current);
    await this.load();
  }

  private async load(): Promise<void> {
    const answer = await getJson<{ readonly items: readonly Listed[] }>('/api/v1/notices');
    if (answer.ok) this.notice = answer.value.items.find(({ id }) => id === EMERGENCY);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'manager-emergency': ManagerEmergency;
  }
}
