import { html, LitElement, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { LANGUAGES, type Language, type Names } from '../../core/base/names.ts';
import type { AdviceView } from '../../core/protocol/shapes/advice.ts';
import type { HallView } from '../../core/protocol/shapes/hall.ts';
import type { ManagerView } from '../../core/protocol/shapes/manager.ts';
import { api } from '../../web/link/api.ts';
import { LanguageController } from '../../web/language/language-controller.ts';
import type { Problem } from '../../web/link/problem.ts';
import { adviceActText, adviceKindText, adviceMessageText, adviceText } from '../../web/text/advice.ts';
import { timeText } from '../../web/text/moments.ts';
import { noticesText } from '../../web/text/notices.ts';
import { problemText } from '../../web/text/refusals.ts';
import { say as sayIn } from '../../web/text/say.ts';
import { staffText } from '../../web/text/staff.ts';
import { managerBase } from '../manager-base.ts';
import type { Question } from '../overview/manager-ask.ts';
import { advicePageStyles, adviceStyles } from './advice-styles.ts';
import '../../web/components/hall-icon.ts';
import './manager-tomorrow.ts';
import './manager-what-if.ts';

type Item = AdviceView['items'][number];

/** The hall finds it anew every half minute. */
const EVERY_MS = 30_000;
/** Where there was no answer it is asked again after so long. */
const SOON_MS = 5000;
/** So long a question stands at the counter, if nobody has seen it. */
const ASKED_MINUTES = 15;

/**
 * @summary What would help now, with the buttons that do it; what something else would come to; what tomorrow needs.
 * @event ask - something is to be done
 * @event page-left - back to the hall
 */
@customElement('manager-advice')
export class ManagerAdvice extends LitElement {
  static override styles = [managerBase, adviceStyles, advicePageStyles];

  @property({ attribute: false }) view!: ManagerView;
  @property({ attribute: false }) hall: HallView | undefined;
  @property({ type: Boolean }) online = true;
  /** Grows with each thing that was done on this page. */
  @property({ type: Number }) acted = 0;
  @state() private advice: AdviceView | undefined;
  @state() private problem: Problem | undefined;
  private loadedAt = 0;
  private timer: ReturnType<typeof setInterval> | undefined;
  private readonly language = new LanguageController(this);

  override connectedCallback(): void {
    super.connectedCallback();
    this.timer = setInterval(() => void this.again(), SOON_MS);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearInterval(this.timer);
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    super.willUpdate(changed);
    if (this.online && (changed.has('online') || changed.has('acted'))) void this.load();
  }

  override render(): TemplateResult {
    const { say } = this.language;
    return html`<div class="bar">
        <button
          class="button"
          type="button"
          data-test="advice-back"
          @click=${() => this.dispatchEvent(new CustomEvent('page-left'))}
        >
          <hall-icon name="back"></hall-icon>${say(noticesText.back)}
        </button>
        <h2>${say(adviceText.title)}</h2>
      </div>
      <div class="scroll" tabindex="0" role="group" aria-label=${say(adviceText.title)}>
        <div class="parts">
          <section class="sheet" aria-labelledby="now" data-test="advice">
            <header>
              <h3 id="now">${say(adviceText.now)}</h3>
              ${this.rests()}
            </header>
            ${this.list()}
          </section>
          <manager-what-if .view=${this.view} .hall=${this.hall} .online=${this.online}></manager-what-if>
          <manager-tomorrow .hall=${this.hall} .online=${this.online}></manager-tomorrow>
        </div>
      </div>`;
  }

  private rests(): TemplateResult {
    const { say } = this.language;
    if (this.advice === undefined) return html``;
    const { at, learned } = this.advice;
    const on = learned.days === 0 ? say(adviceText.fileOnly) : say(adviceText.learned, learned);
    return html`<span class="soft" data-test="advice-rests"
      >${say(adviceText.foundAt, { time: this.time(at) })} · ${on}</span
    >`;
  }

  private list(): TemplateResult {
    const { say, current } = this.language;
    const { advice, problem } = this;
    if (problem !== undefined) return html`<p class="late" role="alert">${problemText(problem, current)}</p>`;
    if (advice === undefined) return html`<p role="status">${say(staffText.loading)}</p>`;
    if (advice.items.length === 0)
      return html`<p class="well" role="status" data-test="advice-none">
          <hall-icon name="check"></hall-icon>${say(adviceText.none)}
        </p>
        <p class="soft">${say(adviceText.noneWhy)}</p>`;
    return html`<ol>
        ${advice.items.map((item) => this.item(item))}
      </ol>
      <p class="soft">${say(adviceText.hint)}</p>`;
  }

  private item(item: Item): TemplateResult {
    const { say, name } = this.language;
    const { saved, fewerLate, staffMinutes, others } = item;
    const pays =
      others.length === 0
        ? [say(adviceText.nobodyElse)]
        : others.map((each) => say(adviceText.others, { line: name(each.name), n: each.minutes }));
    return html`<li data-test="advice-item" data-kind=${item.kind}>
      <div>
        <p class="what">${this.whatOf(item)} · ${name(item.lineName)}</p>
        <p class="gain"><b>${say(adviceText.saves, saved)}</b><b>${say(adviceText.fewerLate, fewerLate)}</b></p>
        <p class="soft">
          ${[staffMinutes === 0 ? say(adviceText.noStaff) : say(adviceText.staff, { n: staffMinutes }), ...pays].join(' · ')}
        </p>
      </div>
      <button
        class="button strong"
        type="button"
        data-test="advice-do"
        ?disabled=${!this.online}
        @click=${() => this.ask(item)}
      >
        ${say(adviceActText[item.kind])}
      </button>
    </li>`;
  }

  private whatOf({ kind, counterName, fromName, until }: Item): string {
    const { say, name } = this.language;
    const from = fromName === undefined ? '' : name(fromName);
    return say(adviceKindText[kind], { counter: name(counterName), until: this.time(until), from });
  }

  private ask(item: Item): void {
    const { say } = this.language;
    const { kind, counter } = item;
    const question = { title: this.whatOf(item), hint: say(adviceText.hint), act: say(adviceActText[kind]) };
    const detail: Question =
      kind === 'open' || kind === 'resume'
        ? { ...question, reason: false, name: 'open-counter', body: { counter } }
        : kind === 'lend'
          ? { ...question, reason: true, name: 'assign-lines', body: { counter, lines: item.lines } }
          : { ...question, ...this.message(item, kind) };
    this.dispatchEvent(new CustomEvent('ask', { detail, bubbles: true, composed: true }));
  }

  /** Whoever sits there is asked, in every language. */
  private message(item: Item, kind: 'stay' | 'move'): Pick<Question, 'hint' | 'reason' | 'name' | 'body'> {
    const to = item.from ?? item.counter;
    const words = (language: Language): string =>
      sayIn(adviceMessageText[kind], language, {
        ...{ until: this.time(item.until), line: item.lineName[language], counter: item.counterName[language] },
      });
    const [hans = '', hant = '', en = ''] = LANGUAGES.map(words);
    const text: Names = { 'zh-Hans': hans, 'zh-Hant': hant, en };
    return {
      hint: words(this.language.current),
      reason: false,
      name: 'send-message',
      body: { to: { counter: to }, text, minutes: ASKED_MINUTES },
    };
  }

  private time(at: string): string {
    return timeText(at, this.language.current, this.hall?.timeZone ?? 'UTC');
  }

  private async again(): Promise<void> {
    if (this.online && (this.problem !== undefined || Date.now() - this.loadedAt >= EVERY_MS)) await this.load();
  }

  private async load(): Promise<void> {
    this.loadedAt = Date.now();
    const got = await api.get('/advice');
    this.problem = got.ok ? undefined : got.problem;
    if (got.ok) this.advice = got.value;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'manager-advice': ManagerAdvice;
  }
}
