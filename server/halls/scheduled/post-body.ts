import { createHash } from 'node:crypto';
import { own } from '../../../core/base/own.ts';
import { rfc3339 } from '../../../core/base/zone.ts';
import type { HallFacts } from '../../../core/catalogue/hall-rules.ts';
import type { ScheduledReport } from '../../../core/catalogue/scheduled-report.ts';
import type { Owed } from './schedule-book.ts';

const TYPES: Readonly<Record<string, string>> = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
};

/** What a webhook is told of a file. The id is the same at every try: a receiver drops what it has had. */
export function postBody(hall: HallFacts, rule: ScheduledReport, owed: Owed, bytes: Buffer) {
  const { file, due, madeAt, from, to } = owed;
  return {
    id: `${hall.id}/${file}`,
    hall: { id: hall.id, name: hall.name },
    type: 'report.made',
    scheduled: rule.id,
    report: rule.report,
    ...{ from, to, due: rfc3339(due, hall.timeZone), at: rfc3339(madeAt, hall.timeZone) },
    file: {
      name: file,
      type: own(TYPES, file.slice(file.lastIndexOf('.') + 1)) ?? 'application/octet-stream',
      bytes: bytes.length,
      sha256: createHash('sha256').update(bytes).digest('hex'),
      base64: bytes.toString('base64'),
    },
  };
}
