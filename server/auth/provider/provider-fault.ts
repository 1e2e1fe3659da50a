import * as oidc from 'openid-client';
import type { ProviderFault } from '../../../core/protocol/sign-in-faults.ts';

/** What went wrong with the service: for the person as a kind, for the log in words. No token stands in either. */
export function faultOf(fault: unknown): { readonly fault: ProviderFault; readonly detail: string } {
  const code = codeOf(fault);
  const detail = [code, messageOf(fault)].filter((part) => part !== '').join(': ');
  return { fault: kindOf(fault, code), detail };
}

function kindOf(fault: unknown, code: string): ProviderFault {
  switch (code) {
    case 'OAUTH_TIMEOUT':
    case 'OAUTH_ABORT':
      return 'provider-away';
    case 'OAUTH_JWT_TIMESTAMP_CHECK_FAILED':
      return 'clock-off';
    case 'OAUTH_JWT_CLAIM_COMPARISON_FAILED':
      return byClaim(claimIn(fault));
    case 'OAUTH_JSON_ATTRIBUTE_COMPARISON_FAILED':
      return 'mixed-up';
    case 'OAUTH_RESPONSE_IS_NOT_CONFORM':
      return statusIn(fault) >= 500 ? 'provider-away' : 'not-understood';
  }
  if (fault instanceof oidc.ResponseBodyError) {
    if (fault.status >= 500) return 'provider-away';
    // The code was used, is too old, or was given for somebody else.
    return fault.error === 'invalid_grant' ? 'replayed' : 'not-understood';
  }
  // What fetch throws when nobody answers.
  if (fault instanceof TypeError && code === '') return 'provider-away';
  return 'not-understood';
}

function byClaim(claim: unknown): ProviderFault {
  if (claim === 'aud' || claim === 'azp') return 'wrong-audience';
  if (claim === 'iss') return 'mixed-up';
  return claim === 'nonce' ? 'replayed' : 'not-understood';
}

function codeOf(fault: unknown): string {
  const { code } = (fault ?? {}) as { readonly code?: unknown };
  return typeof code === 'string' ? code : '';
}

/** The library tells which claim it was about in the cause of the cause. */
function claimIn(fault: unknown): unknown {
  let at: unknown = fault;
  for (let depth = 0; depth < 4 && typeof at === 'object' && at !== null; depth += 1) {
    if ('claim' in at) return at.claim;
    at = 'cause' in at ? at.cause : undefined;
  }
  return undefined;
}

function statusIn(fault: unknown): number {
  const { cause } = (fault ?? {}) as { readonly cause?: unknown };
  return cause instanceof Response ? cause.status : 0;
}

/** Its own words, and those of why nobody answered; never what was sent or answered. */
function messageOf(fault: unknown): string {
  if (!(fault instanceof Error)) return '';
  const { cause } = fault;
  const why = fault instanceof TypeError && cause instanceof Error ? ` (${cause.message})` : '';
  return `${fault.message}${why}`.slice(0, 200);
}
