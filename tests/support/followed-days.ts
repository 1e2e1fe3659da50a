/** What is written while whoever follows it is killed: so many events a day, on three days with a rest between. */
export const FOLLOWED_HALL = 'h';
export const FOLLOWED_DAYS = ['2026-03-09', '2026-03-10', '2026-03-12'];
export const FOLLOWED_EVENTS = 1500;
