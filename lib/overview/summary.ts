import 'server-only';
import { and, eq, isNull } from 'drizzle-orm';
import { teamMemberRoles, teamMembers, teams } from '@/db/schema';
import type { Tenant } from '@/db/tenancy';
import { readOrganization } from '@/lib/access/read-organization';
import type { OrganizationAccess } from '@/lib/access/types';
import { accountableRole, leaves } from '@/lib/model/graph';
import { builtInModel } from '@/lib/model/load';
import type { Lang, RoleId } from '@/lib/model/schema';
import { modelVersion } from '@/lib/model/versions';
import { rowsOf } from '@/lib/results/published';
import { targetsOf } from '@/lib/targets/queries';
import type { Filters } from './filters';
import { type MovedPage, movedPage } from './moved';
import { type OrganizationLine, organizationLine } from './org-line';
import { filteredTeams, type Standing, standingsIn } from './standings';
import { type CommonGap, commonGaps, type PrinciplesSeen } from './summary-gaps';
import { type WorkInNumbers, workInNumbers } from './summary-work';

/** What a manager's five questions come to, as one person may see it. */
export interface SummaryFacts {
  teams: number;
  /** Teams with a result to show, and those all of whose results are hidden. */
  shown: number;
  hidden: number;
  line: OrganizationLine;
  moved: Pick<MovedPage, 'finding' | 'span' | 'teams'>;
  gaps: readonly CommonGap[];
  /** Roles that frameworks of a team need and nobody in it holds, with how many teams; most teams first. */
  missing: readonly { role: RoleId; teams: number }[];
  work: WorkInNumbers;
}

/** Which roles nobody holds although a framework of the team needs them: the one that answers for a principle of it. */
async function missingRoles(
  tx: Tenant,
  access: OrganizationAccess,
  filters: Filters,
  standings: readonly Standing[],
): Promise<SummaryFacts['missing']> {
  const held = await tx
    .selectDistinct({ teamId: teamMemberRoles.teamId, role: teamMemberRoles.role })
    .from(teamMemberRoles)
    .innerJoin(
      teamMembers,
      and(
        eq(teamMembers.organizationId, teamMemberRoles.organizationId),
        eq(teamMembers.teamId, teamMemberRoles.teamId),
        eq(teamMembers.userId, teamMemberRoles.userId),
        isNull(teamMembers.leftAt),
      ),
    )
    .innerJoin(teams, and(filteredTeams(tx, access, filters), eq(teams.id, teamMemberRoles.teamId)))
    .where(and(eq(teamMemberRoles.organizationId, access.organizationId), isNull(teamMemberRoles.validTo)));
  const holds = new Set(held.map(({ teamId, role }) => `${teamId} ${role}`));
  const model = builtInModel();
  const count = new Map<RoleId, number>();
  for (const { teamId, scope } of standings) {
    const needed = scope.flatMap((id) => leaves(model, id).map((leaf) => accountableRole(model, leaf.id)));
    for (const role of new Set(needed))
      if (role && !holds.has(`${teamId} ${role}`)) count.set(role, (count.get(role) ?? 0) + 1);
  }
  return [...count].map(([role, n]) => ({ role, teams: n })).sort((one, other) => other.teams - one.teams);
}

async function gapsOf(
  tx: Tenant,
  access: OrganizationAccess,
  standings: readonly Standing[],
): Promise<CommonGap[]> {
  const newest = standings.flatMap(({ teamId, round }) => (round ? [{ teamId, round }] : []));
  const rows = await rowsOf(
    tx,
    access.organizationId,
    new Map(newest.map(({ round }) => [round.id, round.threshold])),
    ['principle'],
  );
  const byRound = new Map<string, { id: string; level: 0 | 1 | 2 | 3 | 4 | null }[]>();
  for (const { roundId, scopeId, level } of rows) {
    const own = byRound.get(roundId) ?? [];
    byRound.set(roundId, own);
    own.push({ id: scopeId, level: level as 0 | 1 | 2 | 3 | 4 | null });
  }
  const targets = await targetsOf(
    tx,
    access.organizationId,
    newest.map(({ teamId }) => teamId),
  );
  const seen: PrinciplesSeen[] = [];
  for (const { teamId, round } of newest) {
    const model = await modelVersion(tx, round.modelVersionId);
    seen.push({ teamId, model, rows: byRound.get(round.id) ?? [] });
  }
  return commonGaps(seen, targets);
}

/** Everything that the page for an executive tells. */
export async function summaryFacts(
  access: OrganizationAccess,
  { filters, lang, now }: { filters: Filters; lang: Lang; now: Date },
): Promise<SummaryFacts> {
  const [line, { finding, span, teams: all }, rest] = await Promise.all([
    organizationLine(access, { filters, now, kind: null }),
    movedPage(access, { filters, lang, now, page: 1 }),
    readOrganization(access, async (tx) => {
      const standings = await standingsIn(tx, access, filters);
      return {
        teams: standings.length,
        shown: standings.filter(({ round }) => round !== null).length,
        hidden: standings.filter(({ hidden }) => hidden).length,
        gaps: await gapsOf(tx, access, standings),
        missing: await missingRoles(tx, access, filters, standings),
        work: await workInNumbers(tx, access, filters, now),
      };
    }),
  ]);
  return { ...rest, line, moved: { finding, span, teams: all } };
}
