import type { paths } from './client.ts';
type Hall = paths['/hall']['get']['responses'][200]['content']['application/json'];
declare const hall: Hall;
export const name: string | undefined = hall.departments[0]?.name.en;
export const nonsense = hall.nonsense;
