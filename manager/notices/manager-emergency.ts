import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import type { Names } from '../../core/base/names.ts';
import type { ListedNotice } from '../../core/protocol/shapes/notice-care.ts';
import type { NoticeText } from '../../core/notice/notice.ts';
import { api, type Answer } from '../../web/link/api.ts';
import { newCommandId } from '../../web/link/command-id.ts';
import { LanguageController } from '../../web/language/language-controller.ts';
import { boardsText } from '../../web/text/boards.ts';
import { problemText } from '../../web/text/refusals.ts';
import { WatchController } from '../../web/link/watch-controller.ts';
import { TwoSteps } from '../../web/two-steps.ts';
import { managerBase } from '../manager-base.ts';
import '../../web/components/hall-icon.ts';
import './emergency-form.ts';
import { NO_EMERGENCY, type EmergencyDraft, type EmergencyFormPart, type EmergencySent } from './emergency-form.ts';

const EMERGENCY = 'emergency';
/** One for some boards alone is not told by the topic. */
const EVERY_MS = 10_000;

/**
 * @summary The emergency notice: what all boards, or some, say at once until it is withdrawn. It is raised, replaced
 * and withdrawn in two steps.
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
      .on {
        display: grid;
        gap: var(--space-2);
        padding: var(--space-3);
        border: 2px solid var(--bad);
        border-radius: var(--radius-m);
        background: var(--bad-soft);
      }
      .leave {
        width: 100%;
        margin-top: var(--space-2);
      }
      .acts {
        display: flex;
        flex-wrap: wrap;
        gap: var(--space-2);
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
  @state() private notice: ListedNotice | undefined;
  /** What is to take its place, while that is being written. */
  @state() private draft: EmergencyDraft | undefined;
  @state() private trouble = '';
  @query('emergency-form') private written!: EmergencyFormPart | null;
  /** It holds, and the disk has not taken it. */
  @state() private unrecorded = false;
  @state() private boardNames: ReadonlyMap<string, Names> = new Map();
  private tried: { readonly body: string; readonly key: string } | undefined;
  /** It may be raised or withdrawn at another desk. */
  readonly elsewhere = new WatchController(this, 'emergency', () => void this.load());
  private readonly language = new LanguageController(this);
  private readonly steps = new TwoSteps(this);

  private timer: ReturnType<typeof setInterval> | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    this.timer = setInterval(() => void this.load(), EVERY_MS);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearInterval(this.timer);
  }

  override render(): TemplateResult {
    const { notice, draft } = this;
    return html`${notice === undefined ? nothing : this.raised(notice)}
    ${
      this.unrecorded
        ? html`<p class="trouble" role="alert" data-test="emergency-unrecorded">
            ${this.language.say(notice === undefined ? boardsText.withdrawalUnrecorded : boardsText.emergencyUnrecorded)}
          </p>`
        : nothing
    }
    ${draft !== undefined ? this.form(draft) : notice === undefined || this.isWritten ? this.first() : nothing}
    ${this.trouble === '' ? nothing : html`<p class="trouble" role="alert">${this.trouble}</p>`}`;
  }

  /** What somebody writes stays, whatever is raised elsewhere meanwhile. */
  private get isWritten(): boolean {
    return this.written?.isWritten === true;
  }

  private raised(notice: ListedNotice): TemplateResult {
    const { say, current } = this.language;
    const { changedBy } = notice;
    const text = textOf(notice);
    const words = text[current] ?? Object.values(text)[0] ?? '';
    const certain = this.steps.isAsked();
    return html`<div class="on" role="status" data-test="emergency-on">
      <span><hall-icon name="warning"></hall-icon> ${this.stateOf(notice)} · ${changedBy.replace(/^staff:/, '')}</span>
      <b>${words}</b>
      <div class="acts">
        ${
          this.draft === undefined && !this.isWritten
            ? html`<button
                class="button"
                type="button"
                data-test="replace-emergency"
                ?disabled=${!this.online}
                @click=${() => (this.draft = draftOf(notice))}
              >
                ${say(boardsText.emergencyReplace)}
              </button>`
            : nothing
        }
        <button
          class="button ${certain ? 'certain' : ''}"
          type="button"
          data-test="withdraw-emergency"
          ?disabled=${!this.online}
          @click=${() => this.withdraw(notice)}
        >
          ${say(certain ? boardsText.emergencyWithdrawCertain : boardsText.emergencyWithdraw)}
        </button>
      </div>
    </div>`;
  }

  private stateOf({ boards, evacuate }: ListedNotice): string {
    const { say, current } = this.language;
    if (boards.length === 0) return say(evacuate === true ? boardsText.evacuationOn : boardsText.emergencyOn);
    const named = boards.map((board) => this.boardNames.get(board)?.[current] ?? board);
    const words = evacuate === true ? boardsText.evacuationOnThere : boardsText.emergencyOnThere;
    return say(words, { boards: named.join(current === 'en' ? ', ' : '、') });
  }

  private first(): TemplateResult {
    return html`<details>
      <summary data-test="emergency">${this.language.say(boardsText.emergency)}</summary>
      ${this.form(NO_EMERGENCY)}
    </details>`;
  }

  private form(draft: EmergencyDraft): TemplateResult {
    return html`<emergency-form
        .draft=${draft}
        .online=${this.online}
        .over=${this.notice?.version}
        @emergency-written=${(event: CustomEvent<EmergencySent>) => void this.raise(event.detail)}
      ></emergency-form>
      ${
        draft === NO_EMERGENCY && this.notice === undefined
          ? nothing
          : html`<button class="button leave" type="button" data-test="keep-emergency" @click=${this.leave}>
              ${this.language.say(boardsText.emergencyKeep)}
            </button>`
      }`;
  }

  private async raise(body: EmergencySent): Promise<void> {
    // Pressed again after silence, it is the same emergency: it does not come back once somebody has withdrawn it.
    const text = JSON.stringify(body);
    const key = this.tried?.body === text ? this.tried.key : newCommandId();
    this.tried = { body: text, key };
    await this.told(api.post('/notices/emergency', { body, key }), () => {
      this.tried = undefined;
      this.leave();
    });
  }

  private readonly leave = (): void => {
    this.written?.reset();
    this.draft = undefined;
    this.requestUpdate();
  };

  private withdraw({ version }: ListedNotice): void {
    if (!this.steps.press()) return;
    void this.told(api.delete('/notices/emergency', { seen: version }));
  }

  private async told(asked: Promise<Answer<unknown>>, done: () => void = () => undefined): Promise<void> {
    const answer = await asked;
    if (answer.ok) done();
    this.steps.forget();
    this.trouble = answer.ok ? '' : problemText(answer.problem, this.language.current);
    await this.load();
  }

  private async load(): Promise<void> {
    const answer = await api.get('/notices');
    if (!answer.ok) return;
    const found = answer.value.items.find(({ id }) => id === EMERGENCY);
    // What was about to be withdrawn is not what is there now.
    if (found?.version !== this.notice?.version) this.steps.forget();
    this.notice = found;
    this.unrecorded = answer.value.unrecorded === true;
    if (found !== undefined && found.boards.length > 0 && this.boardNames.size === 0) await this.loadNames();
  }

  private async loadNames(): Promise<void> {
    const answer = await api.get('/hall');
    if (answer.ok) this.boardNames = new Map(answer.value.boards.map(({ id, name }) => [id, name]));
  }
}

/** An emergency is always words. */
function textOf({ content }: ListedNotice): NoticeText {
  return content.kind === 'text' ? content.text : {};
}

function draftOf(notice: ListedNotice): EmergencyDraft {
  const { evacuate = false, boards } = notice;
  const text = textOf(notice);
  return { zh: text['zh-Hans'] ?? text['zh-Hant'] ?? '', en: text.en ?? '', evacuate, boards };
}

declare global {
  interface HTMLElementTagNameMap {
    'manager-emergency': ManagerEmergency;
  }
}
