import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import type { LineId } from '../../core/base/names.ts';
import type { ManagerView } from '../../core/protocol/shapes/manager.ts';
import type { HallView } from '../../core/protocol/shapes/hall.ts';
import { LanguageController } from '../../web/language/language-controller.ts';
import { hallLink } from '../../web/link/link.ts';
import type { SessionUser } from '../../web/session/session.ts';
import type { HallToast } from '../../web/components/hall-toast.ts';
import { WatchController } from '../../web/link/watch-controller.ts';
import { boardsText } from '../../web/text/boards.ts';
import { troublesText } from '../../web/text/troubles.ts';
import { managerText } from '../../web/text/manager.ts';
import type { Words } from '../../web/text/words.ts';
import { managerBase } from '../manager-base.ts';
import type { Order } from '../order.ts';
import type { ManagerAsk, Question } from './manager-ask.ts';
import type { ManagerFigures } from './manager-figures.ts';
import '../../web/components/hall-toast.ts';
import '../audit/manager-audit.ts';
import '../alerts/manager-alerts.ts';
import '../notices/manager-notices.ts';
import type { ManagerAct } from '../acting/manager-act.ts';
import type { ActOn } from '../acting/act.ts';
import '../acting/manager-act.ts';
import './manager-ask.ts';
import { needsCare } from '../boards/manager-boards.ts';
import './manager-calls.ts';
import '../counters/manager-counters.ts';
import './manager-figures.ts';
import './manager-head.ts';
import '../lines/manager-line.ts';
import '../lines/manager-lines.ts';
import '../zones/manager-zones.ts';
import { EndingsController } from '../devices/endings-controller.ts';
import '../devices/manager-identities.ts';
import '../devices/manager-plugged.ts';
import { isTroubled } from '../devices/manager-printers.ts';
import '../ratings/manager-ratings.ts';
import '../routing/manager-routing.ts';
import { isSignTroubled } from '../devices/manager-signs.ts';
import './manager-totals.ts';
import type { LookAt } from '../troubles/manager-troubles.ts';
import { harmOfCounters, harmOfLines } from '../troubles/trouble-order.ts';
import '../troubles/manager-troubles.ts';

/** The pages beside the hall, each with an address of its own. */
type Page = 'floor' | 'notices' | 'audit';
const PAGES: readonly Page[] = ['notices', 'audit'];

const LACKS = {
  line: managerText.lacksLine,
  service: managerText.lacksService,
  category: managerText.lacksCategory,
  counter: managerText.lacksCounter,
} as const;

type Side = 'counters' | 'zones' | 'calls' | 'routing' | 'ratings' | 'boards' | 'printers' | 'identities';

const SIDE_WORDS: Readonly<Record<Side, Words>> = {
  counters: managerText.counters,
  zones: troublesText.zones,
  calls: managerText.calls,
  routing: managerText.routing,
  ratings: managerText.ratings,
  boards: boardsText.boards,
  printers: managerText.printers,
  identities: managerText.identities,
};

/**
 * @summary The hall as it stands: the day's figures, every line, every counter, the latest calls; and what may be done
 * about it.
 */
@customElement('manager-overview')
export class ManagerOverview extends LitElement {
  static override styles = [
    managerBase,
    css`
      :host {
        display: flex;
        flex-direction: column;
        gap: var(--space-4);
        height: calc(100vh - var(--above, 0px));
        min-width: 1100px;
        padding-bottom: var(--space-4);
      }
      main {
        flex: 1;
        display: grid;
        grid-template-columns: minmax(0, 1fr) minmax(380px, 30%);
        gap: var(--space-4);
        min-height: 0;
        padding: 0 var(--space-4);
      }
      .kept {
        display: flex;
        align-items: center;
        gap: var(--space-3);
        margin: 0 var(--space-4);
        padding: var(--space-3) var(--space-4);
        border-radius: var(--radius-m);
        background: var(--bad-soft);
        color: var(--bad);
      }
      .kept hall-icon {
        flex: none;
        font-size: 24px;
      }
      manager-totals {
        padding: 0 var(--space-4);
      }
      .front {
        display: flex;
        flex-direction: column;
        gap: var(--space-4);
        min-height: 0;
      }
      manager-troubles {
        flex: 0 1 auto;
        max-height: 58%;
      }
      manager-lines {
        flex: 1 1 0;
      }
      .side {
        display: flex;
        flex-direction: column;
        min-height: 0;
        overflow: hidden;
      }
      .side > .tabs {
        flex-wrap: wrap;
        margin: var(--space-3) var(--space-4) var(--space-2);
      }
      .side > .tabs button {
        flex: auto;
        padding: 0 0.4em;
        font-size: 14px;
      }
      /* In the hand: one thing below the other, the page scrolls. */
      @media (max-width: 820px) {
        :host {
          min-width: 0;
          height: auto;
        }
        main {
          display: flex;
          flex-direction: column;
          padding: 0 var(--space-2);
        }
        manager-totals {
          order: 1;
        }
        .front,
        manager-troubles {
          max-height: none;
        }
        .side {
          order: -1;
          max-height: 85vh;
        }
        manager-lines {
          flex: none;
          height: 70vh;
        }
      }
      :host([stale]) main,
      :host([stale]) manager-totals {
        filter: grayscale(1);
        opacity: 0.6;
      }
    `,
  ];

