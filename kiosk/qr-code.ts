import { html, type TemplateResult } from 'lit';
import { encode } from 'uqr';

/** Modules of white that a reader needs around the code. */
const QUIET = 4;

/** A QR code as one path, dark on white whatever the theme. Level M: a fifth may be hidden by a reflection. */
export function qrCode(text: string, label: string): TemplateResult {
  const { data, size } = encode(text, { ecc: 'M', border: QUIET });
  let path = '';
  data.forEach((row, y) => row.forEach((dark, x) => (path += dark ? `M${x} ${y}h1v1h-1z` : '')));
  return html`<svg
    viewBox="0 0 ${size} ${size}"
    role="img"
    aria-label=${label}
    shape-rendering="crispEdges"
    data-test="qr"
  >
    <rect width=${size} height=${size} fill="#fff"></rect>
    <path d=${path} fill="#000"></path>
  </svg>`;
}
