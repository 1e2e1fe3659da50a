import type { ScanLayout } from '../decode/hid-pos-layout.ts';

// What real devices put on the wire, made here without the code that reads it.

/** A code as the input reports of a HID-POS scanner. */
export function scanReports(text: string, layout: ScanLayout, symbology = ']Q1'): readonly Uint8Array[] {
  const bytes = Buffer.from(text, 'utf8');
  const reports: Uint8Array[] = [];
  for (let from = 0; from === 0 || from < bytes.length; from += layout.dataBytes) {
    const part = bytes.subarray(from, from + layout.dataBytes);
    const report = new Uint8Array(layout.length);
    if (layout.reportId !== undefined) report[0] = layout.reportId;
    if (layout.countAt !== undefined) report[layout.countAt] = part.length;
    if (layout.symbologyAt !== undefined) report.set(Buffer.from(symbology, 'latin1'), layout.symbologyAt);
    report.set(part, layout.dataAt);
    const { continued } = layout;
    if (continued !== undefined && from + layout.dataBytes < bytes.length) report[continued.at] = continued.mask;
    reports.push(report);
  }
  return reports;
}

const LEFT_SHIFT = 0x02;

/** A key down and up again, as boot reports. */
export function keyReports(usage: number, shift = false): readonly Uint8Array[] {
  const modifiers = shift ? LEFT_SHIFT : 0;
  return [Uint8Array.of(modifiers, 0, usage, 0, 0, 0, 0, 0), new Uint8Array(8)];
}

const SIGNS = "1234567890-=[]\\;'`,./";
const SHIFTED = '!@#$%^&*()_+{}|:"~<>?';
const SIGN_USAGES = [
  ...[0x1e, 0x1f, 0x20, 0x21, 0x22, 0x23, 0x24, 0x25, 0x26, 0x27, 0x2d, 0x2e, 0x2f, 0x30, 0x31],
  ...[0x33, 0x34, 0x35, 0x36, 0x37, 0x38],
];
const A = 0x04;
const SPACE = 0x2c;

/** A text as a scanner types it on the US keyboard; signs that it has no key for are left out, as scanners do. */
export function typedReports(text: string): readonly Uint8Array[] {
  return [...text].flatMap((sign) => {
    if (sign === ' ') return keyReports(SPACE);
    if (/[a-z]/.test(sign)) return keyReports(A + sign.charCodeAt(0) - 97);
    if (/[A-Z]/.test(sign)) return keyReports(A + sign.charCodeAt(0) - 65, true);
    const plain = SIGNS.indexOf(sign);
    const shifted = SHIFTED.indexOf(sign);
    if (plain >= 0) return keyReports(SIGN_USAGES[plain] ?? 0);
    return shifted >= 0 ? keyReports(SIGN_USAGES[shifted] ?? 0, true) : [];
  });
}
