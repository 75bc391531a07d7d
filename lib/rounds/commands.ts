import 'server-only';
import { and, eq, isNull, type SQL, sql } from 'drizzle-orm';
import { respondents, rounds } from '@/db/schema';
import { inOrganization, type Tenant } from '@/db/tenancy';
import { allow } from '@/lib/access/allow';
import { changeTeam, holdTeam } from '@/lib/access/change-team';
import { Refused } from '@/lib/access/refused';
import type { RespondentAccess, TeamAccess } from '@/lib/access/types';
import { calendarDay } from '@/lib/i18n/format';
import { checkAnswersKey } from '@/lib/jobs/answers-key';
import { enqueue } from '@/lib/jobs/enqueue';
import { tellRound, tellTeam } from '@/lib/live/changed';
import { hasMeeting } from '@/lib/meetings/has-meeting';
import { record } from '@/lib/security-log/record';
import { freeze, NOW } from './freeze';
import { openRoundIn } from './opening';
import { progressOf } from './progress';
import { publishFrozen } from './publication';
import { runningRound } from './running';
import { repeatRound } from './schedule';
import type { NaDecision, OpenRoundForm } from './schema';

/**
 * Opens a round for everyone in the team now, or those of them that are chosen, with the model of the form or else the
 * organization's choice; returns its id. Where it is to be repeated, the team's schedule is this one from now on. Throws
 * `Refused`: 'round_already_open' (a team has one open round at a time), 'no_team_members', 'unknown_model', 'day_over' beside the
 * last day, or 'model_asks_nothing' about the team's frameworks.
 */
export async function openRound(access: TeamAccess, form: OpenRoundForm): Promise<string> {
  allow(access, 'round:open');
  const today = calendarDay(new Date(), access.timeZone);
  if (form.endsOn && form.endsOn < today) throw new Refused('day_over', 'endsOn');
  const open = async (tx: Tenant, { name, scope }: Pick<TeamAccess['team'], 'name' | 'scope'>) => {
    const asked = scope.filter((one) => form.scope?.includes(one) ?? true);
    const part = asked.length < scope.length;
    const id = await openRoundIn(tx, access, { ...form, scope: asked, part });
    if (form.every && !access.inDemo) {
      const same = part ? asked : null;
      await repeatRound(tx, access, { ...form, every: form.every, scope: same }, today);
    }
    await record(tx, access, 'round_opened', { team: name, round: form.name });
    return id;
  };
  return changeTeam(access, 'round:open', open, 'update');
}

/** Says when a person finished, as long as the round takes answers. */
async function markFinished(access: RespondentAccess, finishedAt: SQL | null): Promise<void> {
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
    const marked = await tx
      .update(respondents)
      .set({ finishedAt })
      .where(and(eq(respondents.organizationId, organizationId), eq(respondents.id, respondentId)))
      .returning({ id: respondents.id });
    // Taken out of the organization a moment ago, with what they answered.
    if (marked.length === 0) throw new Refused('answers_ended');
    if ((await progressOf(tx, access)).finished !== before.finished) await tellTeam(tx, access);
  });
}

/**
 * Marks that a person has answered what they wanted to; they may still change answers until answering ends. Throws
 * `Refused('answers_ended')` after that.
 */
export async function finishAnswering(access: RespondentAccess): Promise<void> {
  allow(access, 'round:answer');
  await markFinished(access, sql`coalesce(${respondents.finishedAt}, now())`);
}

/** Marks that a person has not finished after all, because they took everything back. Throws `Refused('answers_ended')`. */
export async function unfinishAnswering(access: RespondentAccess): Promise<void> {
  allow(access, 'round:answer');
  await markFinished(access, null);
}

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
    await freeze(tx, round, access.userId);
    await record(tx, access, 'answering_ended', { team: access.team.name, round: round.name });
    await tellRound(tx, access, roundId);
  });
}

/**
 * Publishes a round in which answering has ended (lib/rounds/publication.ts): keeps what its facilitator decided on, writes
 * its scorecard and who sees it from inside, and cuts answers from accounts. A round is never opened again: results of two
 * closings could be subtracted from each other. Throws `Refused`: 'round_closed' when it is published already, also by
 * somebody who was faster, 'answers_open' while people may answer, 'decisions_open' unless exactly the items of
 * `readToDecide` are decided, 'not_allowed' when the person may not do it any more. Where the team has met, all that was decided before
 * its numbers were shown, and nothing is left to decide.
 */
export async function publishRound(
  access: TeamAccess,
  roundId: string,
  decisions: readonly NaDecision[] = [],
): Promise<void> {
  allow(access, 'round:close');
  await checkAnswersKey();
  const { organizationId, teamId, userId } = access;
  const within = <T>(work: (tx: Tenant) => Promise<T>) => inOrganization(access, work);
  const met = await within((tx) => hasMeeting(tx, { organizationId, id: roundId }));
  if (met && decisions.length > 0) throw new Refused('decisions_open');
  await publishFrozen({
    within,
    find: async (tx, lock) => {
      // Publishing takes seconds: whether the person may still do it is asked again.
      await holdTeam(tx, access, 'round:close');
      const round = await runningRound(tx, access, roundId, { lock });
      if (!round.frozenAt) throw new Refused('answers_open');
      // A meeting that began meanwhile has decided.
      if ((await hasMeeting(tx, round)) !== met) throw new Refused('decisions_open');
      return round;
    },
    decisions: met ? null : { made: decisions, decidedBy: userId },
    // Later than every round before, whatever the clock does.
    finish: async (tx, { name }) => {
      await record(tx, access, 'round_published', { team: access.team.name, round: name });
      await enqueue(tx, access, { kind: 'result', teamId, roundId });
      await tellTeam(tx, access);
      await tellRound(tx, access, roundId);
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
