import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { own } from '../core/base/own.ts';
import { localTime } from '../core/base/zone.ts';
import type { DayCourseView } from '../core/protocol/shapes/day-course.ts';
import type { DistributionView } from '../core/protocol/shapes/distribution.ts';
import type { ReportsView, ReportView } from '../core/protocol/shapes/report.ts';
import { COURSE_NAME, TIME_NAME } from '../core/reports/course-texts.ts';
import { DISTRIBUTION_NAMES } from '../core/reports/distribution-texts.ts';
import { namesOf } from '../core/reports/figure-texts.ts';
import type { Names } from '../core/base/names.ts';
import { ClockController } from '../web/clock-controller.ts';
import { LanguageController } from '../web/language/language-controller.ts';
import type { Problem } from '../web/link/problem.ts';
import { WatchController } from '../web/link/watch-controller.ts';
import { hasOpenWork } from '../web/renewal/open-work.ts';
import { RenewalController } from '../web/renewal/renewal-controller.ts';
import { SessionController } from '../web/session/session-controller.ts';
import { staffHeadStyles } from '../web/staff-head-styles.ts';
import { zoneText } from '../web/text/zones.ts';
import { assessmentText } from '../web/text/assessment.ts';
import { dateText, timeText } from '../web/text/moments.ts';
import { problemText } from '../web/text/refusals.ts';
import { reportsText } from '../web/text/reports.ts';
import { staffText } from '../web/text/staff.ts';
import { AnswersController } from './answers-controller.ts';
import {
  addressOf,
  choiceIn,
  isPicture,
  pictureQuery,
  PICTURE_PAGES,
  queryOf,
  SCHEDULED,
  scopeIn,
  type Choice,
  type PicturePage,
} from './choice.ts';
import { pageStyles, reportsBase } from './reports-styles.ts';
import '../web/components/hall-banner.ts';
import '../web/components/hall-icon.ts';
import '../web/components/hall-language.ts';
import '../web/components/hall-sign-in.ts';
import '../web/renewal/hall-renewal.ts';
import { isBroad, layPaper } from './paper.ts';
import './parts/month-sheet.ts';
import './parts/report-choice.ts';
import './parts/report-files.ts';
import './parts/report-heat.ts';
import './parts/report-picture.ts';
import './parts/report-rows.ts';
import './parts/scheduled-list.ts';
import './pictures/course-picture.ts';
import './pictures/distribution-picture.ts';
import './pictures/picture-choice.ts';
import './pictures/picture-rows.ts';
import { here } from '../web/link/own-hall.ts';

/** Today's figures grow: what is shown of today is asked again so often. */
const AGAIN_MS = 20_000;

/** While reports are away or behind, until they are there. */
const SOON_MS = 3000;

/**
 * @summary The reports: which one, of which days, by what; as a picture, a table, a file and on paper.
 */
@customElement('reports-app')
export class ReportsApp extends LitElement {
  static override styles = [reportsBase, staffHeadStyles, pageStyles];

  @state() private choice: Choice | undefined;
  /** The monthly sheet stands in place of a report: of which month, or of the present one. */
  @state() private month: string | undefined = new URLSearchParams(location.search).get('sheet') ?? undefined;
  /** Whose name has been brought into sight. */
  private named: Choice['report'] | undefined;
  private readonly answers = new AnswersController(this);
  /** The hall's day when it was last asked. */
  private askedOn: string | undefined;
  private again: ReturnType<typeof setInterval> | undefined;
  private readonly language = new LanguageController(this);
  private readonly clock = new ClockController(this, 60_000);
  private readonly hall = new WatchController(this, 'hall', () => this.heard());
  private readonly session = new SessionController(this, () => void this.ask({ anew: true }));
  readonly renewal = new RenewalController(this, 'reports', { isQuiet: () => !hasOpenWork(), restMs: 20_000 });

  override connectedCallback(): void {
    super.connectedCallback();
    this.again = setInterval(() => {
      if (document.visibilityState === 'visible' && this.isDue()) void this.ask();
    }, SOON_MS);
  }

  /** Whether what is shown will be different by now. */
  private isDue(): boolean {
    if (passes(this.answers.problem) || this.shown?.state === 'behind') return true;
    return this.choice?.to === this.today && performance.now() - this.answers.askedAt >= AGAIN_MS;
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearInterval(this.again);
  }

