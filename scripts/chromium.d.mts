/** The Chromium for the tests, if there is one. */
export function chromiumPath(): string | undefined;
