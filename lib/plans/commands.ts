import 'server-only';
import { and, eq, isNull, ne } from 'drizzle-orm';
import { newId } from '@/db/id';
import { plans, rounds, steps, teamMembers } from '@/db/schema';
import type { Tenant } from '@/db/tenancy';
import { allow } from '@/lib/access/allow';
import { changeTeam } from '@/lib/access/change-team';
import { fromTheOriginal } from '@/lib/access/read-organization';
import { Refused } from '@/lib/access/refused';
import type { TeamAccess } from '@/lib/access/types';
import { demandSeen } from '@/lib/changed-meanwhile';
import { ofTeam } from '@/lib/rounds/round-input';
import { adviceFor, isOpen } from './advice';
import { runningPlanOf, stepStatus } from './queries';
import type { AddStepForm, EditStepForm, MoveStepForm } from './schema';

/** The team's running plan, made when the first step needs it. */
async function runningPlan(tx: Tenant, access: TeamAccess): Promise<string> {
  const { organizationId, teamId } = access;
  await tx.insert(plans).values({ organizationId, id: newId(), teamId }).onConflictDoNothing();
  const [plan] = await tx.select({ id: plans.id }).from(plans).where(runningPlanOf(access));
  if (!plan) throw new Error('A running plan was just made.');
  return plan.id;
}

/** Whether a person is in the team now. */
async function inTeam(
  tx: Tenant,
  { organizationId, teamId }: TeamAccess,
  userId: string | null,
): Promise<boolean> {
  if (userId === null) return false;
  const [member] = await tx
    .select({ userId: teamMembers.userId })
    .from(teamMembers)
    .where(
      and(
        eq(teamMembers.organizationId, organizationId),
        eq(teamMembers.teamId, teamId),
        eq(teamMembers.userId, userId),
        isNull(teamMembers.leftAt),
      ),
    );
  return member !== undefined;
}

/** An owner is somebody in the team now. */
async function checkOwner(tx: Tenant, access: TeamAccess, ownerId: string | null): Promise<void> {
  if (ownerId !== null && !(await inTeam(tx, access, ownerId))) throw new Refused('not_a_member');
}

/** Keeps a published round from being deleted until the transaction ends; nothing is promised from one that is gone. */
async function holdPublished(tx: Tenant, access: TeamAccess, roundId: string): Promise<void> {
  const [round] = await tx
    .select({ id: rounds.id })
    .from(rounds)
    .where(ofTeam(access, roundId))
    .for('key share');
  if (!round) throw new Refused('unknown_practice');
}

/**
 * Puts a step that the advice allows into the team's plan, with what it promised: score, gains and effort are taken
 * from the advice, never from the form. Throws `Refused`: 'unknown_practice' when the step is not ready (any more),
 * 'already_in_plan', 'not_a_member' for an owner from elsewhere.
 */
export async function addToPlan(access: TeamAccess, form: AddStepForm): Promise<void> {
  allow(access, 'plan:edit');
  // A copy of the database may not have heard of it yet that the round was deleted or the step added.
  const advised = await adviceFor(fromTheOriginal(access), form.roundId);
  const state = advised?.states.find(({ id }) => id === form.practiceId);
  // Before anything is said of the plan: refused with a reason, one level after the other would tell which one is in it.
  if (!advised || state?.score == null) throw new Refused('unknown_practice');
  const held = advised.steps.some(
    (step) =>
      step.practiceId === form.practiceId &&
      step.status !== 'dropped' &&
      (step.targetLevel === form.targetLevel || (isOpen(step) && !advised.seen.has(step.id))),
  );
  if (held) throw new Refused('already_in_plan');
  const ready = advised.advice.ranking.find(
    ({ step }) => step.practiceId === form.practiceId && step.to === form.targetLevel,
  );
  if (!ready) throw new Refused('unknown_practice');
  const { organizationId, userId } = access;
  const fromScore = state.score;
  await changeTeam(access, 'plan:edit', async (tx) => {
    await holdPublished(tx, access, form.roundId);
    await checkOwner(tx, access, form.ownerId);
    const added = await tx
      .insert(steps)
      .values({
        organizationId,
        planId: await runningPlan(tx, access),
        practiceId: form.practiceId,
        roundId: form.roundId,
        fromScore,
        targetLevel: form.targetLevel,
        gainOverall: ready.step.gain.overall,
        gainPrinciple: ready.step.gain.principle,
        effort: ready.step.effort,
        ownerId: form.ownerId,
        dueDate: form.dueDate,
        createdBy: userId,
      })
      .onConflictDoNothing()
      .returning({ id: steps.id });
    if (added.length === 0) throw new Refused('already_in_plan');
  });
}

