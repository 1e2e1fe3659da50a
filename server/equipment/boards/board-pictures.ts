import type { Board } from '../../../core/catalogue/equipment.ts';
import type { PictureAnswer } from '../../../core/protocol/pictures.ts';
import type { Instant } from '../../../core/base/time.ts';

/** A picture of what a board showed at an instant. */
export type BoardPicture = { readonly jpeg: Uint8Array; readonly at: Instant };

/** Where the browser of a board is, and who asks it there. */
export type PictureParts = {
  readonly boards: () => readonly Board[];
  readonly now: () => Instant;
  /** Asks an agent; the answer says so when it is not there. */
  readonly atAgent: (agent: string, board: string) => Promise<PictureAnswer>;
  /** Asks the browser with this debugging port on the server's own machine. */
  readonly here: (board: string, port: number) => Promise<PictureAnswer>;
};

/** A picture as young as this is shown again. */
const FRESH_MS = 10_000;

/**
 * Takes pictures of boards when somebody asks: one at a time of each board, however many ask. They are kept in memory
 * alone.
 */
export class BoardPictures {
  private readonly taken = new Map<string, BoardPicture>();
  private readonly taking = new Map<string, Promise<PictureAnswer | BoardPicture>>();

  constructor(private readonly parts: PictureParts) {}

  /**
   * The picture of a board, not older than ten seconds; or why there is none. Undefined when the hall has no such
   * board.
   */
  async of(id: string): Promise<BoardPicture | Exclude<PictureAnswer, { jpeg: Uint8Array }> | undefined> {
    const board = this.parts.boards().find((each) => each.id === id);
    if (board === undefined) return undefined;
    const before = this.taken.get(id);
    if (before !== undefined && this.parts.now() - before.at < FRESH_MS) return before;
    const answer = await (this.taking.get(id) ?? this.take(board));
    if ('trouble' in answer) return answer;
    return 'at' in answer ? answer : undefined;
  }

  private take(board: Board): Promise<PictureAnswer | BoardPicture> {
    const taking = this.ask(board)
      .then((answer) => {
        if ('trouble' in answer) return answer;
        const picture = { jpeg: answer.jpeg, at: this.parts.now() };
        this.taken.set(board.id, picture);
        return picture;
      })
      .finally(() => this.taking.delete(board.id));
    this.taking.set(board.id, taking);
    return taking;
  }

  private ask({ id, browser }: Board): Promise<PictureAnswer> {
    if (browser === undefined) {
      const detail = `the hall file does not say where the browser of ${id} is: column browser of devices.csv`;
      return Promise.resolve({ trouble: 'no-agent', detail });
    }
    return browser.agent === undefined ? this.parts.here(id, browser.port) : this.parts.atAgent(browser.agent, id);
  }
}
