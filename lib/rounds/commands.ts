import 'server-only';
import { and, count, eq, isNull, sql } from 'drizzle-orm';
import { newId } from '@/db/id';
import { organizations, respondents, rounds } from '@/db/schema';
import { inOrganization, type Tenant } from '@/db/tenancy';
import { allow } from '@/lib/access/allow';
import { changeTeam, holdTeam } from '@/lib/access/change-team';
import { isId } from '@/lib/access/find-access';
import { Refused } from '@/lib/access/refused';
import type { RespondentAccess, TeamAccess } from '@/lib/access/types';
import { checkAnswersKey } from '@/lib/jobs/answers-key';
import { enqueue } from '@/lib/jobs/enqueue';
import { tellRound, tellTeam } from '@/lib/live/changed';
import type { FrameworkId, Model } from '@/lib/model/schema';
import { modelVersion } from '@/lib/model/versions';
import { modelForNewRound } from '@/lib/model-versions/choice';
import { askedItems, planAsked } from '@/lib/scoring';
import { record } from '@/lib/security-log/record';
import { markWhoCounts } from './insiders';
import { placeInRound } from './person-hash';
import { progressOf } from './progress';
import { publishFrozen } from './publication';
import { forgetWhoLeft, peopleToAsk } from './respondents';
import { ofTeam, ofTeamOf, type Round } from './round-input';
import { type NaDecision, type OpenRoundForm, QUESTION_LIMIT } from './schema';
import { stepped } from './stepped';

/** Whom a round asks: everyone in the team, or in a consensus round the one who writes down what the team agrees on. */
async function whomToAsk(tx: Tenant, access: TeamAccess, format: OpenRoundForm['format']) {
  const team = await peopleToAsk(tx, access);
  if (format !== 'consensus') return team;
  const scribe = team.find(({ userId }) => userId === access.userId);
  return [scribe ?? { userId: access.userId, jobRole: null }];
}

/** Frameworks of the team that the model has questions about: it need not have all three. */
function scopeAsked(model: Model, mode: OpenRoundForm['mode'], scope: readonly FrameworkId[]): FrameworkId[] {
  const asked = scope.filter((framework) => askedItems(model, mode, null, [framework]).length > 0);
  if (asked.length === 0) throw new Refused('model_asks_nothing');
  return asked;
}

type Person = Awaited<ReturnType<typeof whomToAsk>>[number];

/**
 * The people of a new round as its respondents, and what it keeps of whom it asks what: where everyone answers all practices
 * alone, that hangs on who else is asked. A consensus asks everything.
 */
function askPeople(
  model: Model,
  { id, mode, format, scope, questionLimit }: Omit<typeof rounds.$inferInsert, 'id'> & { id: string },
  people: readonly Person[],
) {
  if (format === 'consensus')
    return { askedSets: null, asked: people.map((one) => ({ ...one, jobRole: null })) };
  if (mode !== 'full') return { askedSets: null, asked: people };
  const place = new Map(people.map(({ userId }) => [userId, placeInRound(id, userId)]));
  const ordered = people.toSorted((a, b) =>
    (place.get(a.userId) ?? '') < (place.get(b.userId) ?? '') ? -1 : 1,
  );
  const { sets, setOf } = planAsked(
    { model, scope, limit: questionLimit ?? null },
    ordered.map(({ jobRole }) => jobRole),
  );
  return { askedSets: sets, asked: ordered.map((one, at) => ({ ...one, askedSet: setOf[at] ?? null })) };
}

/**
 * Opens a round for everyone in the team now, with the model of the form or else the organization's choice; returns its
 * id. Throws `Refused`: 'round_already_open' (a team has one open round at a time), 'no_team_members', 'unknown_model', or
 * 'model_asks_nothing' about the team's frameworks.
 */
export async function openRound(access: TeamAccess, form: OpenRoundForm): Promise<string> {
  allow(access, 'round:open');
  const { organizationId, teamId, userId } = access;
  const open = async (tx: Tenant, { scope }: Pick<TeamAccess['team'], 'scope'>) => {
    const [organization] = await tx
      .select({ outsideThreshold: organizations.outsideThreshold })
      .from(organizations)
      .where(eq(organizations.id, organizationId));
    if (!organization) throw new Error('An organization that a person has access to is there.');
    const running = and(ofTeamOf(access), isNull(rounds.closedAt));
    if ((await tx.select({ id: rounds.id }).from(rounds).where(running)).length > 0) {
      throw new Refused('round_already_open');
    }
    const people = await whomToAsk(tx, access, form.format);
    if (people.length === 0) throw new Refused('no_team_members');
    const id = newId();
    const { model: wanted, limited, name, mode, format } = form;
    const modelVersionId = await modelForNewRound(tx, access, wanted);
    const model = await modelVersion(tx, modelVersionId);
    const round = {
      organizationId,
      id,
      teamId,
      name,
      mode,
      format,
      scope: scopeAsked(model, mode, scope),
      questionLimit: limited && mode === 'full' && format !== 'consensus' ? QUESTION_LIMIT : null,
      outsideThreshold: organization.outsideThreshold,
      modelVersionId,
      openedBy: userId,
    };
    const { askedSets, asked } = askPeople(model, round, people);
    await tx.insert(rounds).values({ ...round, askedSets });
    await tx.insert(respondents).values(asked.map((one) => ({ organizationId, roundId: id, ...one })));
    // Of people who count, which their accounts say.
    const counted = tx
      .select({ people: count() })
      .from(respondents)
      .where(and(eq(respondents.organizationId, organizationId), eq(respondents.roundId, id), stepped()));
    await tx
      .update(rounds)
      .set({ askedAtOpening: sql`(${counted})` })
      .where(and(eq(rounds.organizationId, organizationId), eq(rounds.id, id)));
    await record(tx, access, 'round_opened', { team: access.team.name, round: name });
    return id;
  };
  return changeTeam(access, 'round:open', open, 'update');
}

