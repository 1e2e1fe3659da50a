import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { ManagerView } from '../../core/protocol/shapes/manager.ts';
import type { HallView } from '../../core/protocol/shapes/hall.ts';
import { LanguageController } from '../../web/language/language-controller.ts';
import type { SessionUser } from '../../web/session/session.ts';
import { deskText } from '../../web/text/desk.ts';
import { adviceText } from '../../web/text/advice.ts';
import { cardsText } from '../../web/text/cards.ts';
import { forecastText } from '../../web/text/forecast.ts';
import { auditText } from '../../web/text/audit.ts';
import { peopleText } from '../../web/text/people.ts';
import { managerText } from '../../web/text/manager.ts';
import { timeText } from '../../web/text/moments.ts';
import { reportsText } from '../../web/text/reports.ts';
import { noticesText } from '../../web/text/notices.ts';
import { staffHeadStyles } from '../../web/staff-head-styles.ts';
import { staffText } from '../../web/text/staff.ts';
import { WatchController } from '../../web/link/watch-controller.ts';
import { departmentSigns } from '../../web/components/department-signs.ts';
import type { Sign } from '../../web/components/hall-icon.ts';
import type { Words } from '../../web/text/words.ts';
import { managerBase } from '../manager-base.ts';
import type { Question } from './manager-ask.ts';
import '../../web/components/hall-clock.ts';
import '../../web/components/hall-icon.ts';
import '../../web/components/hall-language.ts';
import '../../web/renewal/hall-renewal.ts';
import { here } from '../../web/link/own-hall.ts';

/** A figure beside a picture. */
type Badge = { readonly n: number; readonly tone: 'red' | 'yellow'; readonly test: string };

/**
 * @summary Which hall, whether it gives tickets, the time, and who is signed in.
 * @event ask - stop or resume giving tickets
 * @event notices - the page of the notices
 * @event forecast - how right waits were
 * @event advice - what would help
 * @event cards - the yellow and red cards
 * @event complaints - the complaints
 * @event audit - what anybody did
 * @event people - people, their sessions, and the record of security
 * @event figures - what the figures mean
 * @event sign-out - the user leaves
 */
@customElement('manager-head')
export class ManagerHead extends LitElement {
  static override styles = [
    managerBase,
    staffHeadStyles,
    css`
      /* On paper stands what the page says about itself. */
      @media print {
        :host {
          display: none;
        }
      }
      /* What has no room beside the rest takes a second line: nothing leaves the glass. */
      header {
        flex-wrap: wrap;
        height: auto;
        min-height: 64px;
      }
      @media (max-width: 1099px) {
        header {
          padding: var(--space-2);
        }
      }
      h1 {
        font-size: 22px;
        line-height: 1.1;
        white-space: nowrap;
      }
      .hall {
        flex: 1;
        min-width: 9em;
        line-height: 1.2;
        overflow-wrap: break-word;
        color: var(--on-brand-soft);
        font-size: 15px;
        font-weight: 600;
      }
      .pages {
        display: flex;
        flex-wrap: wrap;
        gap: var(--space-2);
      }
      .small {
        display: none;
      }
      /* One line as far as it goes: pictures in place of words, whose names are said. */
      @media (max-width: 1640px) {
        header {
          gap: var(--space-2);
        }
        .pages {
          gap: var(--space-1);
        }
        .button {
          padding: 0 0.6em;
        }
        .label {
          display: none;
        }
        .small {
          display: inline;
        }
        .hall {
          font-size: 14px;
        }
      }
      @media (max-width: 1400px) {
        .who {
          display: none;
        }
      }
      /* A finger's width. */
      @media (max-width: 1099px) {
        .button {
          justify-content: center;
          min-width: 44px;
          min-height: 44px;
        }
      }
      /* Two lines or more: the hall and the time above, what can be done below. */
      @media (max-width: 1270px) {
        .hall {
          flex-basis: 40%;
        }
        hall-clock {
          order: -1;
        }
        h1,
        .hall {
          order: -2;
        }
      }
      .badge {
        margin-inline-start: 0.3em;
        padding: 0 0.4em;
        border-radius: var(--radius-full);
        font-size: 13px;
        line-height: 1.4;
        font-variant-numeric: tabular-nums;
      }
      .badge.red {
        background: var(--bad);
        color: #fff;
      }
      .badge.yellow {
        background: #ffd94a;
        color: #3d2c00;
      }
      hall-clock {
        font-size: 22px;
        white-space: nowrap;
        --clock-date-ink: var(--on-brand-soft);
        --clock-date-size: 12px;
      }
    `,
  ];

  @property({ attribute: false }) view!: ManagerView;
  @property({ attribute: false }) hall: HallView | undefined;
  @property({ attribute: false }) user!: SessionUser;
  @property({ type: Boolean }) online = true;
  /** Managers and above look into the journal. */
  @property({ type: Boolean }) audits = false;
  private readonly language = new LanguageController(this);
  private readonly emergency = new WatchController(this, 'emergency');
  private readonly troubles = new WatchController(this, 'troubles');

  override render(): TemplateResult {
    const { say, name } = this.language;
    const { user, hall } = this;
    const who = user.name === undefined ? user.id : name(user.name);
    return html`<header>
      <h1>${say(managerText.title)}</h1>
      <span class="hall">${hall === undefined ? '' : name(hall.name)}</span>
      <hall-renewal></hall-renewal>
      ${this.intake()}
      <div class="pages">${this.pages()}</div>
      <hall-language short .languages=${hall?.languages}></hall-language>
      <hall-clock date .timeZone=${hall?.timeZone ?? 'Asia/Shanghai'}></hall-clock>
      <span class="who" data-test="user-name">${who}</span>
      <button
        class="button"
        type="button"
        data-test="sign-out"
        title="${say(staffText.signOut)} (${who})"
        @click=${() => this.send('sign-out')}
      >
        ${say(staffText.signOut)}
      </button>
    </header>`;
  }

