import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { NeedsView } from '../../core/protocol/shapes/advice.ts';
import type { HallView } from '../../core/protocol/shapes/hall.ts';
import { api } from '../../web/link/api.ts';
import { LanguageController } from '../../web/language/language-controller.ts';
import { newestOnly } from '../../web/link/newest-only.ts';
import type { Problem } from '../../web/link/problem.ts';
import { adviceText } from '../../web/text/advice.ts';
import { timeText } from '../../web/text/moments.ts';
import { problemText } from '../../web/text/refusals.ts';
import { staffText } from '../../web/text/staff.ts';
import { managerBase } from '../manager-base.ts';
import { adviceStyles } from './advice-styles.ts';

/**
 * @summary How many counters the next working day needs by half hour and line, lunch in turns, and the week to come.
 */
@customElement('manager-tomorrow')
export class ManagerTomorrow extends LitElement {
  static override styles = [managerBase, adviceStyles];

  @property({ attribute: false }) hall: HallView | undefined;
  @property({ type: Boolean }) online = true;
  @state() private needs: NeedsView | undefined;
  @state() private problem: Problem | undefined;
  /** Whether the day that is shown was chosen here; else it is the next working day. */
  @state() private isChosen = false;
  /** The day that was asked for last. */
  private asked: string | undefined;
  private readonly newest = newestOnly();
  private readonly language = new LanguageController(this);

  protected override willUpdate(changed: PropertyValues<this>): void {
    super.willUpdate(changed);
    if (this.online && changed.has('online')) void this.load(this.asked);
  }

  override render(): TemplateResult {
    const { say } = this.language;
    return html`<section class="sheet" aria-labelledby="title" data-test="tomorrow">
      <header><h3 id="title">${say(this.heading)}</h3></header>
      ${this.body()}
    </section>`;
  }

  private get heading() {
    return this.isChosen ? adviceText.anyDay : adviceText.tomorrow;
  }

  private body(): TemplateResult {
    const { say } = this.language;
    const { needs, problem } = this;
    const said = problem === undefined ? nothing : this.failed(problem);
    if (needs === undefined)
      return said === nothing ? html`<p role="status">${say(staffText.loading)}</p>` : html`${said}`;
    if (needs.halfHours.length === 0)
      return html`${said}
        <p>${say(adviceText.closedDay)}</p>
        ${this.week(needs)}`;
    return html`${said}
      <p class="soft">${say(adviceText.tomorrowHint, { day: needs.day })}</p>
      <div class="wide" tabindex="0" role="group" aria-label=${say(this.heading)}>${this.table(needs)}</div>
      ${this.lunch(needs)} ${this.week(needs)}`;
  }

  /** What was there stays below it, with the other days. */
  private failed(problem: Problem): TemplateResult {
    const { say, current } = this.language;
    return html`<div class="problem">
      <p class="late" role="alert">${problemText(problem, current)}</p>
      <button
        class="button"
        type="button"
        data-test="tomorrow-again"
        ?disabled=${!this.online}
        @click=${() => void this.load(this.asked)}
      >
        ${say(adviceText.again)}
      </button>
    </div>`;
  }

  private time(at: string): string {
    return timeText(at, this.language.current, this.hall?.timeZone ?? 'UTC');
  }

  private lunch({ lunch }: NeedsView): TemplateResult | typeof nothing {
    const { say } = this.language;
    if (lunch === undefined) return nothing;
    return html`<h4>${say(adviceText.lunch)}</h4>
      <p class="turns" data-test="lunch">
        ${lunch.turns.map(
          ({ from, until, counters }) =>
            html`<span
              >${say(adviceText.lunchTurn, { from: this.time(from), until: this.time(until), counters })}</span
            >`,
        )}
      </p>
      ${lunch.short === 0 ? nothing : html`<p class="late">${say(adviceText.lunchShort, { n: lunch.short })}</p>`}`;
  }

  private week({ week, day }: NeedsView): TemplateResult {
    const { say } = this.language;
    return html`<h4>${say(adviceText.week)}</h4>
      <div class="wide" tabindex="0" role="group" aria-label=${say(adviceText.week)}>
        <table data-test="week">
          <thead>
            <tr>
              ${[adviceText.day, adviceText.come, adviceText.counterHours, adviceText.busiest].map(
                (head) => html`<th scope="col">${say(head)}</th>`,
              )}
            </tr>
          </thead>
          <tbody>
            ${week.map(
              (each) =>
                html`<tr>
                  <th scope="row">
                    <button
                      class="button"
                      type="button"
                      aria-pressed=${each.day === day}
                      @click=${() => void this.load(each.day)}
                    >
                      ${each.day}
                    </button>
                  </th>
                  <td>${each.come}</td>
                  <td>${each.counterHours}</td>
                  <td>${say(adviceText.busiestCell, { at: this.time(each.busiest), n: each.counters })}</td>
                </tr>`,
            )}
          </tbody>
        </table>
      </div>`;
  }

  private table({ lines, halfHours }: NeedsView): TemplateResult {
    const { say, name } = this.language;
    const cell = (need: number, have: number): TemplateResult =>
      need > have
        ? html`<td class="more" title=${say(adviceText.more, { need, have })}>
            ${need}<span class="visually-hidden"> (${say(adviceText.more, { need, have })})</span>
          </td>`
        : html`<td class=${need === 0 ? 'nobody' : ''}>${need}</td>`;
    return html`<table>
      <thead>
        <tr>
          <th scope="col">${say(adviceText.line)}</th>
          ${halfHours.map(({ from }) => html`<th scope="col">${this.time(from)}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${lines.map(
          ({ line, name: of, counters: have }) =>
            html`<tr>
              <th scope="row">${name(of)}</th>
              ${halfHours.map((half) => cell(half.lines.find((each) => each.line === line)?.counters ?? 0, have))}
            </tr>`,
        )}
      </tbody>
    </table>`;
  }

  private async load(day?: string): Promise<void> {
    this.asked = day;
    const isNewest = this.newest();
    const got = await api.get('/advice/tomorrow', { query: day === undefined ? {} : { day } });
    // Another day has been asked for meanwhile.
    if (!isNewest()) return;
    this.problem = got.ok ? undefined : got.problem;
    if (!got.ok) return;
    this.needs = got.value;
    this.isChosen = day !== undefined;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'manager-tomorrow': ManagerTomorrow;
  }
}