  @property({ attribute: false }) view!: ManagerView;
  @property({ attribute: false }) user!: SessionUser;
  @property({ attribute: false }) hall: HallView | undefined;
  @property({ type: Boolean }) online = true;
  @state() private acted = 0;
  @state() private side: Side = 'counters';
  @state() private line: LineId | undefined;
  @state() private page = PAGES.find((each) => location.hash === `#${each}`) ?? 'floor';
  @query('hall-toast') private toast!: HallToast;
  @query('manager-ask') private ask!: ManagerAsk;
  @query('manager-act') private acting!: ManagerAct;
  @query('manager-figures') private figures!: ManagerFigures;
  private readonly language = new LanguageController(this);
  private readonly fleet = new WatchController(this, 'boards');
  private readonly printers = new WatchController(this, 'printers');
  private readonly signs = new WatchController(this, 'signs');
  private readonly troubles = new WatchController(this, 'troubles');
  private readonly endings = new EndingsController(this, () => this.administers);

  override connectedCallback(): void {
    super.connectedCallback();
    this.addEventListener('line-chosen', (event) => this.choose((event as CustomEvent<LineId>).detail));
    this.addEventListener('line-left', () => (this.line = undefined));
    this.addEventListener('ask', (event) => this.ask.ask((event as CustomEvent<Question>).detail));
    this.addEventListener('act-on', (event) => this.acting.open((event as CustomEvent<ActOn>).detail));
    this.addEventListener('look', (event) => this.look((event as CustomEvent<LookAt>).detail));
    this.addEventListener('printers-asked', () => (this.side = 'printers'));
    this.addEventListener('figures', () => this.figures.open());
    this.addEventListener('notices', () => this.turn('notices'));
    this.addEventListener('audit', () => this.turn('audit'));
    this.addEventListener('order', (event) => void this.order((event as CustomEvent<Order>).detail));
  }

  override render(): TemplateResult {
    const { view, hall, online } = this;
    this.toggleAttribute('stale', !online);
    return html`
      <manager-head
        .view=${view}
        .hall=${hall}
        .user=${this.user}
        .online=${online}
        ?audits=${this.manages}
      ></manager-head>
      ${this.body()}
      <manager-ask></manager-ask>
      <manager-act .view=${view}></manager-act>
      <manager-figures></manager-figures>
      <hall-toast></hall-toast>
    `;
  }

  private body(): TemplateResult {
    const { hall, online } = this;
    if (this.page === 'audit' && this.manages)
      return html`<manager-audit .hall=${hall} @audit-left=${() => this.turn('floor')}></manager-audit>`;
    if (this.page === 'notices')
      return html`<manager-notices
        .hall=${hall}
        ?may=${this.manages}
        .online=${online}
        @notices-left=${() => this.turn('floor')}
      ></manager-notices>`;
    return this.floor();
  }

  /** Something is shown that a new page would not begin with; a page with an address of its own it would. */
  get isOpen(): boolean {
    return this.page === 'floor' && (this.line !== undefined || this.side !== 'counters');
  }

  /** The lines, and beside them whatever is asked for. */
  private floor(): TemplateResult {
    const { view, hall, online } = this;
    return html`${this.kept()}<manager-alerts .user=${this.user} .hall=${hall} .online=${online}></manager-alerts>
      <manager-totals .view=${view} .hall=${hall}></manager-totals>
      <main>
        <div class="front">
          <manager-troubles .view=${this.troubles.view} .hall=${hall} .online=${online}></manager-troubles>
          <manager-lines
            .view=${view}
            .hall=${hall}
            .harmOf=${harmOfLines(this.troubles.view)}
            .chosen=${this.line}
          ></manager-lines>
        </div>
        <div class="side sheet">
          ${this.line === undefined ? this.tabs() : html`<manager-line .line=${this.line} .hall=${hall} .online=${online}></manager-line>`}
        </div>
      </main>`;
  }

  /** On a narrow glass the line stands elsewhere on the page: it comes to whoever has asked for it. */
  private choose(line: LineId): void {
    this.line = line;
    void this.updateComplete.then(() => this.renderRoot.querySelector('.side')?.scrollIntoView({ block: 'nearest' }));
  }

  private look({ at, id }: LookAt): void {
    if (at === 'line') this.line = id;
    if (at === 'printers' || at === 'signs') this.side = 'printers';
    if (at === 'boards') this.side = 'boards';
    if (at !== 'line') this.line = undefined;
  }

