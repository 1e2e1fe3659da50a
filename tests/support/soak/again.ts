const TIMES = 10;

/** What is asked; a connection that was closed just then is no answer, and it is asked again. */
export async function again<T>(ask: () => Promise<T>): Promise<T> {
  for (let times = 1; ; times += 1) {
    try {
      return await ask();
    } catch (fault) {
      if (times === TIMES) throw fault;
      await new Promise((done) => setTimeout(done, 100));
    }
  }
}
