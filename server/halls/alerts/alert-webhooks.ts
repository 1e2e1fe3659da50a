import { createHash } from 'node:crypto';
import { setTimeout as rest } from 'node:timers/promises';
import { DAY, MINUTE, SECOND, type Instant, type Millis } from '../../../core/base/time.ts';
import { faultText } from '../../../core/base/fault-text.ts';
import { rfc3339 } from '../../../core/base/zone.ts';
import type { AlertRule } from '../../../core/catalogue/alert-rule.ts';
import type { AlertWebhook } from '../../../core/protocol/shapes/alerts.ts';
import type { HallEvent } from '../../../core/queue/event.ts';
import { webhookMessage, type WebhookMessage } from '../../../core/views/alerts/webhook-message.ts';
import type { Following, JournalFeed } from '../../journal/follow.ts';
import type { Hall } from '../../ledger/hall.ts';
import { catalogueOf, onCatalogue } from '../../ledger/present-catalogue.ts';
import type { Logger } from '../../ops/log.ts';
import type { OwnDoors } from '../../ops/own-doors.ts';
import { postWebhook } from '../hooks/post-webhook.ts';

/** What was not taken within a day is no alert any more. */
const GIVEN_UP_AFTER_MS: Millis = DAY;
const FIRST_PAUSE_MS: Millis = SECOND;
const LONGEST_PAUSE_MS: Millis = MINUTE;

export type WebhooksParts = {
  readonly hall: Pick<Hall, 'world' | 'now' | 'subscribe'>;
  readonly feed: JournalFeed;
  readonly secret: () => Promise<string>;
  readonly doors: OwnDoors;
  readonly log: Pick<Logger, 'info' | 'warn'>;
};

/** The addresses that alerts are posted to. */
export interface AlertWebhooks {
  begin(): void;
  close(): Promise<void>;
  views(): readonly AlertWebhook[];
  /** Called when one begins or ceases to fail. Returns the way out. */
  onChange(listener: () => void): () => void;
}

/**
 * Each address follows the journal by itself, with a checkpoint of its own: one that does not answer holds up neither
 * the hall nor another, and after a restart each goes on from where it was.
 */
export function alertWebhooks(parts: WebhooksParts): AlertWebhooks {
  const open = new Map<string, Receiver>();
  const listeners = new Set<() => void>();
  const changed = (): void => {
    for (const listener of listeners) listener();
  };
  let leave = (): void => undefined;
  const sync = (): void => {
    const wanted = new Set(rulesWithWebhook(parts.hall).flatMap(({ webhook }) => webhook ?? []));
    for (const url of wanted) if (!open.has(url)) open.set(url, new Receiver(parts, url, changed));
    for (const [url, receiver] of open) {
      if (wanted.has(url)) continue;
      open.delete(url);
      void receiver.close();
    }
    changed();
  };
  return {
    begin() {
      sync();
      leave = onCatalogue(parts.hall, sync);
    },
    async close() {
      leave();
      listeners.clear();
      await Promise.all([...open.values()].map((receiver) => receiver.close()));
    },
    views: () => [...open.values()].map((receiver) => receiver.view()),
    onChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

function rulesWithWebhook(hall: Pick<Hall, 'world'>): readonly AlertRule[] {
  return (catalogueOf(hall).alerts ?? []).filter(({ ways }) => ways.includes('webhook'));
}

/** One address. */
class Receiver {
  private readonly stop = new AbortController();
  private readonly following: Following;
  private readonly parts: WebhooksParts;
  private readonly url: string;
  private readonly changed: () => void;
  private failing: { readonly since: Instant; detail: string } | undefined;
  private givenUp = 0;

  constructor(parts: WebhooksParts, url: string, changed: () => void) {
    this.parts = parts;
    this.url = url;
    this.changed = changed;
    const name = `webhook-${createHash('sha256').update(url).digest('hex').slice(0, 16)}`;
    this.following = parts.feed.follow({ name, take: (events) => this.take(events) }, 'now');
  }

  async close(): Promise<void> {
    this.stop.abort();
    await this.following.stop();
  }

  view(): AlertWebhook {
    const { failing, givenUp, url, parts } = this;
    const zone = catalogueOf(parts.hall).hall.timeZone;
    return {
      host: new URL(url).host,
      rules: this.rules(),
      state: failing === undefined ? 'ready' : 'failing',
      ...(failing === undefined ? {} : { since: rfc3339(failing.since, zone), detail: failing.detail }),
      givenUp,
    };
  }

  /** The hall file as it is now says whom this address is told of. */
  private rules(): string[] {
    return rulesWithWebhook(this.parts.hall).flatMap(({ id, webhook }) => (webhook === this.url ? id : []));
  }

  private async take(events: readonly HallEvent[]): Promise<void> {
    for (const event of events) {
      const message = webhookMessage(this.parts.hall.world().state.index, event);
      if (message !== undefined && this.rules().includes(message.rule)) await this.deliver(message, event.at);
    }
  }

  /** Until it is taken, or too old. Throws when the hall closes: it comes again after the start. */
  private async deliver(message: WebhookMessage, happenedAt: Instant): Promise<void> {
    const { hall, log } = this.parts;
    for (let attempt = 0; ; attempt += 1) {
      if (hall.now() - happenedAt > GIVEN_UP_AFTER_MS) {
        this.givenUp += 1;
        log.warn({ delivery: message.id, host: new URL(this.url).host }, 'an alert was given up after a day');
        this.changed();
        return;
      }
      const detail = await this.post(message);
      if (detail === undefined) return this.worked();
      this.failed(detail);
      const pauseMs = Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** Math.min(attempt, 10));
      // Between half of it and all: halls that lost one receiver do not come back to it together.
      await rest(pauseMs * (0.5 + Math.random() / 2), undefined, { signal: this.stop.signal, ref: false });
    }
  }

  private async post({ id, body }: WebhookMessage): Promise<string | undefined> {
    const { hall, secret, doors } = this.parts;
    let key: string;
    try {
      key = await secret();
    } catch (fault) {
      return faultText(fault);
    }
    const delivery = { url: this.url, id, body: JSON.stringify(body), secret: key, at: hall.now() };
    return postWebhook(delivery, doors, this.stop.signal);
  }

  private failed(detail: string): void {
    const before = this.failing;
    if (before?.detail === detail) return;
    this.failing = { since: before?.since ?? this.parts.hall.now(), detail };
    const host = new URL(this.url).host;
    this.parts.log.warn({ host, detail }, 'alerts do not reach their webhook; they are sent again');
    this.changed();
  }

  private worked(): void {
    if (this.failing === undefined) return;
    this.failing = undefined;
    this.parts.log.info({ host: new URL(this.url).host }, 'alerts reach their webhook again');
    this.changed();
  }
}