  protected override updated(): void {
    const { choice, shown } = this;
    const { view } = this.answers;
    layPaper(this.month !== undefined || (view !== undefined && shown === view && isBroad(view)));
    if (this.named === choice?.report) return;
    const link = this.renderRoot.querySelector('nav [aria-current]');
    if (link === null) return;
    this.named = choice?.report;
    // On small glass the reports stand in a row that is longer than it.
    link.scrollIntoView({ block: 'nearest', inline: 'center' });
  }

  override render(): TemplateResult {
    const { say } = this.language;
    document.title = say(reportsText.title);
    if (this.session.user === undefined || this.answers.problem?.status === 401)
      return html`<hall-banner></hall-banner
        ><hall-sign-in
          .surface=${say(reportsText.title)}
          .sampleUser=${'manager'}
          .notice=${this.session.isOver(this.answers.problem) ? say(staffText.sessionOver) : ''}
        ></hall-sign-in>`;
    return html`<hall-banner class="screen-only"></hall-banner>${this.head()}${this.body()}`;
  }

  private head(): TemplateResult {
    const { say, name } = this.language;
    const { view: hall } = this.hall;
    return html`<header class="screen-only">
      <h1>${say(reportsText.title)}</h1>
      <span class="hall">${hall === undefined ? '' : name(hall.name)}</span>
      <a class="button" href=${here('/manager')} data-test="to-manager">${say(reportsText.overview)}</a>
      <hall-renewal></hall-renewal><hall-language .languages=${hall?.languages}></hall-language>
      <button class="button" type="button" data-test="sign-out" @click=${() => void this.session.leave()}>
        ${say(staffText.signOut)}
      </button>
    </header>`;
  }

  private body(): TemplateResult {
    const { say } = this.language;
    const { reports, problem } = this.answers;
    const { choice } = this;
    if (problem?.status === 403)
      return html`<main class="own">
        <p class="sheet none screen-only" data-test="no-right">
          <hall-icon name="shield"></hall-icon> ${say(reportsText.noRight)}
        </p>
        ${this.sheet()}
      </main>`;
    if (reports === undefined || choice === undefined)
      return problem === undefined
        ? html`<p class="alone" role="status">${say(reportsText.loading)}</p>`
        : this.trouble(problem);
    return html`<main>
      <nav class="sheet screen-only" aria-label=${say(reportsText.choose)}>
        ${reports.items.map((item) => this.link(item, choice))}
        <p class="group">${say(reportsText.pictures)}</p>
        ${PICTURE_PAGES.map((id) => this.link({ id, name: PICTURE_NAMES[id] }, choice))}
        <p class="group">${say(reportsText.assessing)}</p>
        ${this.sheetLink()}
        <p class="group">${say(reportsText.byItself)}</p>
        ${this.link({ id: SCHEDULED, name: reportsText.scheduled }, choice)}
      </nav>
      ${
        this.month === undefined
          ? html`<div class="report">${this.heading(choice)}${this.asking(reports, choice)}${this.answer()}</div>`
          : this.sheet()
      }
    </main>`;
  }

  private link({ id, name }: { readonly id: Choice['report']; readonly name: Names }, choice: Choice): TemplateResult {
    const to = id === 'course' ? { from: choice.to, to: choice.to } : {};
    const next = { ...choice, ...to, report: id, by: undefined, figure: undefined };
    return html`<a
      href=${here(`/reports${addressOf(next)}`)}
      aria-current=${id === choice.report && this.month === undefined ? 'page' : nothing}
      data-test="report-${id}"
      @click=${(event: MouseEvent) => this.follow(event, next)}
      >${this.language.name(name)}</a
    >`;
  }

  private sheetLink(): TemplateResult {
    return html`<a
      href=${here('/reports?sheet')}
      aria-current=${this.month === undefined ? nothing : 'page'}
      data-test="report-sheet"
      @click=${(event: MouseEvent) => this.openSheet(event)}
      >${this.language.say(assessmentText.title)}</a
    >`;
  }

  private sheet(): TemplateResult {
    return html`<month-sheet
      .today=${this.today ?? ''}
      .hallName=${this.hall.view?.name}
      .month=${this.month ?? ''}
    ></month-sheet>`;
  }

  private openSheet(event: MouseEvent): void {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    this.month = '';
    history.replaceState(null, '', here('/reports?sheet'));
  }