  /** What lies beside the hall. */
  private pages(): TemplateResult {
    const { say } = this.language;
    return html`${this.link('open-desk', 'search', deskText.title, '/desk', true)}
      <button
        class="button"
        type="button"
        data-test="open-notices"
        aria-label=${say(noticesText.notices)}
        title=${say(noticesText.notices)}
        @click=${() => this.send('notices')}
      >
        <hall-icon name="window"></hall-icon><span class="label">${say(noticesText.notices)}</span>
      </button>
      ${this.button('open-advice', departmentSigns.bolt, adviceText.title, 'advice')}
      ${this.button('open-cards', 'flag', cardsText.title, 'cards', this.cards())}
      ${this.button('open-forecast', 'clock', forecastText.title, 'forecast')}
      ${
        this.audits
          ? html`${this.button('open-complaints', departmentSigns.scales, managerText.complaints, 'complaints', this.complaints())}
            ${this.button('open-audit', 'shield', auditText.audit, 'audit')}
            ${this.button('open-people', 'people', peopleText.title, 'people')}`
          : nothing
      }
      ${this.link('open-reports', departmentSigns.chart, reportsText.title, '/reports')}
      ${this.button('open-figures', 'info', managerText.figures, 'figures')}`;
  }

  /** A button that is known by its picture, and says its name to whoever asks. */
  private button(
    test: string,
    sign: Sign,
    words: Words,
    event: string,
    badge: Badge | undefined = undefined,
  ): TemplateResult {
    const label = this.language.say(words);
    const said = badge === undefined ? label : `${label}: ${String(badge.n)}`;
    return html`<button
      class="button"
      type="button"
      data-test=${test}
      aria-label=${said}
      title=${said}
      @click=${() => this.send(event)}
    >
      <hall-icon .name=${sign}></hall-icon>${
        badge === undefined ? nothing : html`<b class="badge ${badge.tone}" data-test="${badge.test}">${badge.n}</b>`
      }
    </button>`;
  }

  /** How many cards are open: the red ones, where there are any. */
  private cards(): Badge | undefined {
    const { yellow, red } = this.view.cards;
    const n = red > 0 ? red : yellow;
    return n === 0 ? undefined : { n, tone: red > 0 ? 'red' : 'yellow', test: 'cards-open' };
  }

  private complaints(): Badge | undefined {
    const { open: n } = this.view.complaints;
    return n === 0 ? undefined : { n, tone: 'red', test: 'complaints-open' };
  }

  /** The same, to another page; `beside`: in a tab of its own. */
  private link(test: string, sign: Sign, words: Words, href: string, beside = false): TemplateResult {
    const label = this.language.say(words);
    return html`<a
      class="button"
      href=${here(href)}
      target=${beside ? '_blank' : nothing}
      data-test=${test}
      aria-label=${label}
      title=${label}
    >
      <hall-icon .name=${sign}></hall-icon>
    </a>`;
  }

  private intake(): TemplateResult {
    const { say, current } = this.language;
    const { intake } = this.view;
    const stopped = !intake.open && intake.why === 'stopped';
    const text = intake.open
      ? intake.closesAt === undefined
        ? say(managerText.intakeOpen)
        : say(managerText.intakeUntil, {
            time: timeText(intake.closesAt, current, this.hall?.timeZone ?? 'Asia/Shanghai'),
          })
      : say(stopped ? managerText.intakeStopped : managerText.intakeClosed);
    const reason = !intake.open && intake.reason !== undefined ? ` · ${intake.reason}` : '';
    const clearing = this.emergency.view?.evacuate === true;
    const lasts = this.troubles.view?.items.some(({ kind }) => kind === 'records') !== true;
    const gives = intake.open && !clearing && lasts;
    return html`
      <span class="chip ${gives ? 'good' : 'bad'}" data-test="intake" data-open=${intake.open ? 'true' : 'false'}>
        <hall-icon name=${gives ? 'ticket' : 'stop'}></hall-icon
        >${clearing ? say(managerText.clearing) : lasts ? `${text}${reason}` : say(managerText.nothingRecorded)}
      </span>
      ${
        stopped
          ? html`<button
              class="button"
              type="button"
              data-test="resume-intake"
              ?disabled=${!this.online}
              @click=${() => this.send('ask', this.resumeQuestion())}
            >
              ${say(managerText.resumeIntake)}
            </button>`
          : html`<button
              class="button"
              type="button"
              data-test="stop-intake"
              aria-label=${say(managerText.stopIntake)}
              title=${say(managerText.stopIntake)}
              ?disabled=${!this.online || !intake.open}
              @click=${() => this.send('ask', this.stopQuestion())}
            >
              <hall-icon class="small" name="stop"></hall-icon><span class="label">${say(managerText.stopIntake)}</span>
            </button>`
      }
    `;
  }

  private resumeQuestion(): Question {
    const { say } = this.language;
    return {
      title: say(managerText.resumeTitle),
      hint: say(managerText.resumeHint),
      act: say(managerText.resumeIntake),
      reason: true,
      name: 'resume-intake',
      body: {},
    };
  }

  private stopQuestion(): Question {
    const { say } = this.language;
    return {
      title: say(managerText.stopTitle),
      hint: say(managerText.stopHint),
      act: say(managerText.stopIntake),
      reason: true,
      name: 'stop-intake',
      body: {},
    };
  }

  private send(type: string, detail?: object): void {
    this.dispatchEvent(new CustomEvent(type, { detail, bubbles: true, composed: true }));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'manager-head': ManagerHead;
  }
}
