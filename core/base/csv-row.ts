/**
 * A row of a CSV file (RFC 4180). What a spreadsheet would take for a formula is marked as text; a number stays one. A
 * cell without anything is empty.
 */
export function csvRow(cells: readonly (string | number | null)[]): string {
  return cells.map(cell).join(',');
}

function cell(value: string | number | null): string {
  if (value === null) return '';
  if (typeof value === 'number') return String(value);
  // A row is a line: what was cut off by a loss of power must not swallow the next one.
  const line = value.replaceAll(/[\r\n]+/g, ' ');
  const plain = /^[=+\-@\t]/.test(line) || /^[\r\n]/.test(value) ? `'${line}` : line;
  return /[",]/.test(plain) ? `"${plain.replaceAll('"', '""')}"` : plain;
}
