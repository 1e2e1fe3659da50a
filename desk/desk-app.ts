import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, query, state } from 'lit/decorators.js';
import type { DeviceNews } from '../core/devices/device-news.ts';
import type { BookingView } from '../core/protocol/shapes/booking.ts';
import type { HallView } from '../core/protocol/shapes/hall.ts';
import type { TicketView } from '../core/protocol/shapes/ticket.ts';
import type { HallToast } from '../web/components/hall-toast.ts';
import { LanguageController } from '../web/language/language-controller.ts';
import { WatchController } from '../web/link/watch-controller.ts';
import { hasOpenWork } from '../web/renewal/open-work.ts';
import { RenewalController } from '../web/renewal/renewal-controller.ts';
import { ScanController } from '../web/scan/scan-controller.ts';
import { keptFor } from '../web/session/kept-for.ts';
import { SessionController } from '../web/session/session-controller.ts';
import type { SessionUser } from '../web/session/session.ts';
import { deskText } from '../web/text/desk.ts';
import { scannerText } from '../web/text/scanner.ts';
import { staffText } from '../web/text/staff.ts';
import { appStyles } from './app-styles.ts';
import { deskBase } from './desk-base.ts';
import type { DeskFind } from './screens/desk-find.ts';
import type { DeskTake } from './screens/desk-take.ts';
import '../web/components/hall-alarm.ts';
import '../web/components/hall-banner.ts';
import '../web/components/hall-clock.ts';
import '../web/components/hall-language.ts';
import '../web/components/hall-loading.ts';
import '../web/components/hall-sign-in.ts';
import '../web/components/hall-toast.ts';
import './parts/desk-waits.ts';
import './screens/desk-find.ts';
import './screens/desk-take.ts';

const TABS = ['find', 'take', 'waits'] as const;

type Tab = (typeof TABS)[number];

/**
 * @summary The information desk: find any number and help it, take one for somebody, and tell the waits.
 */
@customElement('desk-app')
export class DeskApp extends LitElement {
  static override styles = [deskBase, appStyles];

  @state() private tab: Tab = 'find';
  @query('desk-find') private find!: DeskFind | null;
  @query('desk-take') private take!: DeskTake | null;
  @query('hall-toast') private toast!: HallToast | null;
  private readonly language = new LanguageController(this);
  /** A ticket may be read to somebody for minutes; what was typed is never lost. */
  readonly renewal = new RenewalController(this, 'desk', { isQuiet: () => !hasOpenWork(), restMs: 300_000 });
  private readonly session = new SessionController(this, () => this.changeUser());
  private readonly hall = new WatchController(this, 'hall');
  private readonly printers = new WatchController(this, this.topic() ?? { later: 'printers' });
  /** What the address asks for, until it has been looked for. */
  private asked = new URLSearchParams(location.search);

  constructor() {
    super();
    void new ScanController(
      this,
      (news) => this.heard(news),
      () => this.toast?.say(this.language.say(scannerText.throughMethod), 'bad'),
    );
    this.addEventListener('booking', (event) => void this.booked((event as CustomEvent<BookingView>).detail));
    this.addEventListener('taken', (event) => void this.taken((event as CustomEvent<TicketView>).detail));
  }

  override render(): TemplateResult {
    const { say } = this.language;
    document.title = say(deskText.title);
    return html`<hall-banner></hall-banner><hall-alarm></hall-alarm>${this.screen()}`;
  }

  protected override updated(): void {
    const number = this.asked.get('number');
    if (number === null || this.find === null) return;
    const day = this.asked.get('day') ?? undefined;
    this.asked = new URLSearchParams();
    void this.find.look(number, day);
  }

  private screen(): TemplateResult {
    const { say } = this.language;
    const { user } = this.session;
    const { problem } = this.printers;
    const hall = this.hall.view;
    const kept = (shown?: TemplateResult): unknown => keptFor(this.session.sitting, shown);
    if (user === undefined || problem?.status === 401)
      return this.stack(
        html`<hall-sign-in
          .surface=${say(deskText.title)}
          .sampleUser=${'desk'}
          .notice=${this.session.isOver(problem) ? say(staffText.sessionOver) : ''}
        ></hall-sign-in>`,
        kept(),
      );
    if (hall === undefined) return this.stack(html`<hall-loading></hall-loading>`, kept());
    return this.stack(nothing, kept(this.desk(user, hall)));
  }

  /** One template for all screens: what is kept stays where it is. */
  private stack(above: TemplateResult | typeof nothing, kept: unknown): TemplateResult {
    return html`${above}${kept}`;
  }

  private desk(user: SessionUser, hall: HallView): TemplateResult {
    const rank = user.roles[0] ?? 'clerk';
    const printers = this.printers.view;
    return html`${this.head(user, hall)}
      <nav class="tabs" aria-label=${this.language.say(deskText.title)}>${TABS.map((tab) => this.tabButton(tab))}</nav>
      <main data-tab=${this.tab}>
        <div class="left">
          <desk-find ?hidden=${this.tab === 'take'} .hall=${hall} .printers=${printers} .rank=${rank}></desk-find>
          <desk-take ?hidden=${this.tab !== 'take'} .hall=${hall} .printers=${printers}></desk-take>
        </div>
        <desk-waits class="sheet" .hall=${hall}></desk-waits>
      </main>
      <hall-toast></hall-toast>`;
  }

  private head(user: SessionUser, hall: HallView): TemplateResult {
    const { say, name } = this.language;
    return html`<header>
      <h1>${say(deskText.title)}</h1>
      <span class="hall">${name(hall.name)}</span>
      <hall-language .languages=${hall.languages}></hall-language>
      <hall-clock .timeZone=${hall.timeZone}></hall-clock>
      <span class="who" data-test="user-name">${user.name === undefined ? user.id : name(user.name)}</span>
      <button class="button" type="button" data-test="sign-out" @click=${() => void this.session.leave()}>
        ${say(staffText.signOut)}
      </button>
    </header>`;
  }

  private tabButton(tab: Tab): TemplateResult {
    return html`<button
      type="button"
      class=${tab}
      aria-pressed=${this.tab === tab ? 'true' : 'false'}
      data-test="tab-${tab}"
      @click=${() => this.go(tab)}
    >
      ${this.language.say(deskText[tab])}
    </button>`;
  }

  private go(tab: Tab): void {
    this.tab = tab;
    if (tab === 'find') void this.updateComplete.then(() => this.find?.focus());
  }

  /** A slip under the scanner, or a card on the reader. */
  private heard(news: DeviceNews): void {
    if (this.session.user === undefined || this.find === null) return;
    if (news.kind !== 'scan' && news.kind !== 'id-card') return;
    this.tab = 'find';
    void this.find.look(news.kind === 'scan' ? news.text : `sealed:${news.hash}`);
  }

  private async booked(booking: BookingView): Promise<void> {
    this.tab = 'take';
    await this.updateComplete;
    this.take?.checkIn(booking);
  }

  private async taken({ id, number }: TicketView): Promise<void> {
    this.tab = 'find';
    await this.updateComplete;
    this.find?.open(id);
    this.toast?.say(this.language.say(deskText.tookNumber, { number }));
  }

  private topic(): 'printers' | undefined {
    return this.session.user === undefined ? undefined : 'printers';
  }

  private changeUser(): void {
    this.printers.follow(undefined);
    this.printers.follow(this.topic());
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'desk-app': DeskApp;
  }
}
