import type { VoiceOutcome } from '../../../core/protocol/shapes/call.ts';
import type { VoiceCall } from '../../../core/voice/schedule.ts';

/** What became of calls is known for so many. */
const KEPT = 500;

/**
 * From the best to the worst: what was heard somewhere was heard, and while one voice may still say it, it is to come.
 */
const RANKS: readonly VoiceOutcome[] = ['spoken', 'speaking', 'waiting', 'late', 'muted', 'silent'];

/** What became of each call in each sound zone, and for its clerk: the best of them. */
export class CallOutcomes {
  /** By the seq of the call, then by zone. */
  private readonly known = new Map<number, Map<string, VoiceOutcome>>();

  /** `changed` is told of each counter whose call has news. */
  constructor(private readonly changed: (counter: string) => void) {}

  note(zone: string, calls: readonly VoiceCall[], outcome: VoiceOutcome): void {
    for (const call of calls) this.set(zone, call, outcome);
    while (this.known.size > KEPT) {
      const [oldest] = this.known.keys();
      if (oldest === undefined) break;
      this.known.delete(oldest);
    }
  }

  /** They need no voice here any more. */
  clear(zone: string, calls: readonly VoiceCall[]): void {
    for (const call of calls) this.set(zone, call, undefined);
  }

  /** A new day: the seqs begin again. */
  forget(): void {
    this.known.clear();
  }

  of(seq: number): VoiceOutcome | undefined {
    const heard = [...(this.known.get(seq)?.values() ?? [])];
    return RANKS.find((each) => heard.includes(each));
  }

  private set(zone: string, { seq, counter }: VoiceCall, outcome: VoiceOutcome | undefined): void {
    const before = this.of(seq);
    const zones = this.known.get(seq) ?? new Map<string, VoiceOutcome>();
    if (outcome === undefined) zones.delete(zone);
    else zones.set(zone, outcome);
    this.known.set(seq, zones);
    if (this.of(seq) !== before) this.changed(counter);
  }
}
