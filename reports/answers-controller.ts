import type { ReactiveControllerHost } from 'lit';
import type { DayCourseView } from '../core/protocol/shapes/day-course.ts';
import type { DistributionView } from '../core/protocol/shapes/distribution.ts';
import type { ReportsView, ReportView } from '../core/protocol/shapes/report.ts';
import type { ScheduledReportsView } from '../core/protocol/shapes/scheduled-reports.ts';
import { api } from '../web/link/api.ts';
import { newestOnly } from '../web/link/newest-only.ts';
import type { Problem } from '../web/link/problem.ts';
import { pictureQuery, queryOf, SCHEDULED, type Choice } from './choice.ts';

/** What the hall has answered to what is chosen; of several questions only the newest one's answer is kept. */
export class AnswersController {
  /** Which reports there are. */
  reports: ReportsView | undefined;
  view: ReportView | undefined;
  course: DayCourseView | undefined;
  distribution: DistributionView | undefined;
  scheduled: ScheduledReportsView | undefined;
  problem: Problem | undefined;
  /** When the last question was put, by the page's clock. */
  askedAt = 0;
  private readonly newest = newestOnly();
  /** The question whose answer has not come yet. */
  private open: string | undefined;

  constructor(private readonly host: Pick<ReactiveControllerHost, 'requestUpdate'> & EventTarget) {}

  /** What is on the page: a report or a picture. */
  shown(report: Choice['report'] | undefined): ReportView | DayCourseView | DistributionView | undefined {
    if (report === 'course') return this.course;
    return report === 'distribution' ? this.distribution : this.view;
  }

  /** Something else was chosen: what was answered is of no use. */
  forget(): void {
    this.view = undefined;
    this.course = undefined;
    this.distribution = undefined;
    this.scheduled = undefined;
    this.host.requestUpdate();
  }

  /**
   * Asks, unless this very question is open already: put again, it would begin at the end of the turn once more, and
   * who asks often enough would never be answered. Whoever has just signed in asks `anew`.
   */
  async ask(choice: Choice, { anew = false } = {}): Promise<void> {
    const question = JSON.stringify(choice);
    if (question === this.open && !anew) return;
    this.open = question;
    this.askedAt = performance.now();
    const isNewest = this.newest();
    try {
      await this.put(choice, isNewest);
    } finally {
      if (isNewest()) this.open = undefined;
    }
  }

  private async put(choice: Choice, isNewest: () => boolean): Promise<void> {
    if (this.reports === undefined) {
      const list = await api.get('/reports');
      if (!list.ok) return isNewest() ? this.fail(list.problem) : undefined;
      this.reports = list.value;
      this.host.requestUpdate();
    }
    const answer = await this.answerTo(choice);
    if (!isNewest()) return;
    if ('problem' in answer) return this.fail(answer.problem);
    Object.assign(this, answer);
    this.problem = undefined;
    this.host.requestUpdate();
  }

  private async answerTo(choice: Choice): Promise<Answered | { readonly problem: Problem }> {
    const { report } = choice;
    if (report === SCHEDULED) {
      const said = await api.get('/reports/scheduled');
      return said.ok ? { scheduled: said.value } : said;
    }
    if (report === 'course') {
      const said = await api.get('/reports/course', { query: pictureQuery(choice) });
      return said.ok ? { course: said.value } : said;
    }
    if (report === 'distribution') {
      const said = await api.get('/reports/distribution', { query: pictureQuery(choice) });
      return said.ok ? { distribution: said.value } : said;
    }
    const said = await api.get('/reports/{id}', { path: { id: report }, query: queryOf(choice) });
    return said.ok ? { view: said.value } : said;
  }

  private fail(problem: Problem): void {
    this.problem = problem;
    if (problem.status === 401) this.host.dispatchEvent(new CustomEvent('session-over'));
    this.host.requestUpdate();
  }
}

type Answered = Partial<Pick<AnswersController, 'view' | 'course' | 'distribution' | 'scheduled'>>;