const stepIs = ({ organizationId }: TeamAccess, stepId: string) =>
  and(eq(steps.organizationId, organizationId), eq(steps.id, stepId));

/** The step of the team's running plan that a form names; somebody else's is simply not there. */
async function ownStep(tx: Tenant, access: TeamAccess, stepId: string) {
  const [step] = await tx
    .select({
      id: steps.id,
      practiceId: steps.practiceId,
      targetLevel: steps.targetLevel,
      planId: steps.planId,
      ownerId: steps.ownerId,
      dueDate: steps.dueDate,
      hoursSaved: steps.hoursSaved,
      note: steps.note,
      status: stepStatus,
    })
    .from(steps)
    .innerJoin(plans, and(eq(plans.organizationId, steps.organizationId), eq(plans.id, steps.planId)))
    .where(and(stepIs(access, stepId), runningPlanOf(access)))
    .for('update');
  if (!step) throw new Refused('unknown_step');
  return step;
}

type StepChanges = Partial<Omit<EditStepForm, 'stepId'>>;

/**
 * Changes owner, due date, expected hours and note of a step, those that are given. Throws `ChangedMeanwhile` where
 * something else is stored now than was `seen`.
 */
export async function editStep(
  access: TeamAccess,
  { stepId, ...changes }: StepChanges & { stepId: string },
  seen: StepChanges = {},
): Promise<void> {
  allow(access, 'plan:edit');
  await changeTeam(access, 'plan:edit', async (tx) => {
    const now = await ownStep(tx, access, stepId);
    if (Object.keys(changes).length === 0) return;
    // Somebody who left is not among those a form offers: it was drawn with nobody.
    const ownerId = (await inTeam(tx, access, now.ownerId)) ? now.ownerId : null;
    demandSeen({ ...now, ownerId }, changes, seen);
    await checkOwner(tx, access, changes.ownerId ?? null);
    await tx.update(steps).set(changes).where(stepIs(access, stepId));
  });
}

/**
 * Starts, finishes, drops or reopens a step; reopening undoes each of the others. Throws `Refused('overtaken')` where
 * it does not stand any more where it was seen.
 */
export async function moveStep(access: TeamAccess, { stepId, move, from }: MoveStepForm): Promise<void> {
  allow(access, 'plan:edit');
  const now = new Date();
  const moves = {
    start: { startedAt: now, doneAt: null, droppedAt: null },
    finish: { doneAt: now, droppedAt: null },
    drop: { droppedAt: now },
    reopen: { startedAt: null, doneAt: null, droppedAt: null },
  } as const;
  await changeTeam(access, 'plan:edit', async (tx) => {
    const { planId, practiceId, targetLevel, status } = await ownStep(tx, access, stepId);
    if (status !== (from ?? status)) throw new Refused('overtaken');
    const twin = and(
      eq(steps.organizationId, access.organizationId),
      eq(steps.planId, planId),
      eq(steps.practiceId, practiceId),
      eq(steps.targetLevel, targetLevel),
      isNull(steps.droppedAt),
      ne(steps.id, stepId),
    );
    if (move !== 'drop' && (await tx.select({ id: steps.id }).from(steps).where(twin)).length > 0) {
      throw new Refused('already_in_plan');
    }
    await tx.update(steps).set(moves[move]).where(stepIs(access, stepId));
  });
}
