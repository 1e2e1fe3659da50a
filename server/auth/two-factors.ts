import { claimValues, type Claims } from '../../core/catalogue/sign-in.ts';

const OF_MEMORY = ['pwd', 'pin', 'kba'];
const OF_HAND = ['otp', 'hwk', 'swk', 'sc', 'sms', 'tel', 'fpt', 'face', 'iris', 'retina', 'vbm'];

/** Whether the service says (RFC 8176) that two things have proved who it is. */
export function saysTwoFactors(claims: Claims): boolean {
  const methods = claimValues(claims, 'amr');
  const some = (of: readonly string[]): boolean => methods.some((each) => of.includes(each));
  return methods.includes('mfa') || (some(OF_MEMORY) && some(OF_HAND));
}
