import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement } from 'lit/decorators.js';
import { base } from '../web/base.ts';
import { LanguageController } from '../web/language/language-controller.ts';
import { RenewalController } from '../web/renewal/renewal-controller.ts';
import { LinkController } from '../web/link/link-controller.ts';
import { keptFor } from '../web/session/kept-for.ts';
import { SessionController } from '../web/session/session-controller.ts';
import { managerText } from '../web/text/manager.ts';
import { staffText } from '../web/text/staff.ts';
import { WatchController } from '../web/link/watch-controller.ts';
import { screenOf, type Screen } from './flow.ts';
import { hasOpenWork } from '../web/renewal/open-work.ts';
import '../web/components/hall-alarm.ts';
import '../web/components/hall-banner.ts';
import '../web/components/hall-icon.ts';
import '../web/components/hall-loading.ts';
import '../web/components/hall-sign-in.ts';
import './overview/manager-overview.ts';
import './wall/manager-wall.ts';

/** `/manager?wall`: nothing is pressed there. */
const WALL = new URLSearchParams(location.search).has('wall');

/**
 * @summary The manager's screen: who signs in, and then the hall as it stands.
 */
@customElement('manager-app')
export class ManagerApp extends LitElement {
  static override styles = [
    base,
    css`
      :host {
        display: block;
        min-height: calc(100vh - var(--above, 0px));
      }
      .alone {
        display: grid;
        place-items: center;
        align-content: center;
        gap: var(--space-4);
        min-height: calc(100vh - var(--above, 0px));
        color: var(--ink-soft);
        font-size: var(--text-l);
      }
      .alone hall-icon {
        font-size: 56px;
      }
      .alone button {
        padding: 0.5em 1.2em;
        border-radius: var(--radius-s);
        background: var(--brand);
        color: #fff;
        font-size: var(--text-m);
        font-weight: 600;
      }
    `,
  ];

  private readonly language = new LanguageController(this);
  private readonly link = new LinkController(this);
  readonly renewal = new RenewalController(this, 'manager', { isQuiet: () => this.isIdle, restMs: 20_000 });
  private readonly session = new SessionController(this, () => this.changeUser());
  private readonly hallWatch = new WatchController(this, 'hall');
  private readonly watch = new WatchController(this, this.topic() ?? { later: 'manager' });

  override render(): TemplateResult {
    document.title = this.language.say(managerText.title);
    const { view, problem } = this.watch;
    const where = screenOf({ user: this.session.user, view, problem });
    const shown = this.screen(where);
    const works = where === 'overview';
    return html`<hall-banner></hall-banner><hall-alarm></hall-alarm>${works ? nothing : shown}${keptFor(
        this.session.sitting,
        works ? shown : undefined,
      )}`;
  }

  private screen(where: Screen): TemplateResult {
    const { say } = this.language;
    const { user } = this.session;
    const { view, problem } = this.watch;
    switch (where) {
      case 'sign-in':
        return html`<hall-sign-in
          .surface=${say(managerText.title)}
          .sampleUser=${'manager'}
          .notice=${this.session.isOver(problem) ? say(staffText.sessionOver) : ''}
        ></hall-sign-in>`;
      case 'no-right':
        return html`<main class="alone" data-test="no-right">
          <hall-icon name="shield"></hall-icon>
          <p>${say(managerText.noRight)}</p>
          <button type="button" data-test="sign-out" @click=${() => void this.session.leave()}>
            ${say(staffText.signOut)}
          </button>
        </main>`;
      case 'loading':
        return html`<hall-loading></hall-loading>`;
      case 'overview':
        if (WALL)
          return html`<manager-wall
            .view=${view}
            .hall=${this.hallWatch.view}
            .online=${this.link.state === 'online'}
          ></manager-wall>`;
        return html`<manager-overview
          .view=${view}
          .user=${user}
          .hall=${this.hallWatch.view}
          .online=${this.link.state === 'online'}
        ></manager-overview>`;
    }
  }

  /** Nothing is open or typed that a new page would not show again. */
  private get isIdle(): boolean {
    return !hasOpenWork() && this.renderRoot.querySelector('manager-overview')?.isOpen !== true;
  }

  private topic(): 'manager' | undefined {
    return this.session.user === undefined ? undefined : 'manager';
  }

  private changeUser(): void {
    this.watch.follow(undefined);
    this.watch.follow(this.topic());
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'manager-app': ManagerApp;
  }
}
