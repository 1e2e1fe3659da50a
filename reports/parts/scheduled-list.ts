import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { ScheduledReportsView } from '../../core/protocol/shapes/scheduled-reports.ts';
import { DIMENSION_NAMES } from '../../core/reports/report-texts.ts';
import { DIMENSIONS } from '../../core/reports/report-table.ts';
import { LanguageController } from '../../web/language/language-controller.ts';
import { dateText, timeText } from '../../web/text/moments.ts';
import { reportsText } from '../../web/text/reports.ts';
import { reportsBase } from '../reports-styles.ts';
import '../../web/components/hall-icon.ts';

type Item = ScheduledReportsView['items'][number];

/**
 * @summary Reports that the hall makes by itself: when, where to, what was made last, and what does not work.
 */
@customElement('scheduled-list')
export class ScheduledList extends LitElement {
  static override styles = [
    reportsBase,
    css`
      :host {
        display: grid;
        gap: var(--space-3);
      }
      article {
        display: grid;
        gap: var(--space-2);
        padding: var(--space-4);
      }
      h3 {
        font-size: 18px;
      }
      h3 small {
        color: var(--ink-soft);
        font-size: var(--text-s);
        font-weight: 500;
      }
      dl {
        display: grid;
        grid-template-columns: max-content minmax(0, 1fr);
        gap: var(--space-1) var(--space-4);
      }
      dt {
        color: var(--ink-soft);
      }
      dd {
        min-width: 0;
        overflow-wrap: anywhere;
      }
      .wrong {
        padding: var(--space-2) var(--space-3);
        border-radius: var(--radius-s);
        background: var(--warn-soft);
        color: var(--warn);
        font-weight: 600;
        overflow-wrap: anywhere;
      }
      .well {
        color: var(--good);
        font-weight: 600;
      }
      @media print {
        article {
          break-inside: avoid;
          box-shadow: none;
        }
      }
    `,
  ];

  @property({ attribute: false }) view!: ScheduledReportsView;
  @property() zone = '';
  private readonly language = new LanguageController(this);

  override render(): TemplateResult {
    const { say } = this.language;
    const { items, fault } = this.view;
    return html`${
      fault === undefined
        ? nothing
        : html`<p class="wrong" role="alert" data-test="book-fault">
            ${say(reportsText.bookFault, { detail: fault })}
          </p>`
    }${
      items.length === 0
        ? html`<p class="sheet none" data-test="none-scheduled">${say(reportsText.noneScheduled)}</p>`
        : items.map((item) => this.item(item))
    }`;
  }

  private item(item: Item): TemplateResult {
    const { say, name } = this.language;
    const by = item.by.flatMap((each) => DIMENSIONS.find((known) => known === each) ?? []);
    const split = by.map((each) => name(DIMENSION_NAMES[each])).join(' × ');
    const wrong = this.wrong(item);
    return html`<article class="sheet" data-test="scheduled">
      <h3>${name(item.name)} <small>${item.id}</small></h3>
      <dl>
        <dt>${say(reportsText.span)}</dt>
        <dd>${say(reportsText[item.span])}${split === '' ? '' : ` · ${say(reportsText.by)} ${split}`}</dd>
        <dt>${say(reportsText.madeWhen)}</dt>
        <dd>
          ${item.when}${item.next === undefined ? '' : ` · ${say(reportsText.nextTime, { time: this.at(item.next) })}`}
        </dd>
        <dt>${say(reportsText.goesTo)}</dt>
        <dd>${this.placesOf(item)} · ${item.formats.map((each) => each.toUpperCase()).join(', ')}</dd>
        <dt>${say(reportsText.lastMade)}</dt>
        <dd data-test="last-made">${this.last(item)}</dd>
      </dl>
      ${
        wrong.length === 0
          ? item.last === undefined
            ? nothing
            : html`<p class="well" data-test="well">${say(reportsText.allWell)}</p>`
          : wrong.map((text) => html`<p class="wrong" data-test="wrong">${text}</p>`)
      }
    </article>`;
  }

  private placesOf({ folder, host }: Item): string {
    const { say } = this.language;
    return [
      ...(folder === undefined ? [] : [say(reportsText.intoFolder, { folder: `scheduled-reports/files/${folder}` })]),
      ...(host === undefined ? [] : [say(reportsText.postedTo, { host })]),
    ].join(' · ');
  }

  private last({ last }: Item): TemplateResult | string {
    if (last === undefined) return this.language.say(reportsText.neverMade);
    const days = last.from === last.to ? last.from : `${last.from} – ${last.to}`;
    return html`${this.at(last.made)} · ${days}${last.files.map((file) => html`<br />${file}`)}`;
  }

  private wrong(item: Item): readonly string[] {
    const { say } = this.language;
    const { waiting, undelivered, refused, last } = item;
    return [
      ...(waiting === undefined
        ? []
        : [say(reportsText.notYetMade, { time: this.at(waiting.since), detail: this.why(waiting) })]),
      ...(undelivered === undefined
        ? []
        : [
            say(reportsText.undelivered, {
              ...{ time: this.at(undelivered.since), detail: undelivered.detail, n: item.owed },
            }),
          ]),
      // What was made since then is the better news.
      ...(refused === undefined || (last !== undefined && last.due >= refused.due)
        ? []
        : [say(reportsText.refusedReport, { time: this.at(refused.due), detail: say(reportsText[refused.why]) })]),
      ...(item.givenUp === 0 ? [] : [say(reportsText.givenUp, { n: item.givenUp })]),
      ...(item.skipped === 0 ? [] : [say(reportsText.skipped, { n: item.skipped })]),
    ];
  }

  /** What nobody has words for is told as it was found. */
  private why({ why, detail }: NonNullable<Item['waiting']>): string {
    return why === 'fault' ? detail : this.language.say(reportsText[why]);
  }

  private at(at: string): string {
    const { current } = this.language;
    return `${dateText(at, current, this.zone)} ${timeText(at, current, this.zone)}`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'scheduled-list': ScheduledList;
  }
}
