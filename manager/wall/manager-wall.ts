import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { customElement, property, state } from 'lit/decorators.js';
import { lengthWords, waitWords } from '../../core/base/wait-words.ts';
import { asIs } from '../../core/base/names.ts';
import type { Alert } from '../../core/protocol/shapes/alerts.ts';
import type { HallView } from '../../core/protocol/shapes/hall.ts';
import type { ManagerLine, ManagerView } from '../../core/protocol/shapes/manager.ts';
import type { Trouble } from '../../core/protocol/shapes/troubles.ts';
import { LanguageController } from '../../web/language/language-controller.ts';
import { WatchController } from '../../web/link/watch-controller.ts';
import { managerText } from '../../web/text/manager.ts';
import { alertsText } from '../../web/text/alerts.ts';
import { sinceText, timeText } from '../../web/text/moments.ts';
import { troublesText } from '../../web/text/troubles.ts';
import { orderLines } from '../lines/line-order.ts';
import { managerBase } from '../manager-base.ts';
import { perCent } from '../overview/tones.ts';
import { harmOfLines, worstOf } from '../troubles/trouble-order.ts';
import { kindsInWords } from '../troubles/trouble-kinds.ts';
import { waysAsWords } from '../troubles/way-words.ts';
import { wellness } from '../troubles/wellness.ts';
import { worstFirst } from './wall-alerts.ts';
import { rowsAt, sideAt, WALL_ROWS } from './wall-pages.ts';
import { wallStyles } from './wall-styles.ts';
import '../../web/components/hall-clock.ts';
import '../../web/components/hall-icon.ts';
import '../zones/manager-zones.ts';

/** How long each page stands. */
const TURN_MS = 12_000;
const LINES_SHOWN = 9;
const ALERTS_SHOWN = 3;
const WAYS_SHOWN = 2;
const CAUSES_SHOWN = 2;

/**
 * @summary The hall on a wall: alerts, what is worst, then the day in five figures, what else needs somebody,
 * zones and lines in turns. Nothing can be pressed, and it says so when it is old.
 */
@customElement('manager-wall')
export class ManagerWall extends LitElement {
  static override styles = [managerBase, wallStyles];

  @property({ attribute: false }) view!: ManagerView;
  @property({ attribute: false }) hall: HallView | undefined;
  @property({ type: Boolean }) online = true;
  @state() private turn = 0;
  private turning: ReturnType<typeof setInterval> | undefined;
  private readonly language = new LanguageController(this);
  private readonly troubles = new WatchController(this, 'troubles');
  private readonly alerts = new WatchController(this, 'alerts');

  override connectedCallback(): void {
    super.connectedCallback();
    this.turning = setInterval(() => (this.turn += 1), TURN_MS);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearInterval(this.turning);
  }

  override render(): TemplateResult {
    const { say, name } = this.language;
    const { hall, online } = this;
    this.toggleAttribute('stale', !online);
    return html`<header>
        <h1>${hall === undefined ? say(troublesText.wallTitle) : name(hall.name)}</h1>
        <hall-clock date .timeZone=${hall?.timeZone ?? 'Asia/Shanghai'}></hall-clock>
      </header>
      ${online ? nothing : this.stale()} ${this.alarms()} ${this.worst()}
      <dl>${this.figures()}</dl>
      <main>${this.list()} ${this.side()}</main>`;
  }

  private get alarmed(): boolean {
    return (this.alerts.view?.items ?? []).length > 0;
  }

  private stale(): TemplateResult {
    const { say, current } = this.language;
    const time = timeText(this.view.now, current, this.hall?.timeZone ?? 'Asia/Shanghai');
    return html`<p class="stale" role="alert" data-test="wall-stale">
      <hall-icon name="offline"></hall-icon>${say(troublesText.stale, { time })}
    </p>`;
  }

  /** What a rule of the hall file says, over everything that the hall finds by itself. */
  private alarms(): TemplateResult | typeof nothing {
    const { say, name, current } = this.language;
    const inForce = worstFirst(this.alerts.view?.items ?? []);
    if (inForce.length === 0) return nothing;
    const zone = this.hall?.timeZone ?? 'Asia/Shanghai';
    const row = ({ title, text, at, test, acknowledged }: Alert): TemplateResult =>
      html`<li class=${acknowledged === undefined ? '' : 'taken'} data-test="wall-alert">
        <hall-icon name=${acknowledged === undefined ? 'bell' : 'check'}></hall-icon>
        <p><strong>${test === true ? say(alertsText.testMark) : nothing}${name(title)}</strong> ${name(text)}</p>
        <small
          >${sinceText(at, Date.parse(this.view.now), current, zone)}${
            acknowledged === undefined
              ? nothing
              : html` · ${say(alertsText.takenBy, { who: name(acknowledged.byName ?? asIs(acknowledged.by)) })}`
          }</small
        >
      </li>`;
    return html`<section class="alarms" role="alert" aria-label=${say(alertsText.inForce)}>
      <ul>
        ${repeat(
          inForce.slice(0, ALERTS_SHOWN),
          ({ id }) => id,
          (alert) => row(alert),
        )}
      </ul>
      ${inForce.length > ALERTS_SHOWN ? html`<p class="more">${say(alertsText.more, { n: inForce.length - ALERTS_SHOWN })}</p>` : nothing}
    </section>`;
  }

