import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { customElement, property, state } from 'lit/decorators.js';
import { asIs, LANGUAGES, type CounterId, type Names } from '../../core/base/names.ts';
import { say } from '../../web/text/say.ts';
import type { HallView } from '../../core/protocol/shapes/hall.ts';
import type { Trouble, TroubleRemedy, TroublesView } from '../../core/protocol/shapes/troubles.ts';
import { api } from '../../web/link/api.ts';
import { LanguageController } from '../../web/language/language-controller.ts';
import { troublesText } from '../../web/text/troubles.ts';
import { styled } from '../../web/styled.ts';
import { TwoSteps } from '../../web/two-steps.ts';
import { managerBase } from '../manager-base.ts';
import type { Question } from '../overview/manager-ask.ts';
import { kindsInWords } from './trouble-kinds.ts';
import { keptOrder, worstOf } from './trouble-order.ts';
import { troublesStyles } from './troubles-styles.ts';
import { waitThen, wayWords } from './way-words.ts';
import { wellness } from './wellness.ts';
import '../../web/components/hall-icon.ts';
import '../overview/manager-meaning.ts';

/** So long a question stands at the counter, if nobody has seen it. */
const ASKED_MINUTES = 15;

/** Where somebody looks who wants to know more. */
export type LookAt = { readonly at: Extract<TroubleRemedy, { what: 'look' }>['at']; readonly id: string };

/**
 * @summary What needs a person, the most harmful first and largest: what is so, what from, and the ways out as buttons.
 * Rows keep still while somebody points at them.
 * @event ask - a way out is to be taken
 * @event look - where to see more
 */
@customElement('manager-troubles')
export class ManagerTroubles extends LitElement {
  static override styles = [managerBase, troublesStyles];

  @property({ attribute: false }) view: TroublesView | undefined;
  @property({ attribute: false }) hall: HallView | undefined;
  @property({ type: Boolean }) online = true;
  @state() private frozen: readonly string[] | undefined;
  /** The clock is believed by a second press. */
  private shown: readonly string[] = [];
  private readonly language = new LanguageController(this);
  private readonly steps = new TwoSteps(this);

  override render(): TemplateResult {
    const { say, current } = this.language;
    const items = keptOrder(this.view?.items ?? [], this.frozen);
    this.shown = items.map(({ key }) => key);
    return html`<section class="sheet" aria-labelledby="title" data-test="troubles">
      <header>
        <h2 id="title">${say(troublesText.title)}</h2>
        ${
          items.length === 0
            ? nothing
            : html`<b data-test="trouble-count">${say(troublesText.count, { n: items.length })}</b
                ><span data-test="trouble-kinds">${kindsInWords(items, current)}</span>`
        }
        <span class="order"
          ><span class="words">${say(troublesText.byHarm)}</span
          ><manager-meaning .of=${['harm']} .label=${say(troublesText.harm)}></manager-meaning
        ></span>
      </header>
      ${items.length === 0 ? this.well() : this.list(items)}
    </section>`;
  }

  private well(): TemplateResult {
    const words = wellness(this.view);
    return html`<p class="well" role="status" data-test=${words === 'well' ? 'all-well' : 'not-yet'}>
      ${words === 'well' ? html`<hall-icon name="check"></hall-icon>` : nothing}${this.language.say(
        troublesText[words],
        {
          n: this.view?.willBeLate ?? 0,
        },
      )}
    </p>`;
  }

  private list(items: readonly Trouble[]): TemplateResult {
    return html`<ol
      tabindex="0"
      aria-labelledby="title"
      @pointerenter=${() => (this.frozen ??= this.shown)}
      @pointerleave=${() => (this.frozen = undefined)}
      @focusin=${() => (this.frozen ??= this.shown)}
      @focusout=${() => (this.frozen = undefined)}
    >
      ${repeat(
        items,
        ({ key }) => key,
        (trouble) => this.row(trouble, items),
      )}
    </ol>`;
  }

