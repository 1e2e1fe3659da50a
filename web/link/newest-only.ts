/**
 * For what is asked again before it is answered: called with each question, it gives whether that one is still the
 * newest, whose answer alone counts.
 */
export function newestOnly(): () => () => boolean {
  let newest = 0;
  return () => {
    newest += 1;
    const own = newest;
    return () => own === newest;
  };
}
