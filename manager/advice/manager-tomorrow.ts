import { html, LitElement, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { NeedsView } from '../../core/protocol/shapes/advice.ts';
import type { HallView } from '../../core/protocol/shapes/hall.ts';
import { api } from '../../web/link/api.ts';
import { LanguageController } from '../../web/language/language-controller.ts';
import type { Problem } from '../../web/link/problem.ts';
import { adviceText } from '../../web/text/advice.ts';
import { timeText } from '../../web/text/moments.ts';
import { problemText } from '../../web/text/refusals.ts';
import { staffText } from '../../web/text/staff.ts';
import { managerBase } from '../manager-base.ts';
import { adviceStyles } from './advice-styles.ts';

/**
 * @summary How many counters the next working day needs by half hour and line.
 */
@customElement('manager-tomorrow')
export class ManagerTomorrow extends LitElement {
  static override styles = [managerBase, adviceStyles];

  @property({ attribute: false }) hall: HallView | undefined;
  @property({ type: Boolean }) online = true;
  @state() private needs: NeedsView | undefined;
  @state() private problem: Problem | undefined;
  private readonly language = new LanguageController(this);

  protected override willUpdate(changed: PropertyValues<this>): void {
    super.willUpdate(changed);
    if (this.online && changed.has('online')) void this.load();
  }

  override render(): TemplateResult {
    const { say } = this.language;
    return html`<section class="sheet" aria-labelledby="title" data-test="tomorrow">
      <header><h3 id="title">${say(adviceText.tomorrow)}</h3></header>
      ${this.body()}
    </section>`;
  }

  private body(): TemplateResult {
    const { say, current } = this.language;
    const { needs, problem } = this;
    if (problem !== undefined) return html`<p class="late" role="alert">${problemText(problem, current)}</p>`;
    if (needs === undefined) return html`<p role="status">${say(staffText.loading)}</p>`;
    if (needs.halfHours.length === 0) return html`<p>${say(adviceText.closedDay)}</p>`;
    return html`<p class="soft">${say(adviceText.tomorrowHint, { day: needs.day })}</p>
      <div class="wide" tabindex="0" role="group" aria-label=${say(adviceText.tomorrow)}>${this.table(needs)}</div>`;
  }

  private table({ lines, halfHours }: NeedsView): TemplateResult {
    const { say, name, current } = this.language;
    const time = (at: string): string => timeText(at, current, this.hall?.timeZone ?? 'UTC');
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
          ${halfHours.map(({ from }) => html`<th scope="col">${time(from)}</th>`)}
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

  private async load(): Promise<void> {
    const got = await api.get('/advice/tomorrow');
    this.problem = got.ok ? undefined : got.problem;
    if (got.ok) this.needs = got.value;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'manager-tomorrow': ManagerTomorrow;
  }
}
