import type { AgentReport } from '../core/protocol/agent.ts';
import type { AgentLink } from './link.ts';

/** What became of jobs, until the server has it. */
export interface Owing {
  /** Oldest first. */
  owed(): readonly AgentReport[];
  reported(job: string): Promise<void>;
}

/**
 * Tells the server what it has to know, oldest first, each once. One that is refused now holds up none behind it; only
 * while the server is out of reach nothing is told.
 */
export async function tellOwed(owing: Owing, link: Pick<AgentLink, 'linked' | 'report'>): Promise<void> {
  const told = new Set<string>();
  while (link.linked) {
    const next = owing.owed().find(({ job }) => !told.has(job));
    if (next === undefined) return;
    told.add(next.job);
    if (await link.report(next)) await owing.reported(next.job);
  }
}
