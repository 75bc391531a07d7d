import { expect, it } from 'vitest';
import { decideNewcomer } from './oidc-rules';

it.each([
  // account there, verified once, taken by the same issuer → decision
  [false, false, false, 'create'],
  [true, false, false, 'link'],
  [true, true, false, 'link'],
  [true, false, true, 'link'],
  [true, true, true, 'email_reassigned'],
] as const)(
  'account %s, verified %s, taken %s: %s',
  (accountExists, accountVerified, takenBySameIssuer, decision) => {
    expect(decideNewcomer({ accountExists, accountVerified, takenBySameIssuer })).toBe(decision);
  },
);
