import { expect, it } from 'vitest';
import { decideNewcomer } from './oidc-rules';

it.each([
  // account there, address verified, taken by the same issuer → decision
  [false, false, false, 'create'],
  [false, true, false, 'create'],
  [true, true, false, 'link'],
  [true, false, false, 'email_unverified'],
  [true, false, true, 'email_unverified'],
  [true, true, true, 'email_reassigned'],
] as const)(
  'account %s, verified %s, taken %s: %s',
  (accountExists, emailVerified, takenBySameIssuer, decision) => {
    expect(decideNewcomer({ accountExists, emailVerified, takenBySameIssuer })).toBe(decision);
  },
);