  /** A changed hall file that today cannot take. */
  private kept(): TemplateResult | typeof nothing {
    const lack = this.view.hallFileLacks;
    if (lack === undefined) return nothing;
    const { say } = this.language;
    const why = say(LACKS[lack.what], { id: lack.id, number: lack.number ?? '' });
    return html`<p class="kept" role="status" data-test="hall-file-kept">
      <hall-icon name="warning"></hall-icon
      ><span><b>${say(managerText.fileKept)}</b> ${why} ${say(managerText.fileKeptUntil)}</span>
    </p>`;
  }

  /** A page with an address of its own is there again after a reload. */
  private turn(page: Page): void {
    this.page = page;
    history.replaceState(null, '', page === 'floor' ? location.pathname + location.search : `#${page}`);
  }

  private get manages(): boolean {
    return this.user.roles.some((role) => role === 'manager' || role === 'administrator');
  }

  private get administers(): boolean {
    return this.user.roles.includes('administrator');
  }

  private tabs(): TemplateResult {
    return html`
      <div class="tabs" role="group">
        ${this.tab('counters')}${this.tab('zones')}${this.tab('calls')}${this.tab('routing')}${this.tab('ratings')}${this.tab('boards')}${this.tab('printers')}${this.administers ? this.tab('identities') : nothing}
      </div>
      ${this.sideBody()}
    `;
  }

  private sideBody(): TemplateResult {
    const { view, hall, online } = this;
    switch (this.side) {
      case 'counters':
        return html`<manager-counters
          .view=${view}
          .hall=${hall}
          .harmOf=${harmOfCounters(this.troubles.view)}
          .online=${online}
        ></manager-counters>`;
      case 'zones':
        return html`<manager-zones
          class="scroll"
          tabindex="0"
          role="group"
          aria-label=${this.language.say(troublesText.zones)}
          .view=${view}
          .troubles=${this.troubles.view}
        ></manager-zones>`;
      case 'calls':
        return html`<manager-calls .view=${view} .hall=${hall}></manager-calls>`;
      case 'routing':
        return html`<manager-routing .view=${view} .hall=${hall} .online=${online}></manager-routing>`;
      case 'ratings':
        return html`<manager-ratings
          .view=${view}
          .hall=${hall}
          .online=${online}
          .reads=${this.manages}
          .acted=${this.acted}
        ></manager-ratings>`;
      case 'boards':
        return html`<manager-boards .fleet=${this.fleet.view} .hall=${hall} .online=${online}></manager-boards>`;
      case 'identities':
        return html`<manager-identities class="scroll" .hall=${hall} .online=${online}></manager-identities>`;
      case 'printers':
        return html`<manager-printers .printers=${this.printers.view?.items} .online=${online}></manager-printers>
          <manager-signs .signs=${this.signs.view?.items} .online=${online}></manager-signs>
          <manager-plugged .view=${this.printers.view}></manager-plugged>`;
    }
  }

  private tab(side: Side): TemplateResult {
    return html`<button
      type="button"
      aria-pressed=${this.side === side ? 'true' : 'false'}
      data-test="side-${side}"
      @click=${() => (this.side = side)}
    >
      ${this.language.say(SIDE_WORDS[side])}${this.badge(side)}
    </button>`;
  }

  private badge(side: Side): TemplateResult | typeof nothing {
    const { openCounters, pausedCounters } = this.view.totals;
    if (side === 'counters') return html`<b>${openCounters + pausedCounters}</b>`;
    if (side === 'routing') {
      const { lent, closed } = this.view.routing;
      return lent.length + closed.length === 0 ? nothing : html`<b>${lent.length + closed.length}</b>`;
    }
    if (side === 'boards') {
      const care = this.fleet.view?.items.filter(needsCare).length ?? 0;
      return care === 0 ? nothing : html`<b class="late" data-test="board-alert">${care}</b>`;
    }
    if (side === 'identities') {
      const ending = this.endings.count;
      return ending === 0 ? nothing : html`<b class="late" data-test="identity-alert">${ending}</b>`;
    }
    if (side === 'ratings') {
      const { open } = this.view.complaints;
      return open === 0 ? nothing : html`<b class="late" data-test="complaint-alert">${open}</b>`;
    }
    const troubled = side === 'printers' ? this.troubled : 0;
    return troubled === 0
      ? nothing
      : html`<b class="late" data-test="printer-alert"><hall-icon name="warning"></hall-icon>${troubled}</b>`;
  }

  private get troubled(): number {
    const printers = this.printers.view?.items.filter(isTroubled).length ?? 0;
    return printers + (this.signs.view?.items.filter(isSignTroubled).length ?? 0);
  }

  private async order({ name, body }: Order): Promise<void> {
    const result = await hallLink().command(name, body, { deadlineMs: 6000 });
    if (result.ok) {
      this.acted += 1;
      this.toast.hush();
      return;
    }
    if (result.problem.status === 401)
      this.dispatchEvent(new CustomEvent('session-over', { bubbles: true, composed: true }));
    this.toast.refused(result.problem);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'manager-overview': ManagerOverview;
  }
}
