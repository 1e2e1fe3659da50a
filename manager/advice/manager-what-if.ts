import { html, LitElement, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { SuppositionView } from '../../core/protocol/shapes/advice.ts';
import type { HallView } from '../../core/protocol/shapes/hall.ts';
import type { ManagerView } from '../../core/protocol/shapes/manager.ts';
import { api } from '../../web/link/api.ts';
import { LanguageController } from '../../web/language/language-controller.ts';
import type { Problem } from '../../web/link/problem.ts';
import { adviceText, whatIfText } from '../../web/text/advice.ts';
import { timeText } from '../../web/text/moments.ts';
import { problemText } from '../../web/text/refusals.ts';
import { styled } from '../../web/styled.ts';
import { managerBase } from '../manager-base.ts';
import { adviceStyles } from './advice-styles.ts';
import { fieldsOf, FIRST_CHANGE, wordsOf, type Supposed } from './what-if-words.ts';

const MOST_CHANGES = 6;
const KINDS = Object.keys(whatIfText) as Supposed['what'][];

/**
 * @summary What changes of today would come to: chosen, tried, and the waits of each line as it is and then.
 */
@customElement('manager-what-if')
export class ManagerWhatIf extends LitElement {
  static override styles = [managerBase, adviceStyles];

  @property({ attribute: false }) view!: ManagerView;
  @property({ attribute: false }) hall: HallView | undefined;
  @property({ type: Boolean }) online = true;
  @state() private changes: readonly Supposed[] = [FIRST_CHANGE];
  @state() private found: SuppositionView | undefined;
  @state() private problem: Problem | undefined;
  @state() private tries = false;
  private readonly language = new LanguageController(this);

  override render(): TemplateResult {
    const { say, current } = this.language;
    const { changes, problem } = this;
    return html`<section class="sheet" aria-labelledby="title" data-test="what-if">
      <header><h3 id="title">${say(adviceText.whatIf)}</h3></header>
      <form @submit=${(event: SubmitEvent) => void this.submit(event)}>
        ${changes.map((change, at) => this.change(change, at))}
        <div class="acts">
          <button class="button strong" type="submit" data-test="what-if-try" ?disabled=${!this.online || this.tries}>
            ${say(adviceText.tryIt)}
          </button>
          <button
            class="button"
            type="button"
            ?disabled=${changes.length >= MOST_CHANGES}
            @click=${() => (this.changes = [...changes, FIRST_CHANGE])}
          >
            <hall-icon name="plus"></hall-icon>${say(adviceText.add)}
          </button>
        </div>
      </form>
      <div aria-live="polite">
        ${problem === undefined ? '' : html`<p class="late">${problemText(problem, current)}</p>`}${this.outcome()}
      </div>
    </section>`;
  }

  private change(change: Supposed, at: number): TemplateResult {
    const { say } = this.language;
    const fields = fieldsOf(change.what);
    const has = (field: keyof Supposed): boolean => fields.includes(field);
    return html`<div class="change" role="group" aria-label="${say(adviceText.change)} ${at + 1}">
      <label
        >${say(adviceText.change)}<select data-test="what-if-kind" @change=${this.setter(at, 'what')}>
          ${KINDS.map((kind) => html`<option value=${kind} ?selected=${kind === change.what}>${say(whatIfText[kind])}</option>`)}
        </select></label
      >
      ${has('counter') ? this.counters(change, at) : ''} ${has('line') ? this.lines(change, at) : ''}
      ${has('from') ? this.clock(change, at, 'from') : ''} ${has('until') ? this.clock(change, at, 'until') : ''}
      ${
        has('factor')
          ? html`<label class="short"
              >${say(adviceText.times)}<input
                type="number"
                min="0"
                max="5"
                step="0.1"
                required
                .value=${change.factor}
                @input=${this.setter(at, 'factor')}
            /></label>`
          : ''
      }
      ${
        this.changes.length === 1
          ? ''
          : html`<button
              class="button"
              type="button"
              aria-label="${say(adviceText.remove)} ${at + 1}"
              @click=${() => (this.changes = this.changes.filter((_, other) => other !== at))}
            >
              <hall-icon name="close"></hall-icon>
            </button>`
      }
    </div>`;
  }

  private counters({ counter }: Supposed, at: number): TemplateResult {
    const { say, name } = this.language;
    return html`<label
      >${say(adviceText.counter)}<select required data-test="what-if-counter" @change=${this.setter(at, 'counter')}>
        <option value="" ?selected=${counter === ''}></option>
        ${this.view.counters.map(
          (each) => html`<option value=${each.id} ?selected=${each.id === counter}>${name(each.name)}</option>`,
        )}
      </select></label
    >`;
  }

  private lines({ line, what }: Supposed, at: number): TemplateResult {
    const { say, name } = this.language;
    const all = what === 'arrivals' ? say(adviceText.allLines) : '';
    return html`<label
      >${say(adviceText.line)}<select ?required=${what === 'lend'} @change=${this.setter(at, 'line')}>
        <option value="" ?selected=${line === ''}>${all}</option>
        ${this.view.lines.map(
          (each) => html`<option value=${each.id} ?selected=${each.id === line}>${name(each.name)}</option>`,
        )}
      </select></label
    >`;
  }

  private clock(change: Supposed, at: number, field: 'from' | 'until'): TemplateResult {
    const { say } = this.language;
    const needed = field === 'until' && change.what === 'pause';
    return html`<label class="short"
      >${say(adviceText[field])}<input
        type="time"
        ?required=${needed}
        .value=${change[field]}
        @input=${this.setter(at, field)}
    /></label>`;
  }

  private setter(at: number, field: keyof Supposed): (event: Event) => void {
    return (event) => {
      const { value } = event.target as HTMLInputElement | HTMLSelectElement;
      this.changes = this.changes.map((change, other) => (other === at ? { ...change, [field]: value } : change));
    };
  }

  private outcome(): TemplateResult {
    const { say, current } = this.language;
    const { found } = this;
    if (found === undefined) return html``;
    const { saved, fewerLate } = found;
    const time = timeText(found.until, current, this.hall?.timeZone ?? 'UTC');
    const less = saved.p50 >= 0;
    const [p10, p90] = less ? [saved.p10, saved.p90] : [-saved.p90, -saved.p10];
    const figures = { time, p50: Math.abs(saved.p50), p10, p90, late: less ? fewerLate.p50 : -fewerLate.p50 };
    const lines = found.lines
      .filter(({ before, after }) => Math.abs(after.minutes - before.minutes) >= 0.5)
      .sort((a, b) => Math.abs(b.after.minutes - b.before.minutes) - Math.abs(a.after.minutes - a.before.minutes));
    return html`<p class="sum" data-test="what-if-sum">
        ${lines.length === 0 ? say(adviceText.same) : say(less ? adviceText.spared : adviceText.longer, figures)}
      </p>
      ${lines.length === 0 ? '' : this.table(lines)}`;
  }

  private table(lines: SuppositionView['lines']): TemplateResult {
    const { say, name } = this.language;
    const most = Math.max(...lines.flatMap(({ before, after }) => [before.minutes, after.minutes]));
    const bar = (minutes: number, words: string, then: boolean): TemplateResult =>
      html`<span class=${then ? 'then' : ''} .style=${styled({ '--part': (minutes / most).toFixed(3) })}
        ><small>${words} ${say(adviceText.minutes, { n: Math.round(minutes) })}</small><i></i
      ></span>`;
    return html`<div class="wide" tabindex="0" role="group" aria-label=${say(adviceText.meanWait)}>
      <table data-test="what-if-lines">
        <thead>
          <tr>
            <th scope="col">${say(adviceText.line)}</th>
            <th scope="col" class="wait">${say(adviceText.meanWait)}</th>
            <th scope="col">${say(adviceText.late)} · ${say(adviceText.before)}</th>
            <th scope="col">${say(adviceText.late)} · ${say(adviceText.after)}</th>
          </tr>
        </thead>
        <tbody>
          ${lines.map(
            ({ name: of, before, after }) =>
              html`<tr>
                <th scope="row">${name(of)}</th>
                <td class="wait">
                  <div class="lines">
                    ${bar(before.minutes, say(adviceText.before), false)}${bar(after.minutes, say(adviceText.after), true)}
                  </div>
                </td>
                <td>${before.late.toFixed(0)}</td>
                <td>${after.late.toFixed(0)}</td>
              </tr>`,
          )}
        </tbody>
      </table>
    </div>`;
  }

  private async submit(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    const now = timeText(this.view.now, 'en', this.hall?.timeZone ?? 'UTC');
    const words = this.changes.flatMap((change) => wordsOf(change, now) ?? []);
    if (words.length < this.changes.length) return;
    this.tries = true;
    const got = await api.get('/advice/what-if', { query: { changes: words.join(',') } });
    this.tries = false;
    this.problem = got.ok ? undefined : got.problem;
    this.found = got.ok ? got.value : undefined;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'manager-what-if': ManagerWhatIf;
  }
}
