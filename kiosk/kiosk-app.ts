import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, query, state } from 'lit/decorators.js';
import type { HallView } from '../core/protocol/shapes/hall.ts';
import { base } from '../web/base.ts';
import type { DeviceNews } from '../core/devices/device-news.ts';
import { api } from '../web/link/api.ts';
import { newCommandId } from '../web/link/command-id.ts';
import { newestOnly } from '../web/link/newest-only.ts';
import type { HallToast } from '../web/components/hall-toast.ts';
import { LanguageController } from '../web/language/language-controller.ts';
import { RenewalController } from '../web/renewal/renewal-controller.ts';
import { LinkController } from '../web/link/link-controller.ts';
import { kioskText } from '../web/text/kiosk.ts';
import { scannerText } from '../web/text/scanner.ts';
import { steadyNow } from '../web/steady-now.ts';
import { WatchController } from '../web/link/watch-controller.ts';
import type { Ask } from './ask.ts';
import { bookingOf } from '../web/scan/booking.ts';
import { agentWasThere, keepAgentThere } from './agent-there.ts';
import { goesOnAt } from './goes-on.ts';
import { coverOf, type Cover } from './cover.ts';
import { isEcho, standingOf, type Tap } from './echo.ts';
import { doneFor, initialFlow, isAtRest, nextFlow, warningLeft, type Flow, type FlowEvent } from './flow.ts';
import { ticketOfCode } from '../web/scan/scan-code.ts';
import { ScanController } from '../web/scan/scan-controller.ts';
import '../web/components/hall-alarm.ts';
import '../web/components/hall-banner.ts';
import '../web/components/hall-toast.ts';
import '../web/renewal/hall-renewal.ts';
import './parts/kiosk-card.ts';
import './parts/kiosk-bar.ts';
import './parts/kiosk-idle.ts';
import './parts/kiosk-pager.ts';
import './parts/kiosk-paper.ts';
import './screens/kiosk-booking.ts';
import './screens/kiosk-complaint.ts';
import './screens/kiosk-confirm.ts';
import './screens/kiosk-cover.ts';
import './screens/kiosk-department.ts';
import './screens/kiosk-done.ts';
import './screens/kiosk-mine.ts';
import './screens/kiosk-search.ts';
import './screens/kiosk-start.ts';

const TICK_MS = 250;

/**
 * @summary The kiosk: holds the flow, feeds it touches, time and the hall's answers, and shows its screen.
 */
@customElement('kiosk-app')
export class KioskApp extends LitElement {
  static override styles = [
    base,
    css`
      :host {
        display: flex;
        flex-direction: column;
        height: 100vh;
        overflow: hidden;
        --banner-size: var(--text-s);
        /* Beside the way back, which stays in sight. */
        --banner-left: 42%;
        --banner-corner: var(--radius-m);
        --alarm-size: var(--text-s);
      }
      .screen {
        flex: 1;
        min-height: 0;
      }
      hall-alarm[whole] {
        flex: 1;
        min-height: 0;
        --alarm-size: calc(1.25 * var(--text-xxl));
      }
      .screen > * {
        display: flex;
      }
      .screen > kiosk-cover {
        display: grid;
      }
    `,
  ];