/**
 * Marks that a person has answered what they wanted to; they may still change answers until answering ends. Throws
 * `Refused('answers_ended')` after that.
 */
export async function finishAnswering(access: RespondentAccess): Promise<void> {
  allow(access, 'round:answer');
  const { organizationId, roundId, respondentId } = access;
  await inOrganization(access, async (tx) => {
    // One after the other: each tells whether it took the round a step on. Answers are saved meanwhile.
    const [round] = await tx
      .select({ id: rounds.id })
      .from(rounds)
      .where(and(eq(rounds.organizationId, organizationId), eq(rounds.id, roundId), isNull(rounds.frozenAt)))
      .for('no key update');
    if (!round) throw new Refused('answers_ended');
    const before = await progressOf(tx, access);
    const finished = await tx
      .update(respondents)
      .set({ finishedAt: sql`coalesce(${respondents.finishedAt}, now())` })
      .where(and(eq(respondents.organizationId, organizationId), eq(respondents.id, respondentId)))
      .returning({ id: respondents.id });
    // Taken out of the organization a moment ago, with what they answered.
    if (finished.length === 0) throw new Refused('answers_ended');
    if ((await progressOf(tx, access)).finished !== before.finished) await tellTeam(tx, access);
  });
}

/** A round of the team that is not published. */
async function runningRound(
  tx: Tenant,
  access: TeamAccess,
  roundId: string,
  { lock }: { lock: boolean },
): Promise<Round> {
  if (!isId(roundId)) throw new Refused('unknown_round');
  const found = tx.select().from(rounds).where(ofTeam(access, roundId));
  const [round] = await (lock ? found.for('update') : found);
  if (!round) throw new Refused('unknown_round');
  if (round.closedAt) throw new Refused('round_closed');
  return round;
}

/** The clock of the database, to the millisecond: all processes that share it order rounds by it. */
const NOW = sql`date_trunc('milliseconds', clock_timestamp())`;

/**
 * Ends answering in a round, for good: nobody's answers change after it, so what they propose as not applicable can be
 * shown. It is never taken back, or the list would tell who proposed what as answers come in (0016). Throws `Refused`:
 * 'round_closed', or 'answers_ended' when it has ended already.
 */
export async function endAnswering(access: TeamAccess, roundId: string): Promise<void> {
  allow(access, 'round:close');
  await changeTeam(access, 'round:close', async (tx) => {
    // Locked: saving answers waits for it.
    const round = await runningRound(tx, access, roundId, { lock: true });
    if (round.frozenAt) throw new Refused('answers_ended');
    await forgetWhoLeft(tx, round);
    await markWhoCounts(tx, round);
    await tx.update(rounds).set({ frozenAt: NOW, frozenBy: access.userId }).where(ofTeam(access, roundId));
    await record(tx, access, 'answering_ended', { team: access.team.name, round: round.name });
    await tellRound(tx, access, roundId);
  });
}

/**
 * Publishes a round in which answering has ended (lib/rounds/publication.ts): keeps what its facilitator decided on, writes
 * its scorecard and who sees it from inside, and cuts answers from accounts. A round is never opened again: results of two
 * closings could be subtracted from each other. Throws `Refused`: 'round_closed' when it is published already, also by
 * somebody who was faster, 'answers_open' while people may answer, 'decisions_open' unless exactly the items of
 * `readToDecide` are decided, 'not_allowed' when the person may not do it any more.
 */
export async function publishRound(
  access: TeamAccess,
  roundId: string,
  decisions: readonly NaDecision[] = [],
): Promise<void> {
  allow(access, 'round:close');
  await checkAnswersKey();
  const { organizationId, teamId, userId } = access;
  await publishFrozen({
    within: (work) => inOrganization(access, work),
    find: async (tx, lock) => {
      // Publishing takes seconds: whether the person may still do it is asked again.
      await holdTeam(tx, access, 'round:close');
      const round = await runningRound(tx, access, roundId, { lock });
      if (!round.frozenAt) throw new Refused('answers_open');
      return round;
    },
    decisions: { made: decisions, decidedBy: userId },
    // Later than every round before, whatever the clock does.
    finish: async (tx, { name }) => {
      await record(tx, access, 'round_published', { team: access.team.name, round: name });
      await enqueue(tx, access, { kind: 'result', teamId, roundId });
      await tellTeam(tx, access);
      return {
        closedAt: sql`greatest(${NOW}, (
        select max(one.closed_at) + interval '1 millisecond' from rounds one
        where one.organization_id = ${organizationId} and one.team_id = ${teamId}
      ))`,
        closedBy: userId,
      };
    },
  });
}
