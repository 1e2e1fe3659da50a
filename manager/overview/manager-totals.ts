import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { FigureId } from '../../core/protocol/meanings.ts';
import type { ManagerView } from '../../core/protocol/shapes/manager.ts';
import type { TroublesView } from '../../core/protocol/shapes/troubles.ts';
import type { HallView } from '../../core/protocol/shapes/hall.ts';
import { ClockController } from '../../web/clock-controller.ts';
import { LanguageController } from '../../web/language/language-controller.ts';
import { lengthWords } from '../../core/base/wait-words.ts';
import { managerText } from '../../web/text/manager.ts';
import { managerBase } from '../manager-base.ts';
import { perCent } from './tones.ts';
import '../../web/components/hall-icon.ts';
import './manager-meaning.ts';

type Tile = {
  readonly test: string;
  readonly label: string;
  /** What its figures mean, those of the note included. */
  readonly means: readonly FigureId[];
  readonly value: string | number;
  readonly note?: string | TemplateResult;
  readonly late?: boolean;
};

/**
 * @summary The day in eight small figures. Only how many will be late is coloured: the rest points to no line, and what
 * is worst stands in the list.
 */
@customElement('manager-totals')
export class ManagerTotals extends LitElement {
  static override styles = [
    managerBase,
    css`
      dl {
        display: grid;
        grid-template-columns: repeat(8, minmax(0, 1fr));
        gap: var(--space-2);
      }
      div {
        display: grid;
        grid-template-rows: auto auto minmax(18px, auto);
        align-content: start;
        padding: var(--space-2) var(--space-3);
        border-left: 4px solid var(--edge);
        overflow: hidden;
      }
      .late {
        border-left-color: var(--bad);
      }
      dt {
        display: flex;
        align-items: center;
        justify-content: space-between;
        font-size: 13px;
        font-weight: 600;
        white-space: nowrap;
        color: var(--ink-soft);
      }
      dd {
        white-space: nowrap;
      }
      .value {
        font-size: 22px;
        font-weight: 700;
        line-height: 1.2;
        font-variant-numeric: tabular-nums;
      }
      @media (max-width: 1099px) {
        dl {
          grid-template-columns: repeat(4, minmax(0, 1fr));
        }
      }
      @media (max-width: 820px) {
        dl {
          grid-template-columns: repeat(2, minmax(0, 1fr));
        }
      }
      .note {
        font-size: 12px;
        line-height: 1.3;
        color: var(--ink-soft);
        white-space: normal;
        overflow-wrap: anywhere;
      }
    `,
  ];

  @property({ attribute: false }) view!: ManagerView;
  @property({ attribute: false }) hall: HallView | undefined;
  @property({ attribute: false }) troubles: TroublesView | undefined;
  private readonly language = new LanguageController(this);
  private readonly clock = new ClockController(this, 5000);

  override render(): TemplateResult {
    return html`<dl>
      ${this.tiles().map(
        ({ test, label, means, value, note, late }) =>
          html`<div class="sheet ${late === true ? 'late' : ''}" data-test="total-${test}">
            <dt>${label}<manager-meaning .of=${means} .label=${label}></manager-meaning></dt>
            <dd class="value ${late === true ? 'late' : ''}">${value}</dd>
            <dd class="note">${note ?? nothing}</dd>
          </div>`,
      )}
    </dl>`;
  }

  private tiles(): readonly Tile[] {
    return [
      this.waiting(),
      this.late(),
      this.longest(),
      this.within(),
      this.mean(),
      this.served(),
      this.noShows(),
      this.counters(),
    ];
  }

  private waiting(): Tile {
    const { say } = this.language;
    const { totals, lines } = this.view;
    const n = lines.filter((line) => line.waiting > 0).length;
    return {
      test: 'waiting',
      label: say(managerText.waiting),
      means: ['waiting'],
      value: totals.waiting,
      note: totals.waiting === 0 ? say(managerText.nobody) : say(managerText.linesConcerned, { n }),
    };
  }

  /** Whoever is not late yet stands here too: a queue of hours is seen before anybody is past the target. */
  private late(): Tile {
    const { say } = this.language;
    const { troubles, view } = this;
    const most = view.totals.waiting;
    return {
      test: 'late',
      label: say(managerText.willBeLate),
      means: ['willBeLate', 'lateNow'],
      // Told a moment later than who waits: never more than those.
      value: troubles === undefined ? '–' : Math.min(troubles.willBeLate, most),
      note:
        troubles === undefined
          ? say(managerText.noneYet)
          : say(managerText.lateNow, { late: Math.min(troubles.lateNow, most) }),
      late: (troubles?.willBeLate ?? 0) > 0,
    };
  }

  private longest(): Tile {
    const { say, name, current } = this.language;
    const { totals, lines, now } = this.view;
    const tile = { test: 'longest', label: say(managerText.longest), means: ['longestWait'] } as const;
    const [worst] = lines.filter((line) => line.waiting > 0).sort((a, b) => b.longestWait - a.longestWait);
    if (worst === undefined) return { ...tile, value: '–' };
    const longest = totals.longestWait + Math.max(0, (this.clock.now - Date.parse(now)) / 1000);
    return {
      ...tile,
      value: lengthWords(longest, current),
      note: `${worst.longestNumber ?? ''} · ${name(worst.name)}`,
    };
  }

  private within(): Tile {
    const { say } = this.language;
    const { withinTarget, withinTargetOf } = this.view.totals;
    const tile = { test: 'within', label: say(managerText.inTimeSoFar), means: ['withinTarget'] } as const;
    if (withinTarget === undefined) return { ...tile, value: '–', note: say(managerText.noneYet) };
    return {
      ...tile,
      value: `${String(perCent(withinTarget))}%`,
      note: say(managerText.withinOf, { n: withinTargetOf }),
    };
  }

  private mean(): Tile {
    const { say, current } = this.language;
    const { meanWait, meanWaitOf } = this.view.totals;
    return {
      test: 'mean',
      label: say(managerText.meanWait),
      means: ['meanWait'],
      value: meanWaitOf === 0 ? '–' : lengthWords(meanWait, current),
      note: meanWaitOf === 0 ? say(managerText.noneYet) : say(managerText.meanOf, { n: meanWaitOf }),
    };
  }

  private served(): Tile {
    const { say } = this.language;
    const { served, issued } = this.view.totals;
    return {
      test: 'served',
      label: say(managerText.served),
      means: ['served', 'issued'],
      value: served,
      note: say(managerText.issuedToday, { n: issued }),
    };
  }

  private noShows(): Tile {
    const { say } = this.language;
    const { noShows, cancelled } = this.view.totals;
    return {
      test: 'no-shows',
      label: say(managerText.noShows),
      means: ['noShows', 'cancelled'],
      value: noShows,
      note: say(managerText.cancelledToday, { n: cancelled }),
    };
  }

  private counters(): Tile {
    const { say } = this.language;
    const { openCounters, pausedCounters } = this.view.totals;
    return {
      test: 'counters',
      label: say(managerText.countersOpen),
      means: ['openCounters', 'pausedCounters'],
      value: openCounters,
      note: `${say(managerText.ofCounters, { n: this.view.counters.length })} · ${say(managerText.countersPaused, { n: pausedCounters })}`,
    };
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'manager-totals': ManagerTotals;
  }
}