  private heading(choice: Choice): TemplateResult {
    const { say, name } = this.language;
    const known = this.answers.reports?.items.find(({ id }) => id === choice.report)?.name;
    const own = isPicture(choice.report) ? this.pictureName(choice.report) : reportsText.scheduled;
    const report = choice.report === SCHEDULED || isPicture(choice.report) ? own : known;
    const days = choice.from === choice.to ? choice.from : `${choice.from} – ${choice.to}`;
    const period = choice.report === SCHEDULED ? '' : days;
    return html`<div class="title">
      <p class="paper-only">${this.hall.view === undefined ? '' : name(this.hall.view.name)}</p>
      <h2>${report === undefined ? '' : name(report)}</h2>
      <span class="period" data-test="period">${period}</span>
      <span class="period" data-test="where">${this.placeText(choice)}</span>
      <span class="state">${this.stateText()}</span>
      <span class="state paper-only">${say(reportsText.made, { time: this.nowText() })}</span>
    </div>`;
  }

  private stateText(): string {
    const { say } = this.language;
    const view = this.shown;
    return view?.upTo === undefined ? '' : say(reportsText.upTo, { time: this.timeOf(view.upTo) });
  }

  private get shown(): ReturnType<AnswersController['shown']> {
    return this.answers.shown(this.choice?.report);
  }

  private pictureName(page: PicturePage): Names {
    const of = this.choice?.more.of === 'service-times' ? 'service-times' : 'waits';
    return page === 'course' ? COURSE_NAME : DISTRIBUTION_NAMES[of];
  }

  /** Where is looked at, for the head and for paper. */
  private placeText(choice: Choice): string {
    const scope = isPicture(choice.report) ? scopeIn(choice) : undefined;
    if (scope === undefined) return '';
    const [dimension, id] = scope;
    if (dimension === 'zone') return zoneText(id, this.language.current);
    const { shown } = this;
    const label = shown === undefined ? undefined : own(own(shown.labels, dimension) ?? {}, id);
    return label === undefined ? id : this.language.name(label);
  }

  private asking(reports: ReportsView, choice: Choice): TemplateResult | typeof nothing {
    if (choice.report === SCHEDULED) return nothing;
    const query = isPicture(choice.report) ? pictureQuery(choice) : queryOf(choice);
    const chosen = (event: CustomEvent<Partial<Choice>>): void => this.choose({ ...choice, ...event.detail });
    const files = html`<report-files class="screen-only" .path=${choice.report} .query=${query}
      >${this.heatButton(reports, choice)}</report-files
    >`;
    if (isPicture(choice.report))
      return html`<picture-choice
          class="screen-only"
          .choice=${choice}
          .hall=${this.hall.view}
          .today=${this.today ?? choice.to}
          @chosen=${chosen}
        ></picture-choice>
        ${files}`;
    return html`<report-choice
        class="screen-only"
        .choice=${choice}
        .reports=${reports}
        .today=${this.today ?? choice.to}
        @chosen=${chosen}
      ></report-choice>
      ${files}`;
  }

  private heatButton(reports: ReportsView, choice: Choice): TemplateResult | typeof nothing {
    const report = reports.items.find(({ id }) => id === choice.report);
    if (report?.by.includes('weekday') !== true || !report.by.includes('half-hour')) return nothing;
    return html`<button
      class="button"
      type="button"
      data-test="heat-map"
      @click=${() => this.choose({ ...choice, by: ['weekday', 'half-hour'] })}
    >
      ${this.language.say(reportsText.heat)}
    </button>`;
  }

  private answer(): TemplateResult {
    const { say } = this.language;
    const { choice, shown } = this;
    const { view, course, distribution, scheduled, reports, problem } = this.answers;
    if (problem !== undefined) return this.trouble(problem);
    if (choice?.report === SCHEDULED && scheduled !== undefined)
      return html`<scheduled-list .view=${scheduled} .zone=${this.zone}></scheduled-list>`;
    if (shown === undefined) return html`<p class="sheet none" role="status">${say(reportsText.loading)}</p>`;
    if (choice?.report === 'course' && course !== undefined) return this.courseAnswer(course);
    if (choice?.report === 'distribution' && distribution !== undefined) return this.distributionAnswer(distribution);
    if (view === undefined) return html`<p class="sheet none" role="status">${say(reportsText.loading)}</p>`;
    if (view.rows.length === 0)
      return html`${this.behind(view)}
        <p class="sheet none" data-test="no-data">${say(reportsText.noData)}</p>`;
    const dimensions = new Map(reports?.dimensions.map(({ id, name }) => [id, name]));
    const figure = choice?.figure ?? '';
    return html`${this.behind(view)}${
        view.by.length === 2
          ? html`<report-heat class="sheet" .view=${view} .figure=${figure}></report-heat>`
          : html`<report-picture
              class="sheet"
              .view=${view}
              .figure=${figure}
              @figure-chosen=${(event: CustomEvent<string>) => this.choose({ ...choice, figure: event.detail })}
            ></report-picture>`
      }<report-rows class="sheet" .view=${view} .dimensions=${dimensions}></report-rows>`;
  }

