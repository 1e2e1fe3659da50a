/** A row of a CSV file (RFC 4180). What a spreadsheet would take for a formula is marked as text. */
export function csvRow(cells: readonly string[]): string {
  return cells.map(cell).join(',');
}

function cell(text: string): string {
  // A row is a line: what was cut off by a loss of power must not swallow the next one.
  const line = text.replaceAll(/[\r\n]+/g, ' ');
  const plain = /^[=+\-@\t]/.test(line) ? `'${line}` : line;
  return /[",]/.test(plain) ? `"${plain.replaceAll('"', '""')}"` : plain;
}
