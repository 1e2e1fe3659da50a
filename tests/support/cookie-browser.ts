/** A browser without a page: it keeps cookies and goes where it is sent, from address to address. */
export type CookieBrowser = {
  /** Goes there and on, wherever it is sent; tells every address on the way. */
  go(url: string): Promise<{ readonly way: readonly string[]; readonly at: string; readonly last: Response }>;
  /** Asks without being sent on. */
  ask(url: string, init?: RequestInit): Promise<Response>;
  cookie(name: string): string | undefined;
};

const MOST_STEPS = 12;

/** `leave`: addresses at which it stops, of pages that nobody serves here. */
export function cookieBrowser(leave: (url: URL) => boolean = () => false): CookieBrowser {
  // Of two servers on one machine each has its own, though a browser would not tell their ports apart.
  const jars = new Map<string, Map<string, string>>();
  const jarOf = (url: string): Map<string, string> => {
    const { origin } = new URL(url);
    const jar = jars.get(origin) ?? new Map<string, string>();
    jars.set(origin, jar);
    return jar;
  };
  const find = (name: string): string | undefined => {
    for (const jar of jars.values()) if (jar.has(name)) return jar.get(name);
    return undefined;
  };
  const ask: CookieBrowser['ask'] = async (url, init = {}) => {
    const jar = jarOf(url);
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
    const headers = new Headers(init.headers);
    if (cookie !== '') headers.set('cookie', cookie);
    const answer = await fetch(url, { ...init, headers, redirect: 'manual' });
    for (const line of answer.headers.getSetCookie()) {
      const [pair = '', ...rest] = line.split(';');
      const [name = '', ...value] = pair.split('=');
      if (rest.some((each) => /max-age=0/i.test(each))) jar.delete(name);
      else jar.set(name, value.join('='));
    }
    return answer;
  };
  return {
    ask,
    cookie: find,
    async go(url) {
      const way: string[] = [];
      let at = url;
      for (;;) {
        way.push(at);
        const last = await ask(at);
        const next = last.headers.get('location');
        if (next === null || way.length > MOST_STEPS) return { way, at, last };
        at = new URL(next, at).href;
        if (leave(new URL(at))) return { way, at, last };
      }
    },
  };
}
