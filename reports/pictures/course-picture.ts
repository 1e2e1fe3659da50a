import {
  css,
  html,
  LitElement,
  nothing,
  svg,
  type PropertyValues,
  type SVGTemplateResult,
  type TemplateResult,
} from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { DayCourseView } from '../../core/protocol/shapes/day-course.ts';
import { LanguageController } from '../../web/language/language-controller.ts';
import { reportsText } from '../../web/text/reports.ts';
import { figureText, valueIn } from '../cells.ts';
import { PictureCursor } from './picture-cursor.ts';
import { PictureSize } from './picture-size.ts';
import { pictureStyles } from './picture-styles.ts';
import { axisOf, everyFor, type Axis } from './scale.ts';

type Row = DayCourseView['rows'][number];
type Figure = 'arrivals' | 'waiting' | 'waitingMost' | 'open' | 'paused';

const LEFT = 40;
const RIGHT = 14;
const PANEL = 128;
const GAP = 44;
const TOP = 30;
const FOOT = 26;
const HOUR_WIDTH = 46;

/**
 * @summary The course of a day: who came, who waited and which counters were open, one above the other over the same
 *   hours; arrow keys go along it and say each moment.
 */
@customElement('course-picture')
export class CoursePicture extends LitElement {
  static override styles = [
    pictureStyles,
    css`
      .area {
        fill: var(--series-waiting);
        opacity: 0.14;
      }
      .waiting {
        fill: none;
        stroke: var(--series-waiting);
        stroke-width: 2.5;
      }
      .most {
        fill: none;
        stroke: var(--series-waiting);
        stroke-width: 1.5;
        stroke-dasharray: 1.5 3.5;
        stroke-linecap: round;
      }
      .open {
        fill: none;
        stroke: var(--series-open);
        stroke-width: 2.5;
      }
      .paused {
        fill: none;
        stroke: var(--series-paused);
        stroke-width: 2;
        stroke-dasharray: 8 4;
      }
      .peak {
        fill: var(--surface);
        stroke: var(--series-waiting);
        stroke-width: 2.5;
      }
      .haloed {
        paint-order: stroke;
        stroke: var(--surface);
        stroke-width: 4;
      }
      .legend {
        display: flex;
        flex-wrap: wrap;
        gap: var(--space-1) var(--space-4);
        margin-bottom: var(--space-2);
        font-size: var(--text-s);
      }
      .legend span {
        display: inline-flex;
        align-items: center;
        gap: 0.5em;
      }
      .legend svg {
        width: 34px;
        height: 14px;
      }
    `,
  ];

  @property({ attribute: false }) view!: DayCourseView;
  private readonly cursor = new PictureCursor(this);
  private readonly size = new PictureSize(this);
  private readonly language = new LanguageController(this);

  protected override willUpdate(changed: PropertyValues<this>): void {
    const before = changed.get('view');
    // Today's picture grows; a cursor on it stays where it is.
    if (before !== undefined && (before.day !== this.view.day || before.stepMinutes !== this.view.stepMinutes))
      this.cursor.at = undefined;
  }

  override render(): TemplateResult {
    const { say } = this.language;
    const { width } = this.size;
    const height = TOP + 3 * PANEL + 2 * GAP + FOOT;
    return html`<p class="summary" data-test="summary">${this.summary()}</p>
      <div class="legend" aria-hidden="true">${this.legend()}</div>
      <svg
        viewBox="0 0 ${width} ${height}"
        role="img"
        tabindex="0"
        aria-label="${this.summary()} ${say(reportsText.keys)}"
        data-test="course"
        @keydown=${(event: KeyboardEvent) => this.cursor.key(event, this.view.rows.length)}
        @pointermove=${(event: PointerEvent) => this.point(event)}
        @pointerdown=${(event: PointerEvent) => this.point(event)}
      >
        ${this.hours()} ${this.came()} ${this.waited()} ${this.counters()} ${this.line()}
      </svg>
      <p class="said" aria-live="polite" data-test="cursor">${this.said()}</p>
      <p class="keys screen-only">${say(reportsText.keys)}</p>`;
  }

