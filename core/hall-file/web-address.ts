/**
 * Whether a webhook may be posted there: http or https. Written out by hand: this room knows no URL of a browser. Names
 * and passwords before an @ are none of ours.
 */
export function isWebAddress(url: string): boolean {
  return /^https?:\/\/(?:[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?|\[[0-9a-f:.]+\])(?::\d{1,5})?(?:[/?][!-~]*)?$/i.test(url);
}
