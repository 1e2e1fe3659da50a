import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { ManagerCounter, ManagerLine, ManagerView } from '../../core/protocol/shapes/manager.ts';
import type { ServiceAnswer } from '../../core/protocol/shapes/service.ts';
import { dialogStyles } from '../../web/dialog-styles.ts';
import { isComplete } from '../../web/complete-form.ts';
import { LanguageController } from '../../web/language/language-controller.ts';
import { keepPlaces, type KeptRow } from '../../web/kept-places.ts';
import { api } from '../../web/link/api.ts';
import { newestOnly } from '../../web/link/newest-only.ts';
import { actingText } from '../../web/text/acting.ts';
import type { Problem } from '../../web/link/problem.ts';
import { problemText } from '../../web/text/refusals.ts';
import { managerText } from '../../web/text/manager.ts';
import { counterStates } from '../../web/text/states.ts';
import { sharedText } from '../../web/text/shared.ts';
import { sendOrder } from '../order.ts';
import { managerBase } from '../manager-base.ts';
import {
  canDo,
  countersFor,
  deedsOf,
  lackOf,
  levelsWith,
  linesFor,
  orderOf,
  saysWhy,
  type ActFields,
  type ActOn,
  type Deed,
  type Lack,
} from './act.ts';
import { actStyles } from './act-styles.ts';

const MINUTES = ['5', '10', '20', '30', '60', '120'] as const;

/**
 * @summary The form in which a supervisor says what is to be done with a counter, a line, a limit or a profile.
 * @event order - the command
 */
@customElement('manager-act')
export class ManagerAct extends LitElement {
  static override styles = [managerBase, dialogStyles, actStyles];

  @property({ attribute: false }) view!: ManagerView;
  @state() private act: ActOn | undefined;
  @state() private deed: Deed | undefined;
  @state() private which: ActFields['which'] = 'all';
  @state() private found: readonly ServiceAnswer[] = [];
  /** The service that was chosen of those that were found. */
  private service: ServiceAnswer | undefined;
  private readonly newest = newestOnly();
  /** Where to, as long as the form is open. */
  private toLines: readonly KeptRow<ManagerLine>[] = [];
  private toCounters: readonly KeptRow<ManagerCounter>[] = [];
  /** As it was when the form was opened: what is ticked does not change under the hand. */
  private served: ManagerCounter['serves'] = [];
  private rows: ActFields['rows'] = [];
  @state() private lacks: Lack | undefined;
  @state() private isSending = false;
  @state() private trouble: Problem | undefined;
  @query('dialog') private dialog!: HTMLDialogElement;
  @query('form') private form!: HTMLFormElement | null;
  private readonly language = new LanguageController(this);

  open(act: ActOn): void {
    this.act = act;
    const counter = this.counterOf(act);
    this.deed = deedsOf(act, counter).find((each) => canDo(each, act, counter));
    this.which = 'all';
    this.found = [];
    this.service = undefined;
    this.toLines = [];
    this.toCounters = [];
    this.served = counter?.serves ?? [];
    this.rows = this.rowsOf(act);
    this.settle();
    void this.updateComplete.then(() => {
      this.form?.reset();
      this.dialog.showModal();
    });
  }

  protected override willUpdate(): void {
    const { act } = this;
    if (act === undefined) return;
    this.toLines = keepPlaces(this.toLines, linesFor(act, this.view), ({ id }) => id);
    this.toCounters = keepPlaces(this.toCounters, countersFor(act, this.view), ({ id }) => id);
  }

  override render(): TemplateResult {
    const { act, deed } = this;
    return html`<dialog aria-labelledby="title" data-test="act">
      ${act === undefined || deed === undefined ? nothing : this.body(act, deed)}
    </dialog>`;
  }

