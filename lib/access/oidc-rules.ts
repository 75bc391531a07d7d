/** Reasons why somebody whom the identity provider knows is not let in; `access.oidc` has a sentence for each. */
export const OIDC_REFUSALS = [
  'email_missing',
  'email_unverified',
  'email_reassigned',
  'not_allowed',
  'account_leaving',
] as const;
export type OidcRefusal = (typeof OIDC_REFUSALS)[number];

/** What is known when a provider presents somebody for the first time, with an address that it has verified. */
export interface Newcomer {
  /** Whether an account with this e-mail address was there before. */
  accountExists: boolean;
  /** Whether a provider ever said of that account that the address is its person's. */
  accountVerified: boolean;
  /** Whether that account already belongs to another subject of the same provider. */
  takenBySameIssuer: boolean;
}

/**
 * What to do with an identity seen for the first time. An address that passed from one employee to another does not bring
 * their account along; but who came in under an address that was never verified keeps it from nobody.
 */
export function decideNewcomer(newcomer: Newcomer): 'create' | 'link' | 'email_reassigned' {
  if (!newcomer.accountExists) return 'create';
  return newcomer.takenBySameIssuer && newcomer.accountVerified ? 'email_reassigned' : 'link';
}
