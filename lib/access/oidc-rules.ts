/** Reasons why somebody whom the identity provider knows is not let in; `access.oidc` has a sentence for each. */
export const OIDC_REFUSALS = [
  'email_missing',
  'email_unverified',
  'email_reassigned',
  'not_allowed',
] as const;
export type OidcRefusal = (typeof OIDC_REFUSALS)[number];

/** What is known when a provider presents somebody for the first time. */
export interface Newcomer {
  /** Whether an account with this e-mail address was there before. */
  accountExists: boolean;
  /** Whether the provider says that the address is the person's: exactly `true`, never a guess. */
  emailVerified: boolean;
  /** Whether that account already belongs to another subject of the same provider. */
  takenBySameIssuer: boolean;
}

/**
 * What to do with an identity seen for the first time. Linking hands an account over, so it asks for a
 * verified address; and an address that passed from one employee to another does not bring their account along.
 */
export function decideNewcomer(
  newcomer: Newcomer,
): 'create' | 'link' | 'email_unverified' | 'email_reassigned' {
  if (!newcomer.accountExists) return 'create';
  if (!newcomer.emailVerified) return 'email_unverified';
  return newcomer.takenBySameIssuer ? 'email_reassigned' : 'link';
}
