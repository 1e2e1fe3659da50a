/** What a record of the journal is about, for whoever looks for something. */
export const AUDIT_KINDS = ['number', 'counter', 'routing', 'slip', 'opinion', 'hall'] as const;

export type AuditKind = (typeof AUDIT_KINDS)[number];
