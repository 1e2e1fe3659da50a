import { err, ok, type Result } from '../../core/base/result.ts';
import { MINUTE, type Millis } from '../../core/base/time.ts';
import { ROLES, type Role } from '../../core/catalogue/staff.ts';

/** After how long without an act a session of a role ends; undefined: when its time is over. */
export type IdleRule = (role: Role) => Millis | undefined;

const MOST_MINUTES = 1440;

/** Reads IDLE_MINUTES: `manager=30 administrator=15`. The error is what would be right. */
export function idleRule(text: string): Result<IdleRule, string> {
  const minutes = new Map<string, number>();
  for (const word of text.split(/[\s,;]+/).filter((each) => each !== '')) {
    const [, role = '', figure] = /^(\w+)=(\d{1,4})$/.exec(word) ?? [];
    const n = Number(figure);
    if (!ROLES.some((each) => each === role) || n < 1 || n > MOST_MINUTES || minutes.has(role))
      return err(
        `roles with minutes from 1 to ${String(MOST_MINUTES)}, such as manager=30 administrator=15, each once; not "${word}"`,
      );
    minutes.set(role, n);
  }
  return ok((role) => {
    const n = minutes.get(role);
    return n === undefined ? undefined : n * MINUTE;
  });
}