  private legend(): TemplateResult {
    const { name } = this.language;
    const sign = (look: SVGTemplateResult, id: Figure): TemplateResult => {
      const measure = this.view.measures.find((each) => each.id === id);
      return html`<span title=${measure === undefined ? '' : name(measure.what)}
        ><svg viewBox="0 0 34 14">${look}</svg>${measure === undefined ? '' : name(measure.name)}</span
      >`;
    };
    const stroke = (look: string) => svg`<line class=${look} x1="1" y1="7" x2="33" y2="7"></line>`;
    return html`${sign(svg`<rect class="came" x="4" y="2" width="10" height="12"></rect><rect class="came" x="18" y="6" width="10" height="8"></rect>`, 'arrivals')}
    ${sign(stroke('waiting'), 'waiting')}${sign(stroke('most'), 'waitingMost')}${sign(stroke('open'), 'open')}${sign(stroke('paused'), 'paused')}`;
  }

  /** The instants along the bottom, and a line for each through all three. */
  private hours(): SVGTemplateResult {
    const { rows } = this.view;
    const bottom = TOP + 3 * PANEL + 2 * GAP;
    const full = rows.flatMap(({ time }, at) => (time.includes(':00') ? [{ time, at }] : []));
    const every = everyFor(full.length, this.room, HOUR_WIDTH, [1, 2, 3, 4, 6, 12]);
    return svg`${full
      .filter((_, at) => at % every === 0)
      .map(
        ({ time, at }) =>
          svg`<line class="grid" x1=${this.x(at)} y1=${TOP - 4} x2=${this.x(at)} y2=${bottom}></line><text x=${this.x(at)} y=${bottom + 18} text-anchor="middle">${short(time)}</text>`,
      )}`;
  }

  private came(): SVGTemplateResult {
    const axis = axisOf(this.most('arrivals'));
    const bar = this.room / Math.max(1, this.view.rows.length);
    const unit = this.language.say(reportsText.peopleAStep, { n: this.view.stepMinutes });
    return svg`${this.panel(0, unit, axis)}${this.view.rows.map((row, at) => {
      const value = this.value(row, 'arrivals') ?? 0;
      const y = this.y(0, axis, value);
      return value === 0
        ? nothing
        : svg`<rect class="came" x=${this.x(at) + bar * 0.1} y=${y} width=${Math.max(1, bar * 0.8)} height=${TOP + PANEL - y}></rect>`;
    })}`;
  }

  private waited(): SVGTemplateResult {
    const axis = axisOf(Math.max(this.most('waiting'), this.most('waitingMost')));
    const line = this.pathOf(1, axis, 'waiting');
    const base = this.y(1, axis, 0);
    const area = `${line} L${this.x(this.view.rows.length)},${base} L${this.x(0)},${base} Z`;
    return svg`${this.panel(1, this.language.say(reportsText.people), axis)}
      <path class="area" d=${area}></path><path class="most" d=${this.pathOf(1, axis, 'waitingMost')}></path>
      <path class="waiting" d=${line}></path>${this.peak(axis)}`;
  }

  private peak(axis: Axis): SVGTemplateResult | typeof nothing {
    const { rows, peaks } = this.view;
    const { waiting } = peaks;
    if (waiting === undefined) return nothing;
    const place = rows.findLastIndex(({ at }) => Date.parse(at) <= Date.parse(waiting.at));
    const x = this.x(Math.max(0, place) + 0.5);
    const y = this.y(1, axis, waiting.value);
    const middle = Math.min(this.size.width - RIGHT - 40, Math.max(LEFT + 40, x));
    return svg`<circle class="peak" cx=${x} cy=${y} r="4.5"></circle>
      <text class="strong haloed" x=${middle} y=${y - 10} text-anchor="middle">${waiting.value} · ${waiting.time}</text>`;
  }

  private counters(): SVGTemplateResult {
    const { say } = this.language;
    const known = this.view.rows.some((row) => this.value(row, 'open') !== null);
    const axis = axisOf(Math.max(this.most('open'), this.most('paused')));
    const middle = TOP + 2 * (PANEL + GAP) + PANEL / 2;
    return svg`${this.panel(2, say(reportsText.counters), axis)}${
      known
        ? svg`${this.most('paused') === 0 ? nothing : svg`<path class="paused" d=${this.pathOf(2, axis, 'paused')}></path>`}<path class="open" d=${this.pathOf(2, axis, 'open')}></path>`
        : svg`<text x=${this.size.width / 2} y=${middle} text-anchor="middle">${say(reportsText.countersUnknown)}</text>`
    }`;
  }

