import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import type { Names } from '../../core/base/names.ts';
import type { VersionedNotice } from '../../core/protocol/notices.ts';
import type { ListedNotice, NoticesView } from '../../core/protocol/shapes/notice-care.ts';
import type { HallView } from '../../core/protocol/shapes/hall.ts';
import { api, type Answer } from '../../web/link/api.ts';
import type { HallToast } from '../../web/components/hall-toast.ts';
import { LanguageController } from '../../web/language/language-controller.ts';
import { noticesText } from '../../web/text/notices.ts';
import { problemText } from '../../web/text/refusals.ts';
import { staffText } from '../../web/text/staff.ts';
import { TwoSteps } from '../../web/two-steps.ts';
import { managerBase } from '../manager-base.ts';
import '../../web/components/hall-icon.ts';
import '../../web/components/hall-toast.ts';
import './manager-emergency.ts';
import { bodyOf, draftOf, newDraft, type Draft } from './notice-draft.ts';
import './notice-files.ts';
import './notice-form.ts';
import './notice-list.ts';
import './notice-shown.ts';

type Tab = 'listed' | 'shown' | 'files';

/** Notices come on and go by themselves: how they stand is asked again so often. */
const EVERY_MS = 5000;
const EMERGENCY = 'emergency';

/**
 * @summary What the hall says on its boards: all notices, the form of one with what it will look like, what was shown,
 * and the files.
 * @event notices-left - back to the hall
 */
@customElement('manager-notices')
export class ManagerNotices extends LitElement {
  static override styles = [
    managerBase,
    css`
      :host {
        flex: 1;
        display: flex;
        flex-direction: column;
        gap: var(--space-3);
        min-height: 0;
        padding: 0 var(--space-4);
      }
      .bar {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: var(--space-2) var(--space-4);
      }
      .bar h2 {
        flex: 1;
        font-size: 22px;
        white-space: nowrap;
      }
      main {
        flex: 1;
        display: grid;
        grid-template-columns: minmax(360px, 34%) minmax(0, 1fr);
        gap: var(--space-4);
        min-height: 0;
      }
      main.one {
        grid-template-columns: minmax(0, 1fr);
      }
      .sheet {
        display: flex;
        flex-direction: column;
        min-height: 0;
        overflow: hidden;
      }
      /* In the hand: one thing below the other. */
      @media (max-width: 820px) {
        :host {
          padding: 0 var(--space-2);
        }
        main {
          grid-template-columns: minmax(0, 1fr);
        }
      }
    `,
  ];

  @property({ attribute: false }) hall: HallView | undefined;
  /** Managers and above make notices; others look. */
  @property({ type: Boolean }) may = false;
  @property({ type: Boolean }) online = true;
  @state() private tab: Tab = 'listed';
  @state() private listed: NoticesView | undefined;
  @state() private draft: Draft | undefined;
  @state() private trouble = '';
  @query('hall-toast') private toast!: HallToast;
  private timer: ReturnType<typeof setInterval> | undefined;
  private asked = 0;
  private heard = 0;
  private readonly language = new LanguageController(this);
  private readonly steps = new TwoSteps(this);

  override connectedCallback(): void {
    super.connectedCallback();
    this.timer = setInterval(() => void this.load(), EVERY_MS);
    void this.load();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearInterval(this.timer);
  }

  override render(): TemplateResult {
    const { say } = this.language;
    return html`<div class="bar">
        <button
          class="button"
          type="button"
          data-test="notices-back"
          @click=${() => this.dispatchEvent(new CustomEvent('notices-left'))}
        >
          <hall-icon name="back"></hall-icon>${say(noticesText.back)}
        </button>
        <h2>${say(noticesText.notices)}</h2>
        <div class="tabs" role="group">
          ${(['listed', 'shown', 'files'] as const).map(
            (tab) =>
              html`<button
                type="button"
                aria-pressed=${this.tab === tab ? 'true' : 'false'}
                data-test="notices-${tab}"
                @click=${() => (this.tab = tab)}
              >
                ${say({ listed: noticesText.listed, shown: noticesText.shownTab, files: noticesText.filesTab }[tab])}
              </button>`,
          )}
        </div>
        ${this.may ? html`<button class="button strong" type="button" data-test="new-notice" @click=${() => this.open(newDraft())}><hall-icon name="plus"></hall-icon>${say(noticesText.make)}</button>` : nothing}
      </div>
      ${this.trouble === '' ? nothing : html`<p class="late" role="alert">${this.trouble}</p>`}
      ${this.listed === undefined ? html`<p class="none" role="status">${say(staffText.loading)}</p>` : this.body(this.listed)}
      <hall-toast></hall-toast>`;
  }

