import type { CounterId } from '../base/names.ts';
import { rfc3339 } from '../base/zone.ts';
import { indexCatalogue, type CatalogueIndex } from '../catalogue/catalogue-index.ts';
import type { AuditEntry } from '../protocol/shapes/audit.ts';
import type { AuditKind } from '../queue/audit-kind.ts';
import { complaintId, type ComplaintId } from '../queue/complaint.ts';
import type { HallEvent } from '../queue/event.ts';
import type { TicketId, TicketNumber } from '../queue/ticket.ts';
import { auditWords, hallReason, KIND_OF } from './audit-words.ts';
import { concerns } from './trace-events.ts';
import { doerOf, whyOf, type TraceReader } from './trace-view.ts';

/** What somebody looks for in a day; whatever is not said does not matter. */
export type AuditQuestion = {
  /** A login, a device or a part of a name. */
  readonly who?: string | undefined;
  readonly kind?: AuditKind | undefined;
  readonly number?: TicketNumber | undefined;
  readonly counter?: CounterId | undefined;
  /** Only what came before this seq. */
  readonly before?: number | undefined;
  readonly limit: number;
};

/** Goes through the events of one day, oldest first, and keeps the newest that were looked for. */
export class AuditScan {
  /** How many were found in all, those of other pages included. */
  found = 0;
  private kept: HallEvent[] = [];
  private more = false;
  private index: CatalogueIndex;
  private readonly numbers = new Map<TicketId, TicketNumber>();
  /** Those that have the number that is looked for: after an overflow of a line two may. */
  private readonly meant = new Set<TicketId>();
  private readonly complaints = new Map<ComplaintId, TicketId>();
  private readonly doers = new Map<string, boolean>();

  constructor(
    private readonly question: AuditQuestion,
    private readonly reader: TraceReader,
    index: CatalogueIndex,
  ) {
    this.index = index;
  }

  see(event: HallEvent): void {
    this.learn(event);
    if (!this.isMeant(event)) return;
    this.found += 1;
    const { before, limit } = this.question;
    if (before !== undefined && event.seq >= before) return;
    this.kept.push(event);
    if (this.kept.length <= limit) return;
    this.kept.shift();
    this.more = true;
  }

  /** Newest first. */
  get entries(): AuditEntry[] {
    return this.kept.map((event) => this.entry(event)).reverse();
  }

  /** The `before` of the page behind; undefined on the last one. */
  get next(): number | undefined {
    return this.more ? this.kept[0]?.seq : undefined;
  }

  private learn(event: HallEvent): void {
    if (event.type === 'DayOpened' || event.type === 'CatalogueChanged') {
      if (event.data.catalogue !== this.index.catalogue) this.index = indexCatalogue(event.data.catalogue);
    }
    if (event.type === 'TicketIssued') this.know(event.data.ticket, event.data.number);
    if (event.type === 'ComplaintFiled' || event.type === 'ComplaintReceived')
      this.complaints.set(complaintId(event), event.data.ticket ?? '');
    if (event.type !== 'DayOpened') return;
    for (const { id, number } of event.data.tickets ?? []) this.know(id, number);
    for (const { id, ticket, number } of event.data.openComplaints ?? []) {
      if (ticket === undefined) continue;
      this.complaints.set(id, ticket);
      this.know(ticket, number);
    }
  }

  private know(ticket: TicketId, number: TicketNumber): void {
    this.numbers.set(ticket, number);
    if (number === this.question.number) this.meant.add(ticket);
  }

  private isMeant(event: HallEvent): boolean {
    const { kind, number, counter, who } = this.question;
    if (kind !== undefined && KIND_OF[event.type] !== kind) return false;
    if (counter !== undefined && !('counter' in event.data && event.data.counter === counter)) return false;
    if (number !== undefined && !this.isOf(event)) return false;
    return who === undefined || this.isDoer(event.actor, who);
  }

  private isOf(event: HallEvent): boolean {
    if ('complaint' in event.data) return this.meant.has(this.complaints.get(event.data.complaint) ?? '');
    return [...this.meant].some((ticket) => concerns(event, ticket));
  }

  private isDoer(actor: string, who: string): boolean {
    const known = this.doers.get(actor);
    if (known !== undefined) return known;
    const { id = '', name } = doerOf(actor, this.index, this.reader);
    const wanted = who.toLocaleLowerCase();
    const is = [actor, id, ...Object.values(name)].some((each) => each.toLocaleLowerCase().includes(wanted));
    this.doers.set(actor, is);
    return is;
  }

  private entry(event: HallEvent): AuditEntry {
    const { index, reader } = this;
    const why = hallReason(event) ?? whyOf(event, reader);
    const ticket = 'complaint' in event.data ? this.complaints.get(event.data.complaint) || undefined : ticketOf(event);
    const number = ticket === undefined ? undefined : this.numbers.get(ticket);
    const counter = 'counter' in event.data ? event.data.counter : undefined;
    return {
      seq: event.seq,
      at: rfc3339(event.at, index.catalogue.hall.timeZone),
      type: event.type,
      kind: KIND_OF[event.type],
      what: auditWords(event, index),
      by: doerOf(event.actor, index, reader),
      ...(why === undefined ? {} : { why }),
      ...(ticket === undefined ? {} : { ticket }),
      ...(number === undefined ? {} : { number }),
      ...(counter === undefined || counter === '' ? {} : { counter }),
    };
  }
}

function ticketOf(event: HallEvent): TicketId | undefined {
  return 'ticket' in event.data ? event.data.ticket : undefined;
}
