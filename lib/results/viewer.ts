import 'server-only';
import { eq } from 'drizzle-orm';
import { organizations } from '@/db/schema';
import type { Tenant } from '@/db/tenancy';
import type { TeamAccess } from '@/lib/access/types';

/** Respondents a result needs inside the team (scoring reference 3.11). */
export const INSIDE_THRESHOLD = 3;

/** The anonymity threshold for this viewer: 3 inside the team, what the organization asks outside (5, at least 3). */
export async function thresholdFor(tx: Tenant, access: TeamAccess): Promise<number> {
  if (access.inTeam) return INSIDE_THRESHOLD;
  const [row] = await tx
    .select({ threshold: organizations.outsideThreshold })
    .from(organizations)
    .where(eq(organizations.id, access.organizationId));
  return Math.max(row?.threshold ?? 5, INSIDE_THRESHOLD);
}