  private courseAnswer(view: DayCourseView): TemplateResult {
    const { say, name } = this.language;
    if (view.rows.length === 0)
      return html`${this.behind(view)}
        <p class="sheet none" data-test="no-data">${say(reportsText.noData)}</p>`;
    return html`${this.behind(view)}<course-picture class="sheet" .view=${view}></course-picture
      ><picture-rows
        class="sheet"
        .head=${name(TIME_NAME)}
        .measures=${view.measures}
        .rows=${view.rows.map(({ time, values }) => ({ name: time, values }))}
      ></picture-rows>`;
  }

  private distributionAnswer(view: DistributionView): TemplateResult {
    const { say } = this.language;
    if (view.rows.length === 0)
      return html`${this.behind(view)}
        <p class="sheet none" data-test="no-data">
          ${say(view.hidden === true ? reportsText.hidden : reportsText.noData)}
        </p>`;
    const rows = view.rows.map(({ from, to, values }) => ({
      name: to === null ? say(reportsText.minutesFrom, { from }) : say(reportsText.minutesTo, { from, to }),
      values,
    }));
    return html`${this.behind(view)}<distribution-picture class="sheet" .view=${view}></distribution-picture
      ><picture-rows
        class="sheet"
        .head=${say(reportsText.minutesLong)}
        .measures=${view.measures}
        .rows=${rows}
      ></picture-rows>`;
  }

  private behind(view: Pick<ReportView, 'state' | 'upTo'>): TemplateResult | typeof nothing {
    const { say } = this.language;
    if (view.state !== 'behind') return nothing;
    return html`<p class="behind" role="status" data-test="behind">
      ${view.upTo === undefined ? say(reportsText.behind) : say(reportsText.behindBy, { time: this.timeOf(view.upTo) })}
    </p>`;
  }

  private trouble(problem: Problem): TemplateResult {
    return html`<p class="trouble" role="alert" data-test="reports-trouble">
      ${problemText(problem, this.language.current)}
    </p>`;
  }

  private get zone(): string {
    return this.hall.view?.timeZone ?? 'Asia/Shanghai';
  }

  /** The hall's day; undefined before the hall has said where it is. */
  private get today(): string | undefined {
    return this.hall.view === undefined ? undefined : localTime(this.clock.now, this.zone).date;
  }

  private timeOf(at: string): string {
    const { current } = this.language;
    return `${dateText(at, current, this.zone)} ${timeText(at, current, this.zone)}`;
  }

  private nowText(): string {
    return this.timeOf(new Date(this.clock.now).toISOString());
  }

  private follow(event: MouseEvent, next: Choice): void {
    // Another tab is another tab.
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    this.choose(next);
  }

  private choose(change: Partial<Choice>): void {
    const { choice } = this;
    if (choice === undefined) return;
    const next = { ...choice, ...change };
    if (next.report !== choice.report) this.answers.forget();
    this.choice = next;
    this.month = undefined;
    history.replaceState(null, '', here(`/reports${addressOf(next)}`));
    void this.ask();
  }

  /** A busy hall tells of itself several times a second: the reports are asked for once it has said what day it is. */
  private heard(): void {
    if (this.choice === undefined || this.today !== this.askedOn) void this.ask();
  }

  /** Asks for what is chosen, once it is known who asks and what day it is. */
  private async ask(how?: { readonly anew: boolean }): Promise<void> {
    const { today } = this;
    if (this.session.user === undefined || today === undefined) return;
    this.choice ??= choiceIn(location.search, today);
    this.askedOn = today;
    await this.answers.ask(this.choice, how);
  }
}

/** Whether it is over by itself one day: silence, a server that cannot now, too many questions. */
function passes(problem: Problem | undefined): boolean {
  return problem !== undefined && (problem.status === 0 || problem.status === 429 || problem.status >= 500);
}

const PICTURE_NAMES: Readonly<Record<PicturePage, Names>> = {
  course: COURSE_NAME,
  distribution: namesOf(['时间分布', '時間分布', 'Distributions']),
};

declare global {
  interface HTMLElementTagNameMap {
    'reports-app': ReportsApp;
  }
}
