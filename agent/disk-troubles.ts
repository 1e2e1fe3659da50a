import { faultText } from '../core/base/fault-text.ts';
import { diskTrouble } from '../files/disk-trouble.ts';

/** What cannot be written, and what comes of it. */
export type NotWritten = {
  /** As the log names it. */
  readonly what: string;
  readonly so: string;
};

/** Tells of each trouble with the disk once when it begins and once when it ends, however often it is tried. */
export class DiskTroubles {
  private readonly begun = new Set<string>();

  constructor(private readonly say: (what: string) => void) {}

  /** What a try came to; `fault` undefined: it was written. */
  note({ what, so }: NotWritten, fault: unknown): void {
    if ((fault !== undefined) === this.begun.has(what)) return;
    if (fault === undefined) {
      this.begun.delete(what);
      this.say(`${what} can be written again`);
    } else {
      this.begun.add(what);
      this.say(`${what} cannot be written, so ${so}: ${diskTrouble(fault)} (${faultText(fault)})`);
    }
  }
}
