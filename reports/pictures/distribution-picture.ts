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
import type { DistributionView } from '../../core/protocol/shapes/distribution.ts';
import { LanguageController } from '../../web/language/language-controller.ts';
import { reportsText } from '../../web/text/reports.ts';
import { figureText, valueIn } from '../cells.ts';
import { PictureCursor } from './picture-cursor.ts';
import { PictureSize } from './picture-size.ts';
import { pictureStyles } from './picture-styles.ts';
import { axisOf, everyFor, type Axis } from './scale.ts';

const LEFT = 44;
const RIGHT = 18;
const HIGH = 240;
/** Room for three marks with their words above the bars. */
const TOP = 76;
const FOOT = 46;
const MARK_HEIGHT = 19;
const NUMBER_WIDTH = 38;

type Mark = { readonly look: string; readonly seconds: number; readonly words: string };

/**
 * @summary How waits or service times are distributed: bars of whole minutes, those past their target hatched, with the
 * median, the P90 and the target as lines; arrow keys go from bar to bar and say each.
 */
@customElement('distribution-picture')
export class DistributionPicture extends LitElement {
  static override styles = [
    pictureStyles,
    css`
      .late {
        fill: url('#hatch');
        stroke: var(--series-waiting);
      }
      .hatch {
        stroke: var(--series-waiting);
        stroke-width: 3;
      }
      .mark {
        stroke: var(--ink);
        stroke-width: 2;
      }
      .mark.p50 {
        stroke-dasharray: 7 4;
      }
      .mark.p90 {
        stroke-dasharray: 2 3;
      }
      .mark.target {
        stroke: var(--series-open);
        stroke-width: 3;
      }
      .chosen {
        fill: none;
        stroke: var(--ink);
        stroke-width: 2;
      }
    `,
  ];

