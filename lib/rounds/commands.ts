import 'server-only';
import { and, eq, isNull, sql } from 'drizzle-orm';
import { newId } from '@/db/id';
import { organizations, respondents, rounds, teams } from '@/db/schema';
import { inOrganization, type Tenant } from '@/db/tenancy';
import { allow } from '@/lib/access/allow';
import { isId } from '@/lib/access/find-access';
import { Refused } from '@/lib/access/refused';
import type { RespondentAccess, TeamAccess } from '@/lib/access/types';
import { checkAnswersKey } from '@/lib/jobs/answers-key';
import type { FrameworkId } from '@/lib/model/schema';
import { modelVersion } from '@/lib/model/versions';
import { modelForNewRound } from '@/lib/model-versions/choice';
import { askedItems } from '@/lib/scoring';
import { cutLinks } from './cut-links';
import { markWhoCounts } from './insiders';
import { itemsToDecide, keepDecisions } from './not-applicable';
import { writePublication } from './publication';
import { peopleToAsk } from './respondents';
import { ofTeam, ofTeamOf, type Round } from './round-input';
import type { NaDecision, OpenRoundForm } from './schema';

/** Whom a round asks: everyone in the team, or in a consensus round the one who writes down what the team agrees on. */
async function whomToAsk(tx: Tenant, access: TeamAccess, format: OpenRoundForm['format']) {
  const team = await peopleToAsk(tx, access);
  if (format !== 'consensus') return team;
  const scribe = team.find(({ userId }) => userId === access.userId);
  return [scribe ?? { userId: access.userId, jobRole: null }];
}

/** Frameworks of the team that the model has questions about: it need not have all three. */
async function scopeAsked(
  tx: Tenant,
  modelVersionId: string,
  mode: OpenRoundForm['mode'],
  scope: readonly FrameworkId[],
): Promise<FrameworkId[]> {
  const model = await modelVersion(tx, modelVersionId);
  const asked = scope.filter((framework) => askedItems(model, mode, null, [framework]).length > 0);
  if (asked.length === 0) throw new Refused('model_asks_nothing');
  return asked;
}

/**
 * Opens a round for everyone in the team now, with the model of the form or else the organization's choice; returns its
 * id. Throws `Refused`: 'round_already_open' (a team has one open round at a time), 'no_team_members', 'unknown_model', or
 * 'model_asks_nothing' about the team's frameworks.
 */
export async function openRound(access: TeamAccess, form: OpenRoundForm): Promise<string> {
  allow(access, 'round:open');
  const { organizationId, teamId, userId } = access;
  return inOrganization(access, async (tx) => {
    const [team] = await tx
      .select({ scope: teams.scope, outsideThreshold: organizations.outsideThreshold })
      .from(teams)
      .innerJoin(organizations, eq(organizations.id, teams.organizationId))
      .where(and(eq(teams.organizationId, organizationId), eq(teams.id, teamId)))
      .for('update', { of: teams });
    if (!team) throw new Error('A team that a person has access to is there.');
    const open = and(ofTeamOf(access), isNull(rounds.closedAt));
    if ((await tx.select({ id: rounds.id }).from(rounds).where(open)).length > 0) {
      throw new Refused('round_already_open');
    }
    const people = await whomToAsk(tx, access, form.format);
    if (people.length === 0) throw new Refused('no_team_members');
    const id = newId();
    const { model: wanted, ...asked } = form;
    const modelVersionId = await modelForNewRound(tx, wanted);
    await tx.insert(rounds).values({
      organizationId,
      id,
      teamId,
      ...asked,
      scope: await scopeAsked(tx, modelVersionId, form.mode, team.scope),
      outsideThreshold: team.outsideThreshold,
      modelVersionId,
      openedBy: userId,
      askedAtOpening: people.length,
    });
    // The job role decides what a person is asked; a consensus asks everything.
    await tx.insert(respondents).values(
      people.map((person) => ({
        organizationId,
        roundId: id,
        ...person,
        jobRole: form.format === 'consensus' ? null : person.jobRole,
      })),
    );
    return id;
  });
}

/**
 * Marks that a person has answered what they wanted to; they may still change answers until answering ends. Throws
 * `Refused('answers_ended')` after that.
 */
export async function finishAnswering(access: RespondentAccess): Promise<void> {
  allow(access, 'round:answer');
  const { organizationId, roundId, respondentId } = access;
  await inOrganization(access, async (tx) => {
    const [round] = await tx
      .select({ id: rounds.id })
      .from(rounds)
      .where(and(eq(rounds.organizationId, organizationId), eq(rounds.id, roundId), isNull(rounds.frozenAt)))
      .for('key share');
    if (!round) throw new Refused('answers_ended');
    await tx
      .update(respondents)
      .set({ finishedAt: sql`coalesce(${respondents.finishedAt}, now())` })
      .where(and(eq(respondents.organizationId, organizationId), eq(respondents.id, respondentId)));
  });
}

/** A round of the team that is not published, locked: saving answers waits for it. */
async function runningRound(tx: Tenant, access: TeamAccess, roundId: string): Promise<Round> {
  if (!isId(roundId)) throw new Refused('round_closed');
  const [round] = await tx.select().from(rounds).where(ofTeam(access, roundId)).for('update');
  if (!round || round.closedAt) throw new Refused('round_closed');
  return round;
}

/**
 * Ends answering in a round, for good: nobody's answers change after it, so what they propose as not applicable can be
 * shown. It is never taken back, or the list would tell who proposed what as answers come in (0016). Throws `Refused`:
 * 'round_closed', or 'answers_ended' when it has ended already.
 */
export async function endAnswering(access: TeamAccess, roundId: string): Promise<void> {
  allow(access, 'round:close');
  await inOrganization(access, async (tx) => {
    const round = await runningRound(tx, access, roundId);
    if (round.frozenAt) throw new Refused('answers_ended');
    await tx
      .update(rounds)
      .set({ frozenAt: new Date(), frozenBy: access.userId })
      .where(ofTeam(access, roundId));
  });
}

/**
 * Publishes a round in which answering has ended: keeps what its facilitator decided on, writes its scorecard and who sees
 * it from inside, and cuts answers from accounts, in one transaction. A round is never opened again: results of two
 * closings could be subtracted from each other. Throws `Refused`: 'round_closed' when it is published already,
 * 'answers_open' while people may answer, 'decisions_open' unless exactly the items of `itemsToDecide` are decided.
 */
export async function publishRound(
  access: TeamAccess,
  roundId: string,
  decisions: readonly NaDecision[] = [],
): Promise<void> {
  allow(access, 'round:close');
  await checkAnswersKey();
  await inOrganization(access, async (tx) => {
    const round = await runningRound(tx, access, roundId);
    if (!round.frozenAt) throw new Refused('answers_open');
    const open = (await itemsToDecide(tx, round)).map(({ itemId }) => itemId);
    const decided = decisions.map(({ itemId }) => itemId);
    if (open.toSorted().join() !== decided.toSorted().join()) throw new Refused('decisions_open');
    const closedAt = new Date();
    await keepDecisions(tx, round, decisions, { decidedBy: access.userId, decidedAt: closedAt });
    await markWhoCounts(tx, round);
    const published = await writePublication(tx, round, closedAt);
    await cutLinks(tx, round);
    await tx
      .update(rounds)
      .set({ closedAt, closedBy: access.userId, ...published })
      .where(ofTeam(access, roundId));
  });
}
