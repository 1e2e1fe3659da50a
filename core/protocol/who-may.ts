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
/** Papers of virtual printers carry the secrets of tickets: for their page, kiosks, and who is not rated. */
export const TRAY_READERS: Who = { staff: 'supervisor', device: ['kiosk', 'board'] };
