import type { Who } from './rights.ts';

// Who may, as often as it is said of commands and resources.

export const STAFF: Who = { staff: 'clerk' };
/** The information desk and above. */
export const DESK: Who = { staff: 'desk' };
export const SUPERVISORS: Who = { staff: 'supervisor' };
export const MANAGERS: Who = { staff: 'manager' };
export const ADMINISTRATORS: Who = { staff: 'administrator' };
/** Staff, and whoever holds the ticket. */
export const HOLDERS: Who = { staff: 'clerk', secret: true };
export const STAFF_AND_KIOSKS: Who = { staff: 'clerk', device: ['kiosk'] };
export const STAFF_AND_DEVICES: Who = { staff: 'clerk', device: 'any' };
export const KIOSKS_AND_DESK: Who = { staff: 'desk', device: ['kiosk'] };
/** The small screen that stands at the counter. */
export const ITS_SCREEN: Who = { itself: 'counter-screen' };
// The same, and programs whose key is for it.

/** Who takes numbers for citizens. */
export const ISSUERS: Who = { ...STAFF_AND_KIOSKS, scope: 'tickets:take' };
export const STAFF_READ_HALL: Who = { ...STAFF, scope: 'hall:read' };
export const SUPERVISORS_READ_HALL: Who = { ...SUPERVISORS, scope: 'hall:read' };
export const READS_REPORTS: Who = { ...SUPERVISORS, scope: 'reports:read' };
export const READS_AUDIT: Who = { ...MANAGERS, scope: 'audit:read' };
export const READS_COMPLAINTS: Who = { ...MANAGERS, scope: 'complaints:read' };
export const MANAGES_DEVICES: Who = { ...ADMINISTRATORS, scope: 'devices:manage' };
export const APPROVES_DEVICES: Who = { ...MANAGERS, scope: 'devices:manage' };

/** Papers of virtual printers carry the secrets of tickets: for their page, kiosks, and who is not rated. */
export const TRAY_READERS: Who = { staff: 'supervisor', device: ['kiosk', 'board'] };
