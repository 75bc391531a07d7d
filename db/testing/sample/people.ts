import type { TestPerson } from '@/db/testing/factories';
import { admitIdentity } from '@/lib/access/oidc';
import type { RoleId } from '@/lib/model/schema';

/** Everybody of the sample who signs in with a password has this one. */
export const PASSWORD = 'a fixture for upgrades';

export interface SamplePerson extends TestPerson {
  name: string;
  email: string;
}

/** Somebody in a team. */
export interface Member extends SamplePerson {
  /** What they joined as. */
  jobRole: RoleId | undefined;
}

export const domainOf = (organization: string): string =>
  `${organization.toLowerCase().replaceAll(' ', '-')}.example`;

/** Somebody whom an identity provider vouches for, in no organization yet. */
export async function comeThroughProvider(name: string): Promise<SamplePerson> {
  const email = 'provided@provider.example';
  const claims = { issuer: 'https://login.provider.example', subject: 'provided-1', name };
  const admission = await admitIdentity({ ...claims, email, emailVerified: true });
  if (!admission.ok) throw new Error(admission.reason);
  return { userId: admission.userId, name, email };
}

/** People whom a result of the organization needs to be shown outside its team, as long as nobody changes that. */
export const THRESHOLD = 5;