  private body(act: ActOn, deed: Deed): TemplateResult {
    const { say } = this.language;
    const counter = this.counterOf(act);
    const deeds = deedsOf(act, counter);
    return html`<form
      @submit=${(event: SubmitEvent) => void this.submit(event, act, deed)}
      @input=${() => (this.lacks = undefined)}
    >
      <h2 id="title">${say(actingText.title, { what: this.whatOf(act) })}</h2>
      ${
        deeds.length === 1
          ? nothing
          : html`<div class="deeds" role="group" aria-label=${say(actingText.what)}>
              ${repeat(
                deeds,
                // A button that comes to mean something else is another one: a touch that began on it does not count.
                (each) => each,
                (each) =>
                  html`<button
                    class="button ${each === deed ? 'strong' : ''}"
                    type="button"
                    aria-pressed=${each === deed ? 'true' : 'false'}
                    ?disabled=${!canDo(each, act, counter)}
                    data-test="deed-${each}"
                    @click=${() => this.choose(each)}
                  >
                    ${say(actingText[each])}
                  </button>`,
              )}
            </div>`
      }
      <div class="fields">${this.fields(act, deed)}</div>
      ${this.labelled(
        say(managerText.reason),
        html`<input
          name="reason"
          ?required=${!saysWhy(deed)}
          placeholder=${saysWhy(deed) ? say(actingText.reasonOfMessage) : nothing}
          maxlength="200"
          autocomplete="off"
          data-test="act-reason"
        />`,
      )}
      ${this.trouble === undefined ? nothing : html`<p class="late" role="alert" data-test="act-trouble">${problemText(this.trouble, this.language.current)}</p>`}
      ${this.lacks === undefined ? nothing : html`<p class="late" role="alert" data-test="act-lacks">${say(actingText[this.lacks])}</p>`}
      <footer>
        <button class="button" type="button" data-test="act-cancel" @click=${() => this.dialog.close()}>
          ${say(sharedText.cancel)}
        </button>
        <button class="button strong" data-test="act-confirm" ?disabled=${this.isSending}>
          ${say(actingText.confirm)}
        </button>
      </footer>
    </form>`;
  }

  /** Nothing is wrong with what is to be said now, and nothing is on its way. */
  private settle(problem?: Problem): void {
    this.isSending = false;
    this.lacks = undefined;
    this.trouble = problem;
  }

  private choose(deed: Deed): void {
    this.deed = deed;
    this.settle();
  }

  private fields(act: ActOn, deed: Deed): TemplateResult | typeof nothing {
    const { say } = this.language;
    switch (deed) {
      case 'lines':
        return this.lineFields();
      case 'call':
        return this.labelled(
          say(actingText.number),
          html`<input name="number" required maxlength="12" autocomplete="off" data-test="act-number" />`,
        );
      case 'clerk':
      case 'screen':
      case 'tell':
        return this.messageFields();
      case 'move':
        return this.moveFields(act);
      case 'target':
        return html`${this.labelled(
          say(actingText.targetMinutes),
          html`<input name="target" type="number" min="1" max="480" inputmode="numeric" data-test="act-target" />`,
        )}${this.tick('asFile', say(actingText.fileTarget))}`;
      case 'limit':
        return this.limitFields();
      case 'profile':
        return this.profileFields(act);
      default:
        return nothing;
    }
  }

  private messageFields(): TemplateResult {
    const { say } = this.language;
    return html`<p class="hint">${say(actingText.oneLanguage)}</p>
      ${this.labelled(say(actingText.textZh), html`<input name="zh" maxlength="120" lang="zh-Hans" data-test="act-zh" />`)}
      ${this.labelled(say(actingText.textEn), html`<input name="en" maxlength="120" lang="en" data-test="act-en" />`)}
      ${this.labelled(
        say(actingText.minutes),
        html`<select name="minutes" data-test="act-minutes">
          ${MINUTES.map((n) => html`<option value=${n} ?selected=${n === '20'}>${say(actingText.minutesOf, { n })}</option>`)}
          <option value="">${say(actingText.untilBack)}</option>
        </select>`,
      )}`;
  }