  private row(trouble: Trouble, items: readonly Trouble[]): TemplateResult {
    const { say, name } = this.language;
    const { key, tone, title, text, causes, remedies, harm } = trouble;
    const worst = trouble === worstOf(items);
    return html`<li class="${tone} ${worst ? 'worst' : ''}" data-test="trouble" data-key=${key}>
      <div class="said">
        ${worst ? html`<p class="label" data-test="worst">${say(troublesText.worst)}</p>` : nothing}
        <p class="what">
          <hall-icon name="warning"></hall-icon><span class="visually-hidden">${say(troublesText[tone])}: </span
          ><strong>${name(title)}</strong>${name(text)}
        </p>
        ${
          causes.length === 0
            ? nothing
            : html`<ul class="causes">
                ${causes.map((cause) => html`<li data-test="cause">${name(cause.text)}</li>`)}
              </ul>`
        }
      </div>
      <div class="ways">
        ${harm === 0 ? nothing : html`<span class="harm" .style=${styled({ '--part': (harm / mostHarm(items)).toFixed(3) })}>${say(troublesText.harmOf, { n: harm })}</span>`}
        ${remedies.map((remedy) => this.way(trouble, remedy))}
      </div>
    </li>`;
  }

  private way(trouble: Trouble, remedy: TroubleRemedy): TemplateResult {
    const { current } = this.language;
    const words = this.wordsOf(remedy);
    const wait = waitThen(remedy, current);
    return html`<button
      class="button ${remedy === trouble.remedies[0] && remedy.what !== 'look' ? 'strong' : ''}"
      type="button"
      data-test="way-${remedy.what}"
      ?disabled=${!this.online && remedy.what !== 'look'}
      @click=${() => this.take(trouble, remedy)}
    >
      ${words}${wait === undefined ? nothing : html`<small>${wait}</small>`}
    </button>`;
  }

  private wordsOf(remedy: TroubleRemedy): string {
    if (remedy.what === 'believe-clock' && this.steps.isAsked())
      return this.language.say(troublesText.believeClockCertain);
    return wayWords(remedy, this.language.current);
  }

  private take(trouble: Trouble, remedy: TroubleRemedy): void {
    if (remedy.what === 'look') this.send('look', { at: remedy.at, id: trouble.id } satisfies LookAt);
    else if (remedy.what === 'believe-clock') this.believeClock();
    else this.send('ask', this.questionOf(trouble, remedy));
  }

  private believeClock(): void {
    if (this.steps.press()) void api.post('/hall/clock', {});
  }

  private questionOf(
    { people, title, text }: Trouble,
    remedy: Exclude<TroubleRemedy, { what: 'look' | 'believe-clock' }>,
  ): Question {
    const { say, name } = this.language;
    const { counter } = remedy;
    const called = name(this.counterName(counter));
    const act = this.wordsOf(remedy);
    // What is the matter is why; it can be written over.
    const why = { reason: true, because: `${name(title)} ${name(text)}` } as const;
    const open = { ...why, act, name: 'open-counter', body: { counter } } as const;
    switch (remedy.what) {
      case 'open':
        return { ...open, title: say(troublesText.openTitle, { counter: called }), hint: say(troublesText.openHint) };
      case 'end-pause':
        return { ...open, title: say(troublesText.pauseTitle, { counter: called }), hint: say(troublesText.pauseHint) };
      case 'borrow':
        return {
          title: say(troublesText.borrowTitle, { counter: called }),
          hint: say(troublesText.borrowHint),
          ...why,
          act,
          name: 'assign-lines',
          body: { counter, lines: remedy.lines },
        };
      case 'ask':
        return {
          title: say(troublesText.askTitle, { counter: called }),
          hint: say(troublesText.askHint, { text: say(troublesText.asked, { people }) }),
          ...why,
          act,
          name: 'send-message',
          body: { to: { counter }, text: askedIn(people), minutes: ASKED_MINUTES },
        };
    }
  }

  private counterName(counter: CounterId) {
    return this.hall?.counters.find(({ id }) => id === counter)?.name ?? asIs(counter);
  }

  private send(type: string, detail: object): void {
    this.dispatchEvent(new CustomEvent(type, { detail, bubbles: true, composed: true }));
  }
}

/** What every other harm is measured by. */
function mostHarm(items: readonly Trouble[]): number {
  return Math.max(1, ...items.map(({ harm }) => harm));
}

/** The question in every language: the clerk reads their own. */
function askedIn(people: number): Names {
  const [hans, hant, en] = LANGUAGES.map((language) => say(troublesText.asked, language, { people }));
  return { 'zh-Hans': hans ?? '', 'zh-Hant': hant ?? '', en: en ?? '' };
}

declare global {
  interface HTMLElementTagNameMap {
    'manager-troubles': ManagerTroubles;
  }
}
