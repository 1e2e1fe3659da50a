import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { HallView } from '../../core/protocol/shapes/hall.ts';
import { COURSE_STEPS } from '../../core/reports/day-course.ts';
import { BIN_MINUTES, DISTRIBUTED } from '../../core/reports/distribution.ts';
import { DISTRIBUTION_NAMES } from '../../core/reports/distribution-texts.ts';
import { LanguageController } from '../../web/language/language-controller.ts';
import { reportsText } from '../../web/text/reports.ts';
import { scopeIn, type Choice } from '../choice.ts';
import { PRESETS, type Preset } from '../../core/catalogue/scheduled-report.ts';
import { presetSpan } from '../../core/reports/preset-span.ts';
import { addDays, isDate } from '../../core/base/zone.ts';
import { reportsBase } from '../reports-styles.ts';
import '../parts/report-scope.ts';
import { choiceStyles } from '../parts/choice-styles.ts';

/**
 * @summary Which day or days a picture shows, where, and how finely.
 * @event chosen - what is to be looked at, as changes to the choice
 */
@customElement('picture-choice')
export class PictureChoice extends LitElement {
  static override styles = [reportsBase, choiceStyles];

  @property({ attribute: false }) choice!: Choice;
  @property({ attribute: false }) hall: HallView | undefined;
  @property() today = '';
  private readonly language = new LanguageController(this);

  override render(): TemplateResult {
    const course = this.choice.report === 'course';
    return html`<form class="sheet" @submit=${(event: Event) => event.preventDefault()}>
      ${course ? this.oneDay() : this.days()}
      <report-scope
        .hall=${this.hall}
        .scopes=${course ? ['department', 'line', 'zone'] : ['department', 'line', 'zone', 'counter', 'category']}
        .chosen=${scopeIn(this.choice)}
        @scope-chosen=${(event: CustomEvent<string>) => this.more('scope', event.detail)}
      ></report-scope>
      ${course ? this.number('step', COURSE_STEPS, '10') : this.number('bin', BIN_MINUTES, '')}
    </form>`;
  }

  /** A picture of one day goes from day to day. */
  private oneDay(): TemplateResult {
    const { say } = this.language;
    const day = this.choice.from;
    const button = (to: string, words: string, test: string, pressed = false): TemplateResult =>
      html`<button
        class="button"
        type="button"
        data-test=${test}
        aria-pressed=${pressed ? 'true' : 'false'}
        ?disabled=${to > this.today}
        @click=${() => this.send({ from: to, to })}
      >
        ${words}
      </button>`;
    return html`<div class="presets" role="group" aria-label=${say(reportsText.span)}>
        ${button(this.today, say(reportsText.today), 'preset-today', day === this.today)}
        ${button(addDays(this.today, -1), say(reportsText.yesterday), 'preset-yesterday', day === addDays(this.today, -1))}
        ${button(addDays(day, -1), say(reportsText.dayBefore), 'day-before')}
        ${button(addDays(day, 1), say(reportsText.dayAfter), 'day-after')}
      </div>
      <label>${say(reportsText.day)}${this.date('from', (chosen) => this.send({ from: chosen, to: chosen }))}</label>`;
  }

  private days(): TemplateResult {
    const { say } = this.language;
    const { from, to, more } = this.choice;
    const pressed = PRESETS.find((preset) => {
      const days = presetSpan(preset, this.today);
      return days.from === from && days.to === to;
    });
    const preset = (each: Preset): TemplateResult =>
      html`<button
        class="button"
        type="button"
        data-test="preset-${each}"
        aria-pressed=${pressed === each ? 'true' : 'false'}
        @click=${() => this.send(presetSpan(each, this.today))}
      >
        ${say(reportsText[each])}
      </button>`;
    return html`<label
        >${say(reportsText.distributionOf)}<select
          data-test="of"
          @change=${(event: Event) => this.more('of', (event.target as HTMLSelectElement).value)}
        >
          ${DISTRIBUTED.map((each) => html`<option value=${each} ?selected=${each === (more.of ?? 'waits')}>${this.language.name(DISTRIBUTION_NAMES[each])}</option>`)}
        </select></label
      >
      <div class="presets" role="group" aria-label=${say(reportsText.span)}>${PRESETS.map(preset)}</div>
      <label
        >${say(reportsText.from)}${this.date('from', (day) => this.send({ from: day, to: day > to ? day : to }))}</label
      >
      <label
        >${say(reportsText.to)}${this.date('to', (day) => this.send({ from: day < from ? day : from, to: day }))}</label
      >`;
  }

  private date(which: 'from' | 'to', chosen: (day: string) => void): TemplateResult {
    return html`<input
      type="date"
      data-test="day-${which}"
      .value=${this.choice[which]}
      max=${this.today}
      @change=${(event: Event) => {
        const day = (event.target as HTMLInputElement).value;
        if (isDate(day)) chosen(day);
      }}
    />`;
  }

  private number(name: 'step' | 'bin', all: readonly number[], usual: string): TemplateResult {
    const { say } = this.language;
    const chosen = this.choice.more[name] ?? usual;
    return html`<label
      >${say(reportsText[name])}<select
        data-test=${name}
        @change=${(event: Event) => this.more(name, (event.target as HTMLSelectElement).value)}
      >
        ${usual === '' ? html`<option value="" ?selected=${chosen === ''}>${say(reportsText.fitting)}</option>` : nothing}
        ${all.map((each) => html`<option value=${each} ?selected=${String(each) === chosen}>${say(reportsText.minutes, { n: each })}</option>`)}
      </select></label
    >`;
  }

  private more(name: 'scope' | 'step' | 'of' | 'bin', value: string): void {
    const { [name]: _, ...rest } = this.choice.more;
    this.send({ more: value === '' ? rest : { ...rest, [name]: value } });
  }

  private send(change: Partial<Choice>): void {
    this.dispatchEvent(new CustomEvent('chosen', { detail: change, bubbles: true, composed: true }));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'picture-choice': PictureChoice;
  }
}