  private moveFields(act: ActOn): TemplateResult {
    const { say, name } = this.language;
    const whiches = (['all', 'last', ...(act.on === 'line' ? ['chosen' as const] : [])] as const).map(
      (each) => html`<option value=${each}>${say(actingText[each])}</option>`,
    );
    return html`${this.labelled(
      say(actingText.to),
      html`<select name="to" required data-test="act-to">
        <optgroup label=${say(actingText.toLines)}>
          ${repeat(this.toLines, keyOf, ({ key, item, gone }) => html`<option value="line:${key}" ?disabled=${gone}>${item.prefix} ${name(item.name)} (${gone ? say(counterStates.closed) : item.waiting})</option>`)}
        </optgroup>
        <optgroup label=${say(actingText.toCounters)}>
          ${repeat(this.toCounters, keyOf, ({ key, item, gone }) => html`<option value="counter:${key}" ?disabled=${gone}>${name(item.name)}${gone ? ` (${say(counterStates.closed)})` : ''}</option>`)}
        </optgroup>
      </select>`,
    )}
    ${this.labelled(
      say(actingText.which),
      html`<select
        name="which"
        data-test="act-which"
        @change=${(event: Event) => (this.which = (event.target as HTMLSelectElement).value as ActFields['which'])}
      >
        ${whiches}
      </select>`,
    )}
    ${
      this.which === 'last'
        ? this.labelled(
            say(actingText.howMany),
            html`<input name="last" type="number" min="1" max="1000" value="5" required data-test="act-last" />`,
          )
        : nothing
    }
    ${
      this.which === 'chosen' && act.on === 'line'
        ? html`<div class="ticks">
            ${act.tickets.map(({ ticket, number }) => html`<label class="tick"><input type="checkbox" name="ticket" value=${ticket} /><span>${number}</span></label>`)}
          </div>`
        : nothing
    }
    ${this.labelled(
      say(actingText.place),
      html`<select name="place" data-test="act-place">
        <option value="kept">${say(actingText.kept)}</option>
        <option value="end">${say(actingText.end)}</option>
      </select>`,
    )}`;
  }

  private lineFields(): TemplateResult {
    const { say, name } = this.language;
    const levels = new Map(this.served.map(({ line, level }) => [line, level]));
    return html`<div class="ticks" data-test="act-lines">
        ${repeat(
          this.view.lines,
          ({ id }) => id,
          (line) =>
            html`<span class="row"
              ><label class="tick"
                ><input type="checkbox" name="line" value=${line.id} ?checked=${levels.has(line.id)} /><span
                  ><b>${line.prefix}</b> ${name(line.name)} (${line.waiting})</span
                ></label
              ><select name="level-${line.id}" aria-label="${say(actingText.level)} ${line.prefix}">
                ${levelsWith(levels.get(line.id)).map((level) => html`<option value=${level} ?selected=${level === (levels.get(line.id) ?? 1)}>${level}</option>`)}
              </select></span
            >`,
        )}
      </div>
      ${this.tick('asFile', say(actingText.ownAgain))}`;
  }

  private limitFields(): TemplateResult {
    const { say, name } = this.language;
    return html`${this.labelled(
      say(actingText.findService),
      html`<input
        type="search"
        data-test="act-find"
        @input=${(event: InputEvent) => void this.find((event.target as HTMLInputElement).value)}
      />`,
    )}
    ${this.labelled(
      say(actingText.service),
      html`<select
        name="service"
        required
        data-test="act-service"
        @change=${(event: Event) => (this.service = this.found.find(({ id }) => id === (event.target as HTMLSelectElement).value))}
      >
        ${repeat(
          this.found,
          ({ id }) => id,
          (service) => html`<option value=${service.id}>${name(service.name)}</option>`,
        )}
      </select>`,
    )}
    ${this.labelled(
      say(actingText.places),
      html`<input name="places" type="number" min="0" max="100000" inputmode="numeric" data-test="act-places" />`,
    )}
    ${this.tick('unlimited', say(actingText.noLimit))}${this.tick('asFile', say(actingText.fileLimit))}`;
  }

  private profileFields(act: ActOn): TemplateResult {
    const { say } = this.language;
    const known = act.on === 'profile' ? this.view.routing.profiles.find(({ id }) => id === act.profile) : undefined;
    return html`${this.labelled(
        say(actingText.nameZh),
        html`<input name="zh" maxlength="60" value=${known?.name['zh-Hans'] ?? ''} data-test="act-zh" />`,
      )}
      ${this.labelled(say(actingText.nameEn), html`<input name="en" maxlength="60" value=${known?.name.en ?? ''} data-test="act-en" />`)}
      <p class="hint"><b>${say(actingText.rows)}</b> ${say(actingText.rowsHint)}</p>
      <div class="ticks" data-test="act-rows">
        ${repeat(
          this.rows,
          ({ counter }) => counter,
          (row) =>
            html`<label class="tick"
              ><input type="checkbox" name="row" value=${row.counter} checked /><span
                ><b>${row.counter}</b>
                ${row.lines.map(({ line }) => this.view.lines.find(({ id }) => id === line)?.prefix ?? line).join(' ')}</span
              ></label
            >`,
        )}
      </div>
      ${this.tick('keep', say(actingText.keep), known?.made?.keep === true)}`;
  }

