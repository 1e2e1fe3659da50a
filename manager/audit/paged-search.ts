import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Answer } from '../../web/link/api.ts';
import { newestOnly } from '../../web/link/newest-only.ts';
import type { Problem } from '../../web/link/problem.ts';

/** Newest first; `next`: where what is older begins. */
type Page = { readonly items: readonly unknown[]; readonly next?: number | undefined };

/** Pages of a record that is looked through: the newest, what is older, and back again. */
export class PagedSearch<Of extends Page> implements ReactiveController {
  page: Of | undefined;
  problem: Problem | undefined;
  /** Not the newest is shown. */
  earlier = false;
  private readonly newest = newestOnly();

  constructor(
    private readonly host: ReactiveControllerHost,
    private readonly ask: (before: number | undefined) => Promise<Answer<Of>>,
  ) {
    host.addController(this);
  }

  hostConnected(): void {
    void this.load();
  }

  /** The newest, or those before one. Of two answers the one to the later question counts. */
  async load(before?: number): Promise<void> {
    const isNewest = this.newest();
    const got = await this.ask(before);
    if (!isNewest()) return;
    this.problem = got.ok ? undefined : got.problem;
    this.page = got.ok ? got.value : undefined;
    this.earlier = before !== undefined;
    this.host.requestUpdate();
  }
}