  private body(listed: NoticesView): TemplateResult {
    const boards = this.boardNames;
    const titles = new Map(listed.items.map(({ id, title }) => [id, title]));
    if (this.tab === 'shown')
      return html`<main class="one">
        <div class="sheet">
          <notice-shown .today=${listed.now.slice(0, 10)} .titles=${titles} .boards=${boards}></notice-shown>
        </div>
      </main>`;
    if (this.tab === 'files')
      return html`<main class="one">
        <div class="sheet"><notice-files ?may=${this.may}></notice-files></div>
      </main>`;
    const { draft } = this;
    return html`<main>
      <div class="sheet">
        <manager-emergency .online=${this.online}></manager-emergency>
        <notice-list
          .notices=${listed.items.filter(({ id }) => id !== EMERGENCY)}
          .broken=${listed.broken}
          .boards=${boards}
          .chosen=${draft?.id}
          .timeZone=${this.hall?.timeZone ?? 'Asia/Shanghai'}
          @notice-chosen=${(event: CustomEvent<string>) => this.choose(event.detail)}
        ></notice-list>
      </div>
      <div class="sheet">
        ${
          draft === undefined
            ? html`<p class="none"><hall-icon name="window"></hall-icon>${this.language.say(noticesText.choose)}</p>`
            : html`<notice-form
                .draft=${draft}
                .current=${draft.id === undefined ? undefined : this.find(draft.id)}
                .boards=${boards}
                .timeZone=${this.hall?.timeZone ?? 'Asia/Shanghai'}
                ?may=${this.may}
                .online=${this.online}
                @notice-overtaken=${() => void this.load()}
                @notice-saved=${(event: CustomEvent<VersionedNotice>) => void this.saved(event.detail)}
                @notice-left=${() => this.reopen()}
                >${draft.id === undefined ? nothing : this.acts(draft.id)}</notice-form
              >`
        }
      </div>
    </main>`;
  }

  private acts(id: string): TemplateResult | typeof nothing {
    const { say } = this.language;
    const notice = this.find(id);
    if (notice === undefined || !this.may) return nothing;
    return html`<button
        class="button"
        type="button"
        data-test="switch-notice"
        ?disabled=${!this.online}
        @click=${() => void this.turn(notice)}
      >
        ${say(notice.enabled ? noticesText.pause : noticesText.resume)}
      </button>
      <button class="button" type="button" data-test="copy-notice" @click=${() => this.open(draftOf(notice, true))}>
        ${say(noticesText.copy)}
      </button>
      <button
        class="button ${this.steps.isAsked() ? 'certain' : ''}"
        type="button"
        data-test="withdraw-notice"
        ?disabled=${!this.online}
        @click=${() => void this.withdraw(notice)}
      >
        ${say(this.steps.isAsked() ? noticesText.certain : noticesText.withdraw)}
      </button>`;
  }

  private get boardNames(): ReadonlyMap<string, Names> {
    return new Map((this.hall?.boards ?? []).filter(({ kind }) => kind !== 'window').map(({ id, name }) => [id, name]));
  }

  private find(id: string): ListedNotice | undefined {
    return this.listed?.items.find((each) => each.id === id);
  }

  private open(draft: Draft | undefined): void {
    this.draft = draft;
    this.steps.forget();
    this.tab = 'listed';
  }

  private choose(id: string): void {
    const notice = this.find(id);
    this.open(notice === undefined ? undefined : draftOf(notice));
  }

  /** Gives up what was typed. */
  private reopen(): void {
    const id = this.draft?.id;
    if (id === undefined) this.open(undefined);
    else this.choose(id);
  }

  private async saved(notice: VersionedNotice): Promise<void> {
    this.toast.say(this.language.say(noticesText.saved));
    await this.load();
    this.open(draftOf(notice));
  }

  private async turn(notice: ListedNotice): Promise<void> {
    const body = bodyOf({ ...draftOf(notice), enabled: !notice.enabled });
    await this.told(api.put('/notices/{id}', { path: { id: notice.id }, body, seen: notice.version }));
  }

  private async withdraw({ id, version }: ListedNotice): Promise<void> {
    if (!this.steps.press()) return;
    if (!(await this.told(api.delete('/notices/{id}', { path: { id }, seen: version })))) return;
    this.open(undefined);
    this.toast.say(this.language.say(noticesText.withdrawn));
  }

  private async told(asked: Promise<Answer<unknown>>): Promise<boolean> {
    const answer = await asked;
    if (!answer.ok) this.toast.refused(answer.problem);
    await this.load();
    return answer.ok;
  }

  private async load(): Promise<void> {
    const asked = ++this.asked;
    const answer = await api.get('/notices');
    // An answer that was overtaken by a newer one says what was.
    if (asked < this.heard) return;
    this.heard = asked;
    if (answer.ok) this.hear(answer.value);
    this.trouble = answer.ok ? '' : problemText(answer.problem, this.language.current);
  }

  private hear(listed: NoticesView): void {
    const id = this.draft?.id;
    const before = id === undefined ? undefined : this.find(id)?.version;
    this.listed = listed;
    // What was about to be withdrawn is not what is there now.
    if (id !== undefined && this.find(id)?.version !== before) this.steps.forget();
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'manager-notices': ManagerNotices;
  }
}
