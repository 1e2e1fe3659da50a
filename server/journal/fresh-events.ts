import type { HallEvent } from '../../core/queue/event.ts';
import type { Position } from './journal.ts';

/** Beyond this a consumer is so far behind that it reads the journal instead. */
const MOST = 2000;

/** Events that have just become durable in this process, until a consumer has come to them. */
export class FreshEvents {
  private events: HallEvent[] = [];

  add(events: readonly HallEvent[]): void {
    // None is lost: they are in the journal, and whoever reads on there meets the later ones here again.
    if (this.events.length + events.length > MOST) this.events = [];
    else this.events.push(...events);
  }

  isEmpty(): boolean {
    return this.events.length === 0;
  }

  /** Takes those that follow right behind a position, of one day; none where what comes before them is not here. */
  take(position: Position, most: number): readonly HallEvent[] {
    const old = this.events.findIndex((event) => !isBehind(event, position));
    this.events.splice(0, old === -1 ? this.events.length : old);
    let count = 0;
    while (count < most && this.events[count]?.day === position.day) {
      if (this.events[count]?.seq !== position.seq + 1 + count) break;
      count += 1;
    }
    return this.events.splice(0, count);
  }
}

function isBehind({ day, seq }: HallEvent, position: Position): boolean {
  return day < position.day || (day === position.day && seq <= position.seq);
}
