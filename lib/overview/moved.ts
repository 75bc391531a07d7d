import 'server-only';
import { and, asc, eq, gt, isNotNull, isNull, lte, or } from 'drizzle-orm';
import { plans, steps } from '@/db/schema';
import type { Tenant } from '@/db/tenancy';
import { readOrganization } from '@/lib/access/read-organization';
import type { OrganizationAccess } from '@/lib/access/types';
import { byName } from '@/lib/i18n/names';
import type { Lang, Model } from '@/lib/model/schema';
import { modelVersion } from '@/lib/model/versions';
import { rowFrom, rowsOf } from '@/lib/results/published';
import type { ResultRow } from '@/lib/results/types';
import type { Filters } from './filters';
import { type MovedFully, movedFully, movedWords, type TeamMoved } from './moved-changes';
import {
  type MovedBlock,
  type MovedFinding,
  type MovedGroup,
  movedBlocks,
  movedFinding,
} from './moved-groups';
import { pairsIn } from './moved-pairs';
import { changeSpan, type Span } from './since';

/** A step that was finished between the two rounds of a team. */
export interface FinishedBetween {
  practiceId: string;
  doneAt: Date;
}

/** What is shown beside the changes of a team. */
export interface MovedDetail {
  /** The model of the later round. */
  model: Model;
  /** Overall and frameworks of the later round, by id: what the changes led to. */
  rows: ReadonlyMap<string, ResultRow>;
  /** The same of the earlier round. */
  before: ReadonlyMap<string, ResultRow>;
  steps: readonly FinishedBetween[];
}

/** A page of the list of changes. */
export interface MovedPage {
  span: Span;
  finding: MovedFinding;
  /** How many teams the filters leave. */
  teams: number;
  /** How many of them are in each group. */
  sizes: ReadonlyMap<MovedGroup, number>;
  page: number;
  pages: number;
  blocks: readonly MovedBlock<TeamMoved>[];
  /** By team, of those of this page. */
  details: ReadonlyMap<string, MovedDetail>;
}

const BLOCKS_ON_PAGE = 20;

interface Look {
  filters: Filters;
  lang: Lang;
  now: Date;
  /** From 1; one that is not there is the last. All of them, for a file. */
  page: number | 'all';
}

/** What moved of all teams that the filters leave, told in few words. */
async function movedIn(tx: Tenant, access: OrganizationAccess, { filters, now }: Omit<Look, 'page'>) {
  const span = changeSpan(filters, now, access.timeZone);
  const pairs = await pairsIn(tx, access, filters, span);
  const wanted = { organizationId: access.organizationId, only: filters.framework };
  const teams = await movedWords(tx, wanted, pairs);
  return { span, pairs, wanted, teams, head: filters.framework ?? 'overall' };
}

/** What moved between two days, in one sentence: for a page that says more than that. */
export const movedTogether = (
  access: OrganizationAccess,
  look: Omit<Look, 'page'>,
): Promise<Pick<MovedPage, 'finding' | 'span' | 'teams'>> =>
  readOrganization(access, async (tx) => {
    const { span, teams, head } = await movedIn(tx, access, look);
    const sorted = byName(look.lang, teams, ({ name }) => name);
    return { span, finding: movedFinding(sorted, head), teams: teams.length };
  });

/** A page of the list of what moved between two days, as this person may see it. */
export function movedPage(access: OrganizationAccess, look: Look): Promise<MovedPage> {
  return readOrganization(access, async (tx) => {
    const { span, pairs, wanted, teams, head } = await movedIn(tx, access, look);
    const sorted = byName(look.lang, teams, ({ name }) => name);
    const all = movedBlocks(sorted);
    const size = look.page === 'all' ? Math.max(1, all.length) : BLOCKS_ON_PAGE;
    const pages = Math.max(1, Math.ceil(all.length / size));
    const page = look.page === 'all' ? 1 : Math.min(Math.max(1, look.page), pages);
    const onPage = all.slice((page - 1) * size, page * size);
    const shown = new Set(onPage.map(({ team }) => team.teamId));
    const fully = await movedFully(
      tx,
      wanted,
      pairs.filter(({ teamId }) => shown.has(teamId)),
    );
    const sizes = new Map<MovedGroup, number>();
    for (const { group } of all) sizes.set(group, (sizes.get(group) ?? 0) + 1);
    return {
      span,
      finding: movedFinding(sorted, head),
      teams: teams.length,
      sizes,
      page,
      pages,
      blocks: onPage.flatMap(({ group, team: { teamId } }) => {
        const own = fully.get(teamId);
        return own ? blocksWithNamed(own).filter((block) => block.group === group) : [];
      }),
      details: await detailsOf(
        tx,
        access.organizationId,
        [...fully.values()].map(({ team }) => team),
      ),
    };
  });
}

/** A team's blocks. Principles join the one that is about the same direction; where there is none, the first. */
function blocksWithNamed({ team, named }: MovedFully): MovedBlock<TeamMoved>[] {
  const blocks = movedBlocks([team]);
  const groups = blocks.map(({ group }) => group);
  const groupOf = (verdict: string | undefined) => groups.find((group) => group === verdict) ?? groups[0];
  return blocks.map((block) => ({
    ...block,
    rows: [...block.rows, ...named.filter(({ change }) => groupOf(change?.verdict) === block.group)],
  }));
}

/** Steps that were finished after the earlier round was published and before the later one was. */
async function finishedBetween(tx: Tenant, organizationId: string, teams: readonly TeamMoved[]) {
  const spans = teams.flatMap(({ teamId, earlier, later }) =>
    earlier?.closedAt && later?.closedAt
      ? [and(eq(plans.teamId, teamId), gt(steps.doneAt, earlier.closedAt), lte(steps.doneAt, later.closedAt))]
      : [],
  );
  if (spans.length === 0) return [];
  return tx
    .select({ teamId: plans.teamId, practiceId: steps.practiceId, doneAt: steps.doneAt })
    .from(steps)
    .innerJoin(plans, and(eq(plans.organizationId, steps.organizationId), eq(plans.id, steps.planId)))
    .where(
      and(
        eq(steps.organizationId, organizationId),
        isNull(steps.droppedAt),
        isNotNull(steps.doneAt),
        or(...spans),
      ),
    )
    .orderBy(asc(steps.doneAt), asc(steps.practiceId));
}

async function detailsOf(
  tx: Tenant,
  organizationId: string,
  teams: readonly TeamMoved[],
): Promise<ReadonlyMap<string, MovedDetail>> {
  const both = teams.flatMap(({ earlier, later }) => [earlier, later].flatMap((round) => round ?? []));
  const published = await rowsOf(
    tx,
    organizationId,
    new Map(both.map(({ id, threshold }) => [id, threshold])),
    ['overall', 'framework'],
  );
  const rowsIn = (round: TeamMoved['later']) =>
    new Map(
      published.flatMap((row) => (row.roundId === round?.id ? [[row.scopeId, rowFrom(row)] as const] : [])),
    );
  const finished = await finishedBetween(tx, organizationId, teams);
  const details = new Map<string, MovedDetail>();
  for (const { teamId, earlier, later: round } of teams) {
    if (!round) continue;
    details.set(teamId, {
      model: await modelVersion(tx, round.modelVersionId),
      rows: rowsIn(round),
      before: rowsIn(earlier),
      steps: finished.flatMap(({ teamId: whose, practiceId, doneAt }) =>
        whose === teamId && doneAt ? [{ practiceId, doneAt }] : [],
      ),
    });
  }
  return details;
}