  @state() private flow: Flow = initialFlow(steadyNow());
  @state() private cover: Cover = 'starting';
  private readonly language = new LanguageController(this);
  private readonly hall = new LinkController(this);
  readonly renewal = new RenewalController(this, 'kiosk', {
    isQuiet: () => isAtRest(this.flow) && this.cover !== 'evacuated',
    restMs: 5000,
  });
  private readonly watch = new WatchController(this, 'hall');
  private readonly emergency = new WatchController(this, 'emergency', () => this.tick());
  private readonly ticket = new WatchController(this, { later: 'ticket' }, (view) =>
    this.apply({ name: 'paper', slip: view.slip, dry: this.dry }),
  );
  /** What is scanned or read here comes to whoever watches this kiosk. */
  private readonly devices = new WatchController(this, { later: 'kiosk' }, () => this.paperChanged());
  readonly scans = new ScanController(
    this,
    (news) => void this.scanned(news),
    () => this.toast.say(this.language.say(scannerText.throughMethod), 'bad'),
  );
  @query('hall-toast') private toast!: HallToast;
  private agentThere = agentWasThere();
  private readonly newestBooking = newestOnly();
  private lastTap: Tap | undefined;
  private timer: ReturnType<typeof setInterval> | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    this.addEventListener('click', (event) => this.hush(event), { capture: true });
    this.addEventListener('ask', (event) => this.asked(event.detail));
    // Any touch says that somebody is there; the touch that answers the warning does so by itself.
    this.addEventListener('pointerdown', () => this.apply({ name: 'touch' }));
    this.addEventListener('keydown', () => this.apply({ name: 'touch' }));
    this.timer = setInterval(() => this.tick(), TICK_MS);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearInterval(this.timer);
  }

  override render(): TemplateResult {
    document.title = this.language.say(kioskText.pageTitle);
    const { flow } = this;
    const hall = this.watch.view;
    const warning = this.cover === 'none' ? warningLeft(flow, steadyNow()) : undefined;
    const evacuated = this.cover === 'evacuated';
    return html`
      ${this.cover === 'cut-off' || evacuated ? nothing : html`<hall-banner></hall-banner>`}
      <hall-alarm both ?whole=${evacuated}></hall-alarm>
      ${evacuated || this.cover !== 'none' || flow.screen.name === 'done' ? nothing : html`<kiosk-paper .paper=${this.devices.view?.paper}></kiosk-paper>`}
      ${evacuated ? nothing : html`<div class="screen">${this.covered(hall)}</div>`}
      ${
        flow.card === undefined || this.cover !== 'none' || flow.screen.name === 'done'
          ? nothing
          : html`<kiosk-card .lastFour=${flow.card.lastFour} .has=${flow.card.has}></kiosk-card>`
      }
      <hall-toast></hall-toast>
      <hall-renewal silent></hall-renewal>
      <kiosk-bar
        .languages=${hall?.languages}
        .large=${flow.large}
        .home=${this.cover === 'none' && !isAtRest(flow)}
      ></kiosk-bar>
      ${warning === undefined ? nothing : html`<kiosk-idle .secondsLeft=${Math.ceil(warning / 1000)}></kiosk-idle>`}
    `;
  }

  private covered(hall: HallView | undefined): TemplateResult {
    return this.cover === 'none' && hall !== undefined
      ? this.screen(hall)
      : html`<kiosk-cover
          .cover=${this.cover}
          .hall=${hall}
          .kiosk=${this.named ?? ''}
          .now=${this.hall.link.now()}
        ></kiosk-cover>`;
  }

  private screen(hall: HallView): TemplateResult {
    const { screen, visit, touchedAt, large } = this.flow;
    switch (screen.name) {
      case 'start':
        return html`<kiosk-start
          .hall=${hall}
          .page=${screen.page}
          .large=${large}
          .addingTo=${visit?.services.at(-1)}
        ></kiosk-start>`;
      case 'search':
        return html`<kiosk-search .hall=${hall} .query=${screen.query}></kiosk-search>`;
      case 'department':
        return html`<kiosk-department
          .hall=${hall}
          .department=${screen.department}
          .page=${screen.page}
          .large=${large}
        ></kiosk-department>`;
      case 'confirm':
        return visit === undefined
          ? html``
          : html`<kiosk-confirm .hall=${hall} .visit=${visit} .now=${steadyNow()}></kiosk-confirm>`;
      case 'booking':
        return html`<kiosk-booking
          .booking=${screen.booking}
          .hall=${hall}
          .sending=${visit?.sendingSince !== undefined}
          .problem=${visit?.problem}
        ></kiosk-booking>`;
      case 'mine':
        return html`<kiosk-mine .ticket=${screen.ticket} .hall=${hall}></kiosk-mine>`;
      case 'complaint':
        return html`<kiosk-complaint .ticket=${screen.ticket}></kiosk-complaint>`;
      case 'done': {
        const left = Math.max(0, Math.ceil((touchedAt + doneFor(screen) - steadyNow()) / 1000));
        return html`<kiosk-done
          .ticket=${screen.ticket}
          .paper=${screen.paper}
          .elsewhere=${screen.elsewhere}
          .secondsLeft=${left}
        ></kiosk-done>`;
      }
    }
  }

  private tick(): void {
    this.apply({ name: 'tick' });
    const denied = this.devices.problem?.status;
    const known = {
      intake: this.watch.view?.intake,
      evacuate: this.emergency.view?.evacuate === true,
      unpaired: denied === 401 || denied === 403 || denied === 404,
    };
    const beside = goesOnAt(location.search, this.flow, this.hall.link, {
      goesOn: this.isAgentThere(),
      ...{ evacuate: known.evacuate, language: this.language.current, at: steadyNow() },
    });
    if (beside !== undefined) return this.goOn(beside);
    const cover = coverOf(this.flow, this.hall.link, known, steadyNow());
    // Whoever stood here when the line broke has gone to another kiosk, or out of the hall.
    if (cover !== this.cover && (cover === 'cut-off' || cover === 'evacuated')) this.apply({ name: 'home' });
    this.cover = cover;
    if (this.flow.screen.name === 'done' || this.flow.visit?.sendingSince !== undefined || this.waitsForTouch())
      this.requestUpdate();
  }

  /** As the hall said last. */
  private isAgentThere(): boolean {
    const { view } = this.devices;
    const there = view === undefined ? this.agentThere : view.goesOn === true;
    if (there !== this.agentThere) keepAgentThere(there);
    return (this.agentThere = there);
  }

  /** The agent of this very machine gives numbers while the hall is away, and leads back here when it is there. */
  private goOn(address: string): void {
    clearInterval(this.timer);
    location.replace(address);
  }

  private waitsForTouch(): boolean {
    return warningLeft(this.flow, steadyNow()) !== undefined;
  }

  /** Lets no tap through that was meant for the screen before. */
  private hush(event: MouseEvent): void {
    if (event.detail === 0) return; // a key pressed the button
    const tap: Tap = { at: steadyNow(), x: event.clientX, y: event.clientY, on: standingOf(this.flow) };
    const echo = isEcho(this.lastTap, tap);
    this.lastTap = echo ? { ...tap, on: this.lastTap?.on ?? tap.on } : tap;
    if (echo) event.stopImmediatePropagation();
  }

  private asked(asked: Ask): void {
    // Whoever has typed has seen what stands there.
    if (asked.name === 'type') this.lastTap = undefined;
    this.apply({ ...asked, commandId: newCommandId(), nextCommandId: newCommandId() } as FlowEvent); // Ask is FlowEvent without the ids
  }

  private apply(event: FlowEvent): void {
    const before = this.flow;
    const after = nextFlow(before, event, steadyNow());
    if (after === before) return;
    this.flow = after;
    if (after.session !== before.session) this.forget();
    document.documentElement.toggleAttribute('data-large', after.large);
    if (after.screen.name !== before.screen.name) this.followPaper();
    if (before.visit?.sendingSince === undefined && after.visit?.sendingSince !== undefined) void this.take();
  }

  /** While the number stands there, what became of its paper is heard from the hall. */
  private followPaper(): void {
    const { screen } = this.flow;
    if (screen.name === 'done') this.ticket.follow(`ticket:${screen.ticket.id}`, screen.ticket.secret);
    else this.ticket.follow(undefined);
  }

  /** It is known that no slip comes out here now. */
  private get dry(): boolean {
    return (this.devices.view?.paper.state ?? 'here') !== 'here';
  }

  /** A printer that ran out at this very slip is no longer waited for. */
  private paperChanged(): void {
    const slip = this.ticket.view?.slip;
    if (this.flow.screen.name === 'done' && slip !== undefined) this.apply({ name: 'paper', slip, dry: this.dry });
    this.requestUpdate();
  }

  /** The next citizen finds nothing of the one before. */
  private forget(): void {
    this.language.set(this.watch.view?.languages[0] ?? 'zh-Hans');
    getSelection()?.removeAllRanges();
  }

  protected override willUpdate(): void {
    const id = this.named;
    this.devices.follow(id === undefined ? undefined : `kiosk:${id}`);
  }

  /** A page without a name of its own stands for the first kiosk of the hall. */
  private get named(): string | undefined {
    return new URLSearchParams(location.search).get('id') ?? this.watch.view?.kiosks[0]?.id;
  }

  /** A code under the scanner, a card on the reader. While a number is being given, nothing else is heard. */
  private async scanned(news: DeviceNews): Promise<void> {
    if (this.cover !== 'none' || this.flow.visit?.sendingSince !== undefined) return;
    const { say } = this.language;
    this.toast.hush();
    switch (news.kind) {
      case 'scan': {
        const ticket = ticketOfCode(news.text);
        if (ticket !== undefined) return this.apply({ name: 'scanned', ticket });
        const { session } = this.flow;
        const isNewest = this.newestBooking();
        const booking = await bookingOf(news.text);
        // A late answer is for whoever held the code there, not for the next one.
        if (session !== this.flow.session || !isNewest()) return;
        if (booking === undefined) this.toast.say(say(kioskText.strangeCode), 'bad');
        else this.apply({ name: 'booking', booking });
        return;
      }
      case 'card-unread':
        this.toast.say(say(kioskText.cardUnread), 'bad');
        return;
      case 'id-card': {
        const card = { identity: `sealed:${news.hash}`, lastFour: news.lastFour };
        this.apply({ name: 'card', card });
        const begun = this.flow.visit !== undefined;
        const answer = await api.post('/tickets/find', { body: { identity: card.identity } });
        const [found] = answer.ok ? answer.value.tickets : [];
        if (found === undefined || this.flow.card?.identity !== card.identity) return;
        // Who has a number already is shown it; with a visit begun they may want another one, and are told.
        if (!begun && found.secret !== undefined)
          this.apply({ name: 'scanned', ticket: { id: found.id, secret: found.secret } });
        else if (this.flow.visit !== undefined) this.apply({ name: 'card', card: { ...card, has: found.number } });
        return;
      }
      case 'key':
      case 'rating':
        return;
    }
  }

  private async take(): Promise<void> {
    const { visit } = this.flow;
    if (visit === undefined) return;
    const { commandId, category } = visit;
    const services = visit.services.map((service) => service.id);
    const { card } = this.flow;
    const shown = card === undefined ? {} : { identity: card.identity };
    const booked = visit.appointment === undefined ? {} : { appointment: visit.appointment };
    const body = { services, category, language: this.language.current, ...shown, ...booked };
    const result = await this.hall.link.command('issue-ticket', body, { commandId });
    this.apply(
      result.ok
        ? { name: 'issued', commandId, ticket: result.ticket, dry: this.dry }
        : { name: 'refused', commandId, problem: result.problem, nextCommandId: newCommandId() },
    );
  }
}
