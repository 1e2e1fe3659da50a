import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import type { LineId } from '../../core/base/names.ts';
import type { ManagerView } from '../../core/protocol/shapes/manager.ts';
import type { HallView } from '../../core/protocol/shapes/hall.ts';
import { LanguageController } from '../../web/language/language-controller.ts';
import { hallLink } from '../../web/link/link.ts';
import { SentOnce } from '../../web/link/sent-once.ts';
import type { SessionUser } from '../../web/session/session.ts';
import type { HallToast } from '../../web/components/hall-toast.ts';
import { WatchController } from '../../web/link/watch-controller.ts';
import { managerText } from '../../web/text/manager.ts';
import { managerBase } from '../manager-base.ts';
import type { Sending } from '../order.ts';
import type { ManagerAsk, Question } from './manager-ask.ts';
import type { ManagerFigures } from './manager-figures.ts';
import '../../web/components/hall-toast.ts';
import '../audit/manager-audit.ts';
import { codeIn } from '../devices/manager-pairing.ts';
import '../people/manager-people.ts';
import '../hooks/manager-hooks.ts';
import '../advice/manager-advice.ts';
import '../alerts/manager-alerts.ts';
import '../cards/manager-cards.ts';
import '../complaints/manager-complaints.ts';
import '../forecast/manager-forecast.ts';
import '../notices/manager-notices.ts';
import { tooLarge } from '../acting/too-large.ts';
import type { ManagerAct } from '../acting/manager-act.ts';
import type { ActOn } from '../acting/act.ts';
import '../acting/manager-act.ts';
import './manager-ask.ts';
import './manager-figures.ts';
import './manager-head.ts';
import '../lines/manager-line.ts';
import '../lines/manager-lines.ts';
import { administers, manages, type Side } from './manager-side.ts';
import './manager-totals.ts';
import type { LookAt } from '../troubles/manager-troubles.ts';
import { harmOfLines } from '../troubles/trouble-order.ts';
import '../troubles/manager-troubles.ts';

/** The pages beside the hall, each with an address of its own. */
type Page = 'floor' | 'notices' | 'audit' | 'cards' | 'complaints' | 'people' | 'hooks' | 'forecast' | 'advice';
const PAGES: readonly Page[] = ['notices', 'audit', 'cards', 'complaints', 'people', 'hooks', 'forecast', 'advice'];

const LACKS = {
  line: managerText.lacksLine,
  service: managerText.lacksService,
  category: managerText.lacksCategory,
  counter: managerText.lacksCounter,
} as const;

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
      /* Dialogs: what is not open takes no place between the others. */
      manager-ask,
      manager-act,
      manager-figures {
        position: absolute;
      }
      .front {
        display: flex;
        flex-direction: column;
        gap: var(--space-4);
        min-height: 0;
      }
      manager-troubles {
        flex: 0 1 auto;
        max-height: 64%;
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
      /* In the hand and on a tablet: one thing below the other, the page scrolls. */
      @media (max-width: 1099px) {
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
        .front {
          display: contents;
        }
        manager-troubles {
          order: -2;
        }
        .side {
          order: -1;
          max-height: 85vh;
        }
        manager-lines {
          flex: none;
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
  @state() private side: Side = codeIn(location.hash) === '' ? 'counters' : 'identities';
  @state() private line: LineId | undefined;
  @state() private page = PAGES.find((each) => location.hash === `#${each}`) ?? 'floor';
  @query('hall-toast') private toast!: HallToast;
  @query('manager-ask') private ask!: ManagerAsk;
  @query('manager-act') private acting!: ManagerAct;
  @query('manager-figures') private figures!: ManagerFigures;
  private readonly language = new LanguageController(this);
  private readonly sent = new SentOnce();
  private readonly troubles = new WatchController(this, 'troubles');

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
    this.addEventListener('people', () => this.turn('people'));
    this.addEventListener('hooks', () => this.turn('hooks'));
    this.addEventListener('advice', () => this.turn('advice'));
    this.addEventListener('cards', () => this.turn('cards'));
    this.addEventListener('forecast', () => this.turn('forecast'));
    this.addEventListener('complaints', () => this.turn('complaints'));
    this.addEventListener('order', (event) => void this.order((event as CustomEvent<Sending>).detail));
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
    const { view, hall, online, acted } = this;
    if (this.page === 'audit' && this.manages)
      return html`<manager-audit .hall=${hall} @audit-left=${() => this.turn('floor')}></manager-audit>`;
    if (this.page === 'people' && this.manages)
      return html`<manager-people
        .online=${online}
        .hall=${hall}
        ?administers=${administers(this.user)}
        @page-left=${() => this.turn('floor')}
      ></manager-people>`;
    if (this.page === 'hooks' && administers(this.user))
      return html`<manager-hooks
        .online=${online}
        .zone=${hall?.timeZone}
        @page-left=${() => this.turn('floor')}
      ></manager-hooks>`;
    if (this.page === 'notices')
      return html`<manager-notices
        .hall=${hall}
        ?may=${this.manages}
        .online=${online}
        @notices-left=${() => this.turn('floor')}
      ></manager-notices>`;
    if (this.page === 'forecast')
      return html`<manager-forecast .hall=${hall} @page-left=${() => this.turn('floor')}></manager-forecast>`;
    if (this.page === 'cards')
      return html`<manager-cards
        .view=${view}
        .hall=${hall}
        .online=${online}
        .acted=${acted}
        @page-left=${() => this.turn('floor')}
      ></manager-cards>`;
    if (this.page === 'advice')
      return html`<manager-advice
        .view=${view}
        .hall=${hall}
        .online=${online}
        .acted=${acted}
        @page-left=${() => this.turn('floor')}
      ></manager-advice>`;
    if (this.page === 'complaints' && this.manages)
      return html`<manager-complaints
        .view=${view}
        .hall=${hall}
        .user=${this.user}
        .online=${online}
        .acted=${acted}
        @page-left=${() => this.turn('floor')}
      ></manager-complaints>`;
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
      <manager-totals .view=${view} .hall=${hall} .troubles=${this.troubles.view}></manager-totals>
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
          ${
            this.line === undefined
              ? html`<manager-side
                  .view=${view}
                  .hall=${hall}
                  .troubles=${this.troubles.view}
                  .user=${this.user}
                  .online=${online}
                  .acted=${this.acted}
                  .side=${this.side}
                  @side-chosen=${(event: CustomEvent<Side>) => (this.side = event.detail)}
                ></manager-side>`
              : html`<manager-line .line=${this.line} .hall=${hall} .online=${online}></manager-line>`
          }
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
    return manages(this.user);
  }

  private async order({ order: { name, body }, answered }: Sending): Promise<void> {
    const what = JSON.stringify({ name, body });
    const large = tooLarge(body);
    if (large !== undefined) {
      answered(large);
      return this.toast.refused(large);
    }
    const commandId = this.sent.idOf(what);
    const result = await hallLink().command(name, body, { commandId, deadlineMs: 6000 });
    const problem = result.ok ? undefined : result.problem;
    this.sent.answered(what, problem);
    answered(problem);
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