  @property({ attribute: false }) view!: DistributionView;
  private readonly cursor = new PictureCursor(this);
  private readonly size = new PictureSize(this);
  private readonly language = new LanguageController(this);

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('view')) return;
    const { of } = this.view;
    const before = changed.get('view');
    this.cursor.keep(before?.of === of ? before.rows : [], this.view.rows, ({ from, to }) => `${from}–${to ?? ''}`);
  }

  override render(): TemplateResult {
    const { say } = this.language;
    const axis = axisOf(
      this.view.rows.reduce((most, { values }) => Math.max(most, values['cases'] ?? 0), 0),
      4,
    );
    return html`<p class="summary" data-test="summary">${this.summary()}</p>
      <svg
        viewBox="0 0 ${this.size.width} ${TOP + HIGH + FOOT}"
        role="img"
        tabindex="0"
        aria-label="${this.summary()} ${say(reportsText.keys)}"
        data-test="distribution"
        @keydown=${(event: KeyboardEvent) => this.cursor.key(event, this.view.rows.length)}
        @pointermove=${(event: PointerEvent) => this.point(event)}
        @pointerdown=${(event: PointerEvent) => this.point(event)}
      >
        <defs>
          <pattern id="hatch" width="7" height="7" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
            <rect width="7" height="7" fill="#fff"></rect>
            <line class="hatch" x1="0" y1="0" x2="0" y2="7"></line>
          </pattern>
        </defs>
        ${this.grid(axis)} ${this.bars(axis)} ${this.minutes()} ${this.marks()}
      </svg>
      <p class="said" aria-live="polite" data-test="cursor">${this.said()}</p>
      <p class="keys">
        ${this.view.of === 'waits' ? say(reportsText.hatched) : nothing}
        <span class="screen-only">${say(reportsText.keys)}</span>
      </p>`;
  }

  private grid(axis: Axis): SVGTemplateResult {
    const right = this.size.width - RIGHT;
    return svg`${axis.marks.map((mark) => {
      const y = this.y(axis, mark);
      return svg`<line class=${mark === 0 ? 'axis' : 'grid'} x1=${LEFT} y1=${y} x2=${right} y2=${y}></line><text x=${LEFT - 7} y=${y + 4} text-anchor="end">${mark}</text>`;
    })}`;
  }

  private bars(axis: Axis): SVGTemplateResult {
    const bar = this.room / this.view.rows.length;
    return svg`${this.view.rows.map(({ values }, at) => {
      const [cases, late] = [values['cases'] ?? 0, values['late'] ?? 0];
      const [x, width] = [this.x(at) + bar * 0.06, Math.max(1, bar * 0.88)];
      const [top, edge] = [this.y(axis, cases), this.y(axis, cases - late)];
      return svg`<g data-test="bar">
        ${cases - late === 0 ? nothing : svg`<rect class="came" x=${x} y=${edge} width=${width} height=${TOP + HIGH - edge}></rect>`}
        ${late === 0 ? nothing : svg`<rect class="late" x=${x} y=${top} width=${width} height=${edge - top}></rect>`}
        ${at === this.cursor.at ? svg`<rect class="chosen" x=${this.x(at)} y=${TOP} width=${bar} height=${HIGH}></rect>` : nothing}
      </g>`;
    })}`;
  }

  /** The ends of the bins along the bottom. */
  private minutes(): SVGTemplateResult {
    const { rows } = this.view;
    const every = everyFor(rows.length, this.room, NUMBER_WIDTH, [1, 2, 3, 4, 5, 6, 10, 12, 15, 20, 30]);
    const bottom = TOP + HIGH;
    return svg`${rows.map(({ from }, at) =>
      at % every === 0 ? svg`<text x=${this.x(at)} y=${bottom + 17} text-anchor="middle">${from}</text>` : nothing,
    )}
      <text class="panel" x=${LEFT} y=${bottom + 38}>${this.language.say(reportsText.minutesLong)}</text>
      <text class="panel" x=${LEFT} y="14">${this.language.say(reportsText.cases)}</text>`;
  }

  private marks(): SVGTemplateResult {
    return svg`${this.marked.map(({ look, seconds, words }, number) => {
      const x = Math.min(this.size.width - RIGHT, this.xOf(seconds));
      const y = 14 + (number + 1) * MARK_HEIGHT;
      const end = x > this.size.width / 2;
      return svg`<line class="mark ${look}" x1=${x} y1=${y - 11} x2=${x} y2=${TOP + HIGH}></line>
        <text class="strong" x=${x + (end ? -6 : 6)} y=${y} text-anchor=${end ? 'end' : 'start'}>${words}</text>`;
    })}`;
  }

  private get marked(): readonly Mark[] {
    const { say } = this.language;
    const { total, target, of } = this.view;
    const [p50, p90] = of === 'waits' ? [total['waitP50'], total['waitP90']] : [total['serveP50'], total['serveP90']];
    const time = (seconds: number): string => figureText(seconds, 'seconds', this.language.current);
    const mark = (look: string, name: string, seconds: number | null | undefined): Mark[] =>
      typeof seconds === 'number' ? [{ look, seconds, words: `${name} ${time(seconds)}` }] : [];
    return [
      ...(target === null || target.least !== target.most ? [] : mark('target', say(reportsText.target), target.least)),
      ...mark('p50', 'P50', p50),
      ...mark('p90', 'P90', p90),
    ];
  }

  private get room(): number {
    return this.size.width - LEFT - RIGHT;
  }

  private x(bin: number): number {
    return LEFT + (bin / Math.max(1, this.view.rows.length)) * this.room;
  }

  private xOf(seconds: number): number {
    return this.x(Math.min(this.view.rows.length, seconds / 60 / this.view.binMinutes));
  }

  private y({ top }: Axis, value: number): number {
    return TOP + HIGH * (1 - value / top);
  }

  private summary(): string {
    const { say, current } = this.language;
    const { of, cases, total, target } = this.view;
    const time = (seconds: number | null | undefined): string => figureText(seconds, 'seconds', current);
    const waits = of === 'waits';
    const within = total['withinTarget'];
    return [
      say(reportsText.casesInAll, { n: figureText(cases, 'count', current) }),
      say(reportsText.halfUpTo, { time: time(waits ? total['waitP50'] : total['serveP50']) }),
      say(reportsText.mostUpTo, { time: time(waits ? total['waitP90'] : total['serveP90']) }),
      ...(waits && typeof within === 'number'
        ? [say(reportsText.within, { share: figureText(within, 'share', current) })]
        : []),
      ...(target !== null && target.least !== target.most
        ? [say(reportsText.targets, { least: time(target.least), most: time(target.most) })]
        : []),
    ].join(say(reportsText.between));
  }

  private said(): string {
    const { say, name, current } = this.language;
    const row = this.cursor.at === undefined ? undefined : this.view.rows[this.cursor.at];
    if (row === undefined) return '';
    const values = this.view.measures.map(
      (measure) => `${name(measure.name)} ${figureText(valueIn(row.values, measure.id), measure.unit, current)}`,
    );
    const group =
      row.to === null
        ? say(reportsText.minutesFrom, { from: row.from })
        : say(reportsText.minutesTo, { from: row.from, to: row.to });
    return say(reportsText.cursor, { group, value: values.join(say(reportsText.between)) });
  }

  private point(event: PointerEvent): void {
    const { width } = this.size;
    this.cursor.point(event, this.view.rows.length, { width, left: LEFT, room: this.room });
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'distribution-picture': DistributionPicture;
  }
}
