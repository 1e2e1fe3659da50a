import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { here } from '../../web/link/own-hall.ts';
import { customElement, property, state } from 'lit/decorators.js';
import type { HallView } from '../../core/protocol/shapes/hall.ts';
import type { OpenSession, Person } from '../../core/protocol/shapes/people.ts';
import { LanguageController } from '../../web/language/language-controller.ts';
import { api, type Answer } from '../../web/link/api.ts';
import type { Problem } from '../../web/link/problem.ts';
import { hooksText } from '../../web/text/hooks.ts';
import { noticesText } from '../../web/text/notices.ts';
import { keysText } from '../../web/text/keys.ts';
import { peopleText } from '../../web/text/people.ts';
import { problemText } from '../../web/text/refusals.ts';
import { roleText } from '../../web/text/roles.ts';
import { staffText } from '../../web/text/staff.ts';
import type { Words } from '../../web/text/words.ts';
import { auditStyles } from '../audit/audit-styles.ts';
import { TwoSteps } from '../../web/two-steps.ts';
import { managerBase } from '../manager-base.ts';
import { peopleStyles } from './people-styles.ts';
import '../keys/manager-keys.ts';
import './manager-security.ts';
import '../../web/components/hall-icon.ts';

type Shown = 'people' | 'record' | 'keys';

const TABS: Readonly<Record<Shown, Words>> = {
  people: peopleText.people,
  record: peopleText.record,
  keys: keysText.title,
};

/** What is done with the second press. */
type Sure = 'lock' | 'end-factor';

/**
 * @summary Everybody of the hall file: who is signed in where, locked or not; a manager ends sessions, locks, and gives
 * links for new passwords. Beside it the record of who came in.
 * @event page-left - back to the hall
 * @event hooks - other systems that are told what happens
 */
@customElement('manager-people')
export class ManagerPeople extends LitElement {
  static override styles = [managerBase, auditStyles, peopleStyles];

  @property({ type: Boolean }) online = true;
  @property({ attribute: false }) hall: HallView | undefined;
  /** Administrators make keys for programs, and see what other systems are told. */
  @property({ type: Boolean }) administers = false;
  @state() private people: readonly Person[] | undefined;
  @state() private sessions: readonly OpenSession[] = [];
  @state() private problem: Problem | undefined;
  @state() private shows: Shown = 'people';
  @state() private sought = '';
  /** Whose sessions are open to be seen. */
  @state() private open: string | undefined;
  @state() private given: { readonly user: string; readonly address: string } | undefined;
  private readonly language = new LanguageController(this);
  private readonly steps = new TwoSteps(this);

  override connectedCallback(): void {
    super.connectedCallback();
    void this.load();
  }

  override render(): TemplateResult {
    const { say, current } = this.language;
    return html`<div class="bar">
        <button class="button" type="button" data-test="people-back" @click=${this.leave}>
          <hall-icon name="back"></hall-icon>${say(noticesText.back)}
        </button>
        <h2>${say(peopleText.title)}</h2>
        <a class="button" href=${here('/password')} target="_blank" data-test="own-account"
          >${say(peopleText.account)}</a
        >
        ${this.administers ? this.hooks() : nothing}
        <div class="tabs" role="group">
          ${this.tab('people')}${this.tab('record')}${this.administers ? this.tab('keys') : nothing}
        </div>
      </div>
      ${this.problem === undefined ? nothing : html`<p class="note sheet late" role="alert">${problemText(this.problem, current)}</p>`}
      ${this.shown()}`;
  }

  private shown(): TemplateResult {
    switch (this.shows) {
      case 'people':
        return this.list();
      case 'record':
        return html`<manager-security></manager-security>`;
      case 'keys':
        return html`<manager-keys .hall=${this.hall} .online=${this.online}></manager-keys>`;
    }
  }

  private hooks(): TemplateResult {
    return html`<button class="button" type="button" data-test="open-hooks" @click=${this.toHooks}>
      ${this.language.say(hooksText.title)}
    </button>`;
  }

  private tab(which: Shown): TemplateResult {
    return html`<button
      type="button"
      aria-pressed=${this.shows === which ? 'true' : 'false'}
      data-test="show-${which}"
      @click=${() => (this.shows = which)}
    >
      ${this.language.say(TABS[which])}
    </button>`;
  }

  private list(): TemplateResult {
    const { say } = this.language;
    if (this.people === undefined) return html`<p class="none" role="status">${say(staffText.loading)}</p>`;
    const found = this.people.filter((each) => this.fits(each));
    return html`<label class="find"
        >${say(peopleText.find)}<input
          type="search"
          data-test="find-person"
          .value=${this.sought}
          @input=${(event: InputEvent) => (this.sought = (event.target as HTMLInputElement).value)}
      /></label>
      <div class="sheet scroll" tabindex="0" role="group" aria-label=${say(peopleText.people)}>
        ${
          found.length === 0
            ? html`<p class="none">${say(peopleText.nobody)}</p>`
            : html`<ul class="list">
                ${found.map((each) => this.row(each))}
              </ul>`
        }
      </div>`;
  }