  /** Those of the profile, and in their stead whoever was given lines by hand. */
  private rowsOf(act: ActOn): ActFields['rows'] {
    const known = act.on === 'profile' ? this.view.routing.profiles.find(({ id }) => id === act.profile) : undefined;
    const byHand = this.view.today.assigned.map(({ counter, lines }) => ({
      counter,
      lines: lines.map(({ line, level }) => ({ line, level })),
    }));
    const kept = (known?.counters ?? []).filter(({ counter }) => !byHand.some((each) => each.counter === counter));
    return [...byHand, ...kept];
  }

  private labelled(words: string, field: TemplateResult): TemplateResult {
    return html`<label class="field"><span>${words}</span>${field}</label>`;
  }

  private tick(name: string, words: string, checked = false): TemplateResult {
    return html`<label class="tick"
      ><input type="checkbox" name=${name} ?checked=${checked} data-test="act-${name}" /><span>${words}</span></label
    >`;
  }

  private async find(query: string): Promise<void> {
    if (query.trim() === '') return;
    const isNewest = this.newest();
    const answer = await api.get('/services', { query: { query, limit: 12 } });
    if (!answer.ok || !isNewest()) return;
    const { items } = answer.value;
    const { service } = this;
    // What somebody has chosen stays chosen, whatever is looked for after it.
    const isListed = service === undefined || items.some(({ id }) => id === service.id);
    this.found = isListed ? items : [service, ...items];
  }

  private async submit(event: SubmitEvent, act: ActOn, deed: Deed): Promise<void> {
    event.preventDefault();
    if (this.isSending || !isComplete(event.currentTarget)) return;
    const counter = this.counterOf(act);
    if (!deedsOf(act, counter).includes(deed) || !canDo(deed, act, counter)) {
      this.lacks = 'lacksChance';
      return;
    }
    const fields = this.read(event.target as HTMLFormElement);
    const detail = orderOf(act, deed, fields);
    if (detail === undefined) {
      this.lacks = lackOf(deed, fields);
      return;
    }
    this.isSending = true;
    this.trouble = undefined;
    const problem = await sendOrder(this, detail);
    // Something else is being filled in by now.
    if (this.act !== act || this.deed !== deed) return;
    this.settle(problem);
    if (problem === undefined) this.dialog.close();
  }

  private read(form: HTMLFormElement): ActFields {
    const said = new FormData(form);
    // No field of the form is a file.
    const all = (field: string): string[] => said.getAll(field).filter((each) => typeof each === 'string');
    const text = (field: string): string => (all(field)[0] ?? '').trim();
    const rows = new Set(all('row'));
    return {
      reason: text('reason'),
      number: text('number'),
      zh: text('zh'),
      en: text('en'),
      minutes: text('minutes'),
      to: text('to'),
      which: this.which,
      last: text('last'),
      tickets: all('ticket'),
      place: text('place') === 'end' ? 'end' : 'kept',
      asFile: said.has('asFile'),
      target: text('target'),
      service: text('service'),
      places: text('places'),
      unlimited: said.has('unlimited'),
      lines: all('line').map((line) => ({ line, level: Number(text(`level-${line}`)) || 1 })),
      rows: this.rows.filter(({ counter }) => rows.has(counter)),
      keep: said.has('keep'),
    };
  }

  private counterOf(act: ActOn) {
    return act.on === 'counter' ? this.view.counters.find(({ id }) => id === act.counter) : undefined;
  }

  private whatOf(act: ActOn): string {
    const { say, name } = this.language;
    if (act.on === 'counter') return name(this.counterOf(act)?.name ?? { 'zh-Hans': '', 'zh-Hant': '', en: '' });
    if (act.on === 'limit') return say(actingText.limit);
    if (act.on === 'profile') return say(actingText.profile);
    const line = this.view.lines.find(({ id }) => id === act.line);
    return line === undefined ? act.line : `${line.prefix} ${name(line.name)}`;
  }
}

function keyOf({ key }: { readonly key: string }): string {
  return key;
}

declare global {
  interface HTMLElementTagNameMap {
    'manager-act': ManagerAct;
  }
}
