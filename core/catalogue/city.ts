import type { HallId, Names } from '../base/names.ts';
import type { SignInRules } from './sign-in.ts';
import { ROLES, type Role } from './staff.ts';

/** What somebody above halls is in each of their halls; an office sees the figures and acts nowhere. */
export type CityRole = 'office' | Role;

/** Every role above halls. */
export const CITY_ROLES: readonly CityRole[] = ['office', ...ROLES];

/** Somebody whose login counts in several halls. */
export type CityUser = {
  readonly id: string;
  readonly role: CityRole;
  readonly name: Names;
  /** Of these halls; `all`: also of those that come later. */
  readonly halls: 'all' | readonly HallId[];
  /** `scrypt$…`; absent where all halls are sample halls, whose logins are well known. */
  readonly passwordHash: string | undefined;
  /** What the sign-in service calls them, where that is not the login. */
  readonly signInName?: string;
};

/** Several halls in one installation. */
export type City = {
  readonly name: Names;
  /** The hall that addresses without a hall mean. */
  readonly defaultHall: HallId | undefined;
  readonly users: readonly CityUser[];
  /** What counts for those of them who come in by the sign-in service; SIGN_IN_RULES if not said. */
  readonly signIn?: SignInRules<CityRole>;
};

/** Whether somebody's role counts in a hall. */
export function isOf({ halls }: Pick<CityUser, 'halls'>, hall: HallId): boolean {
  return halls === 'all' || halls.includes(hall);
}