  private row(person: Person): TemplateResult {
    const { say, name } = this.language;
    const { id, role, locked, secondFactor, password, sessions } = person;
    return html`<li data-test="person" data-user=${id}>
      <span><b>${name(person.name)}</b> <small>${id} · ${say(roleText[role])}</small></span>
      <span class="states" data-test="person-state">
        ${
          locked === undefined
            ? html`<span class="chip ${sessions > 0 ? 'good' : ''}"
                >${sessions > 0 ? say(peopleText.signedIn, { n: sessions }) : say(peopleText.away)}</span
              >`
            : html`<span class="chip bad">${say(peopleText.locked, { by: locked.by })}</span>`
        }
        ${secondFactor ? html`<span class="chip">${say(peopleText.factor)}</span>` : nothing}
        ${password === 'none' ? html`<span class="chip warn">${say(peopleText.noPassword)}</span>` : nothing}
      </span>
      <span class="acts">${this.acts(person)}</span>
      ${this.given?.user === id ? html`<p class="sessions note" role="status" data-test="password-link">${say(peopleText.linkSays)}<br /><code>${this.given.address}</code>${isOwnMachine(new URL(this.given.address).hostname) ? html`<br /><b data-test="link-here">${say(peopleText.linkHere)}</b>` : nothing}</p>` : nothing}
      ${this.open === id ? this.sessionsOf(person) : nothing}
    </li>`;
  }

  private acts(person: Person): TemplateResult | typeof nothing {
    const { say } = this.language;
    const { id, yours, locked, secondFactor, sessions } = person;
    const isSure = (act: Sure): boolean => this.steps.isAsked(`${act} ${id}`);
    return html`${sessions > 0 ? this.button('sessions', say(peopleText.sessionsOf), () => (this.open = this.open === id ? undefined : id)) : nothing}
    ${
      yours
        ? html`${this.button('link', say(peopleText.link), () => void this.give(id))}
          ${secondFactor ? this.button('end-factor', say(isSure('end-factor') ? peopleText.certain : peopleText.endFactor), () => void this.twice('end-factor', id), isSure('end-factor')) : nothing}
          ${
            locked === undefined
              ? this.button(
                  'lock',
                  say(isSure('lock') ? peopleText.lockCertain : peopleText.lock),
                  () => void this.twice('lock', id),
                  isSure('lock'),
                )
              : this.button(
                  'unlock',
                  say(peopleText.unlock),
                  () => void this.did(api.post('/people/{user}/unlock', { path: { user: id } })),
                )
          }`
        : nothing
    }`;
  }

  private button(test: string, words: string, act: () => void, certain = false): TemplateResult {
    return html`<button
      class="button ${certain ? 'certain' : ''}"
      type="button"
      data-test=${test}
      ?disabled=${!this.online}
      @click=${act}
      @blur=${() => this.steps.forget()}
    >
      ${words}
    </button>`;
  }

  private sessionsOf({ id, yours }: Person): TemplateResult {
    const { say } = this.language;
    const moment = (text: string): string => text.slice(0, 16).replace('T', ' ');
    return html`<ul class="sessions" data-test="sessions-of">
      ${this.sessions
        .filter(({ user }) => user === id)
        .map(
          (each) =>
            html`<li>
              <span
                >${say(peopleText.since, { time: moment(each.since) })} ·
                ${say(peopleText.active, { time: moment(each.active) })}
                <small>${[each.from, each.program].filter((part) => part !== undefined).join(' · ')}</small></span
              >
              ${
                each.current === true
                  ? html`<span class="chip">${say(peopleText.current)}</span>`
                  : yours
                    ? this.button(
                        'end-session',
                        say(peopleText.end),
                        () => void this.did(api.delete('/sessions/{id}', { path: { id: each.id } })),
                      )
                    : nothing
              }
            </li>`,
        )}
    </ul>`;
  }

  private fits({ id, name }: Person): boolean {
    const sought = this.sought.trim().toLowerCase();
    return [id, ...Object.values(name)].some((each) => each.toLowerCase().includes(sought));
  }

  private async load(): Promise<void> {
    const [people, sessions] = await Promise.all([api.get('/people'), api.get('/sessions')]);
    if (people.ok) this.people = people.value.items;
    if (sessions.ok) this.sessions = sessions.value.items;
    const failed = [people, sessions].find(({ ok }) => !ok);
    this.problem ??= failed?.ok === false ? failed.problem : undefined;
  }

  private async did(done: Promise<Answer<unknown>>): Promise<void> {
    this.steps.forget();
    const answer = await done;
    this.problem = answer.ok ? undefined : answer.problem;
    await this.load();
  }

  /** What cannot be taken back is done with the second press. */
  private async twice(act: Sure, user: string): Promise<void> {
    if (!this.steps.press(`${act} ${user}`)) return;
    const path = { user };
    if (act === 'lock') await this.did(api.post('/people/{user}/lock', { path }));
    else await this.did(api.delete('/people/{user}/second-factor', { path }));
  }

  private async give(user: string): Promise<void> {
    const answer = await api.post('/people/{user}/password-link', { path: { user } });
    this.problem = answer.ok ? undefined : answer.problem;
    if (answer.ok) this.given = { user, address: addressOf(answer.value) };
  }

  private readonly toHooks = (): void => {
    this.dispatchEvent(new CustomEvent('hooks', { bubbles: true, composed: true }));
  };

  private readonly leave = (): void => {
    this.dispatchEvent(new CustomEvent('page-left'));
  };
}

/** Where its person opens it: as this page is reached, unless that is this machine alone. */
function addressOf({ link, url }: { readonly link: string; readonly url: string }): string {
  return isOwnMachine(location.hostname) ? url : location.origin + link;
}

function isOwnMachine(host: string): boolean {
  return host === 'localhost' || host === '[::1]' || host.startsWith('127.');
}

declare global {
  interface HTMLElementTagNameMap {
    'manager-people': ManagerPeople;
  }
}