  /** Read from the other end of the hall, before any figure. */
  private worst(): TemplateResult | typeof nothing {
    const { say } = this.language;
    const worst = worstOf(this.troubles.view?.items ?? []);
    if (worst === undefined) return nothing;
    return html`<section class="worst ${worst.tone}" aria-labelledby="worst">
      <h2 id="worst">${say(troublesText.worst)}</h2>
      <ol>
        ${this.row(worst)}
      </ol>
    </section>`;
  }

  private figures(): readonly TemplateResult[] {
    const { say, name, current } = this.language;
    const { totals, lines } = this.view;
    const troubles = this.troubles.view;
    const longest = lines.find(({ longestNumber }) => longestNumber === totals.longestNumber);
    const within = totals.withinTarget === undefined ? '–' : `${String(perCent(totals.withinTarget))}%`;
    const figures: readonly (readonly [label: string, value: string | number, note?: string])[] = [
      [say(managerText.waiting), totals.waiting],
      [
        say(managerText.willBeLate),
        troubles === undefined ? '–' : Math.min(troubles.willBeLate, totals.waiting),
        say(managerText.lateNow, { late: Math.min(troubles?.lateNow ?? 0, totals.waiting) }),
      ],
      [
        say(managerText.longest),
        totals.waiting === 0 ? '–' : lengthWords(totals.longestWait, current),
        longest === undefined ? '' : `${longest.prefix} ${name(longest.name)}`,
      ],
      [say(managerText.inTimeSoFar), within],
      [say(managerText.countersOpen), totals.openCounters],
    ];
    return figures.map(
      ([label, value, note = '']) =>
        html`<div>
          <dt>${label}</dt>
          <dd>${value}<small>${note}</small></dd>
        </div>`,
    );
  }

  private list(): TemplateResult {
    const { say, current } = this.language;
    const items = this.troubles.view?.items ?? [];
    // The band of alerts takes the place of one trouble.
    const shown = rowsAt(items, this.turn, this.alarmed ? WALL_ROWS - 1 : WALL_ROWS);
    const worst = worstOf(items);
    return html`<section aria-labelledby="needs">
      <h2 id="needs">
        ${say(troublesText.title)}${items.length === 0 ? nothing : html`<b>${say(troublesText.count, { n: items.length })}</b><small>${kindsInWords(items, current)}</small>`}
      </h2>
      ${
        items.length === 0
          ? this.wellness()
          : html`<ol>
              ${repeat(
                shown.filter((each) => each !== worst),
                ({ key }) => key,
                (trouble) => this.row(trouble),
              )}
            </ol>`
      }
      ${items.length > shown.length ? html`<p class="more">${say(troublesText.more, { n: items.length - shown.length })}</p>` : nothing}
    </section>`;
  }

  private wellness(): TemplateResult {
    const { view } = this.troubles;
    const words = wellness(view);
    const tick = words === 'well' ? html`<hall-icon name="check"></hall-icon>` : nothing;
    return html`<p class="well">${tick}${this.language.say(troublesText[words], { n: view?.willBeLate ?? 0 })}</p>`;
  }

  private row(trouble: Trouble): TemplateResult {
    const { name, current } = this.language;
    const { tone, title, text, causes } = trouble;
    const ways = waysAsWords(trouble, current).slice(0, WAYS_SHOWN);
    const from = causes.slice(0, CAUSES_SHOWN).map((cause) => name(cause.text));
    return html`<li class=${tone} data-test="wall-trouble">
      <p class="title">
        <hall-icon name="warning"></hall-icon><strong>${name(title)}</strong>${
          ways.length === 0
            ? nothing
            : html`<span class="ways" data-test="wall-ways">${ways.map((way) => html`<span>${way}</span>`)}</span>`
        }
      </p>
      <p>${name(text)}</p>
      ${from.length === 0 ? nothing : html`<p class="cause">${from.join(' · ')}</p>`}
    </li>`;
  }

  private side(): TemplateResult {
    const { say } = this.language;
    if (sideAt(this.turn) === 'zones')
      return html`<section aria-labelledby="side">
        <h2 id="side">${say(troublesText.zones)}</h2>
        <manager-zones ?dense=${this.alarmed} .view=${this.view} .troubles=${this.troubles.view}></manager-zones>
      </section>`;
    return html`<section aria-labelledby="side">
      <h2 id="side">${say(managerText.lines)}</h2>
      ${this.lines()}
    </section>`;
  }

  private lines(): TemplateResult {
    const { say, name, current } = this.language;
    const busy = this.view.lines.filter(({ waiting }) => waiting > 0);
    const shown = orderLines(busy, undefined, harmOfLines(this.troubles.view)).slice(0, LINES_SHOWN);
    const row = (line: ManagerLine): TemplateResult =>
      html`<tr>
        <th scope="row"><span class="prefix">${line.prefix}</span>${name(line.name)}</th>
        <td>${line.waiting}</td>
        <td>${line.wait === undefined ? '–' : waitWords(line.wait, current)}</td>
      </tr>`;
    return html`<table>
      <thead>
        <tr>
          <th scope="col">${say(managerText.line)}</th>
          <th scope="col">${say(managerText.waitingColumn)}</th>
          <th scope="col">${say(managerText.estimateColumn)}</th>
        </tr>
      </thead>
      <tbody>
        ${shown.map(row)}
      </tbody>
    </table>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'manager-wall': ManagerWall;
  }
}