  private panel(number: number, title: string, axis: Axis): SVGTemplateResult {
    const right = this.size.width - RIGHT;
    return svg`<text class="panel" x=${LEFT} y=${TOP + number * (PANEL + GAP) - 10}>${title}</text>${axis.marks.map(
      (mark) => {
        const y = this.y(number, axis, mark);
        return svg`<line class=${mark === 0 ? 'axis' : 'grid'} x1=${LEFT} y1=${y} x2=${right} y2=${y}></line><text x=${LEFT - 7} y=${y + 4} text-anchor="end">${mark}</text>`;
      },
    )}`;
  }

  private line(): SVGTemplateResult | typeof nothing {
    if (this.row === undefined || this.cursor.at === undefined) return nothing;
    const x = this.x(this.cursor.at + 0.5);
    return svg`<line class="cursor" x1=${x} y1=${TOP - 4} x2=${x} y2=${TOP + 3 * PANEL + 2 * GAP} data-test="cursor-line"></line>`;
  }

  /** A level lasts until the next row. */
  private pathOf(panel: number, axis: Axis, figure: Figure): string {
    const points = this.view.rows.map((row, at) => {
      const y = this.y(panel, axis, this.value(row, figure) ?? 0);
      return `${at === 0 ? 'M' : 'L'}${this.x(at)},${y} L${this.x(at + 1)},${y}`;
    });
    return points.join(' ');
  }

  private get room(): number {
    return this.size.width - LEFT - RIGHT;
  }

  private x(place: number): number {
    return Math.round((LEFT + (place / Math.max(1, this.view.rows.length)) * this.room) * 10) / 10;
  }

  private y(panel: number, { top }: Axis, value: number): number {
    return Math.round((TOP + panel * (PANEL + GAP) + PANEL * (1 - value / top)) * 10) / 10;
  }

  private value(row: Row, figure: Figure): number | null {
    return valueIn(row.values, figure) ?? null;
  }

  private most(figure: Figure): number {
    return this.view.rows.reduce((most, row) => Math.max(most, this.value(row, figure) ?? 0), 0);
  }

  private get row(): Row | undefined {
    return this.cursor.at === undefined ? undefined : this.view.rows[this.cursor.at];
  }

  private summary(): string {
    const { say, current } = this.language;
    const { peaks, total, stepMinutes } = this.view;
    const part = (text: keyof typeof reportsText & `peak${string}`, peak: typeof peaks.waiting): string[] =>
      peak === undefined
        ? []
        : [say(reportsText[text], { n: figureText(peak.value, 'count', current), time: peak.time })];
    return [
      say(reportsText.cameInAll, { n: figureText(total, 'count', current) }),
      ...(peaks.arrivals === undefined
        ? []
        : [
            say(reportsText.busiest, {
              ...{ n: figureText(peaks.arrivals.value, 'count', current), time: peaks.arrivals.time },
              minutes: stepMinutes,
            }),
          ]),
      ...(peaks.waiting === undefined ? [say(reportsText.nobodyWaited)] : part('peakWaiting', peaks.waiting)),
      ...part('peakOpen', peaks.open),
    ].join(say(reportsText.between));
  }

  private said(): string {
    const { say, name, current } = this.language;
    const { row } = this;
    if (row === undefined) return '';
    const values = this.view.measures.map(
      (measure) => `${name(measure.name)} ${figureText(valueIn(row.values, measure.id), 'count', current)}`,
    );
    return say(reportsText.cursor, { group: row.time, value: values.join(say(reportsText.between)) });
  }

  private point(event: PointerEvent): void {
    const { width } = this.size;
    this.cursor.point(event, this.view.rows.length, { width, left: LEFT, room: this.room });
  }
}

/** What stands along the bottom: the hour alone. */
function short(time: string): string {
  return time.replace(/^\d\d-\d\d /, '').slice(0, 5);
}

declare global {
  interface HTMLElementTagNameMap {
    'course-picture': CoursePicture;
  }
}
