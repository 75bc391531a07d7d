import 'server-only';
import { and, eq, isNull } from 'drizzle-orm';
import { rounds, teams } from '@/db/schema';
import type { OrganizationAccess } from '@/lib/access/types';

/** How a round is joined with its team. */
export const itsTeam = and(eq(teams.organizationId, rounds.organizationId), eq(teams.id, rounds.teamId));

/** Rounds of an organization that were not taken back, of teams that were not deleted. */
export const presentRounds = ({ organizationId }: OrganizationAccess) =>
  and(eq(rounds.organizationId, organizationId), isNull(rounds.removedAt), isNull(teams.deletedAt));
