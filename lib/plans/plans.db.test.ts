import { eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { systemDatabase } from '@/db/client';
import { steps, teamMembers } from '@/db/schema';
import { makePerson, makeTeam, putInTeam, signedIn, teamAccess } from '@/db/testing/factories';
import { withDatabase } from '@/db/testing/with-database';
import { findTeamAccess } from '@/lib/access/find-access';
import { Refused } from '@/lib/access/refused';
import type { TeamAccess } from '@/lib/access/types';
import { ChangedMeanwhile } from '@/lib/changed-meanwhile';
import { adviceFor } from './advice';
import { addToPlan, editStep, moveStep } from './commands';
import { listSteps } from './queries';
import { addStepForm, editStepForm, moveStepForm } from './schema';
import { scoredWorld } from './testing/closed-round';

withDatabase();

async function firstStep(access: TeamAccess, roundId: string) {
  const found = await adviceFor(access, roundId);
  const [recommendation] = found?.advice.recommendations ?? [];
  if (!found || !recommendation) throw new Error('There is something to recommend.');
  const { practiceId, what } = recommendation;
  const form = { roundId, practiceId, targetLevel: what.toLevel, ownerId: null, dueDate: null };
  return { found, recommendation, form };
}

async function plannedWorld() {
  const world = await scoredWorld(4);
  const { form } = await firstStep(world.insider, world.roundId);
  await addToPlan(world.insider, form);
  const [step] = await listSteps(world.insider);
  if (!step) throw new Error('The step is in the plan.');
  return { ...world, form, step };
}

describe('addToPlan', () => {
  it('takes every number from the advice, whatever the form says', async () => {
    const { insider, insiderId, roundId } = await scoredWorld(4);
    const { form, recommendation, found } = await firstStep(insider, roundId);
    const posted = { ...form, ownerId: insiderId, dueDate: '2030-01-31' };
    const forged = {
      ...posted,
      fromScore: '4',
      gainOverall: '9',
      gainPrinciple: '9',
      effort: '0.1',
      planId: insiderId,
    };
    await addToPlan(insider, addStepForm.parse(forged));
    const [step] = await listSteps(insider);
    expect(step).toMatchObject({
      ...posted,
      fromScore: found.states.find(({ id }) => id === form.practiceId)?.score,
      gainOverall: recommendation.gain.overall,
      gainPrinciple: recommendation.gain.principle,
      effort: recommendation.effort.points,
      status: 'planned',
      note: '',
    });
    expect(step?.gainOverall).toBeGreaterThan(0);
  });

  it('refuses the same step twice, also when both are sent at once', async () => {
    const { insider, roundId } = await scoredWorld(4);
    const { form } = await firstStep(insider, roundId);
    const outcomes = await Promise.allSettled([1, 2, 3].map(() => addToPlan(insider, form)));
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    await expect(addToPlan(insider, form)).rejects.toEqual(new Refused('already_in_plan'));
    expect(await listSteps(insider)).toHaveLength(1);
  });

  it('refuses steps that are not ready, unknown practices and rounds that are not closed or not theirs', async () => {
    const { insider, roundId } = await scoredWorld(4);
    const { form, found } = await firstStep(insider, roundId);
    const waiting = found.advice.steps.find(({ status }) => status === 'waiting');
    const other = await scoredWorld(4);
    const unknown = new Refused('unknown_practice');
    for (const wrong of [
      { practiceId: waiting?.practiceId ?? '', targetLevel: waiting?.to ?? 2 },
      { practiceId: 'DEV-NOPE-1' },
      { targetLevel: 4 as const },
      { roundId: other.roundId },
      { roundId: '00000000-0000-7000-8000-000000000000' },
    ]) {
      await expect(addToPlan(insider, { ...form, ...wrong })).rejects.toEqual(unknown);
    }
    expect(await listSteps(insider)).toEqual([]);
  });

  it('refuses an owner who is not in the team now, and keeps nothing', async () => {
    const { organizationId, teamId, facilitator, insider, roundId, members } = await scoredWorld(4);
    const { form } = await firstStep(insider, roundId);
    const gone = members[1]?.userId ?? '';
    await systemDatabase()
      .update(teamMembers)
      .set({ leftAt: new Date() })
      .where(eq(teamMembers.userId, gone));
    const elsewhere = await makePerson(organizationId);
    await putInTeam(organizationId, await makeTeam(organizationId), elsewhere);
    for (const ownerId of [gone, elsewhere.userId, facilitator.userId]) {
      await expect(addToPlan(insider, { ...form, ownerId })).rejects.toEqual(new Refused('not_a_member'));
    }
    expect(await listSteps(await teamAccess(facilitator, teamId))).toEqual([]);
  });

  it('is for people who may plan', async () => {
    const { organizationId, teamId, roundId, insider } = await scoredWorld(5);
    const { form } = await firstStep(insider, roundId);
    const viewer = await teamAccess(await makePerson(organizationId, 'viewer'), teamId);
    const denied = new Refused('not_allowed');
    await expect(addToPlan(viewer, form)).rejects.toEqual(denied);
    await addToPlan(insider, form);
    const [step] = await listSteps(viewer);
    const stepId = step?.id ?? '';
    await expect(moveStep(viewer, { stepId, move: 'drop' })).rejects.toEqual(denied);
    const edit = { stepId, ownerId: null, dueDate: null, hoursSaved: null, note: 'x' };
    await expect(editStep(viewer, edit)).rejects.toEqual(denied);
  });

  it('leaves a planned step out of the next advice, and lets it come back when it is dropped', async () => {
    const { insider, roundId, step, form } = await plannedWorld();
    const readyIds = async () =>
      (await adviceFor(insider, roundId))?.advice.ranking.map(({ step }) => step.practiceId) ?? [];
    expect(await readyIds()).not.toContain(form.practiceId);
    await moveStep(insider, { stepId: step.id, move: 'drop' });
    expect(await readyIds()).toContain(form.practiceId);
  });
});

describe('moveStep', () => {
  it('starts, finishes, reopens, drops and restores', async () => {
    const { insider, step } = await plannedWorld();
    const move = async (to: 'start' | 'finish' | 'drop' | 'reopen') => {
      await moveStep(insider, { stepId: step.id, move: to });
      return (await listSteps(insider))[0]?.status;
    };
    expect(await move('start')).toBe('started');
    expect(await move('finish')).toBe('done');
    expect(await move('reopen')).toBe('planned');
    expect(await move('drop')).toBe('dropped');
    expect(await move('reopen')).toBe('planned');
    expect(await move('finish')).toBe('done');
  });

  it('does not restore a dropped step beside its successor', async () => {
    const { insider, step, form } = await plannedWorld();
    await moveStep(insider, { stepId: step.id, move: 'drop' });
    await addToPlan(insider, form);
    const restore = moveStep(insider, { stepId: step.id, move: 'reopen' });
    await expect(restore).rejects.toEqual(new Refused('already_in_plan'));
    expect((await listSteps(insider)).map(({ status }) => status)).toEqual(['dropped', 'planned']);
  });

  it('counts a step as reached when it is done', async () => {
    const { insider, roundId, step, form } = await plannedWorld();
    await moveStep(insider, { stepId: step.id, move: 'finish' });
    const steps = (await adviceFor(insider, roundId))?.advice.steps ?? [];
    const own = steps.filter(({ practiceId }) => practiceId === form.practiceId);
    expect(own.map(({ to }) => to)).toEqual([3]);
    expect(own[0]?.from).toBe(2);
  });
});

describe('editStep', () => {
  it('changes owner, due date, hours and note, and nothing else', async () => {
    const { insider, insiderId, step } = await plannedWorld();
    const form = {
      stepId: step.id,
      ownerId: insiderId,
      dueDate: '2031-02-03',
      hoursSaved: '12,5',
      note: '  First: <b>talk</b>  ',
    };
    await editStep(insider, editStepForm.parse({ ...form, targetLevel: '4', fromScore: '0' }));
    const changed = {
      ownerId: insiderId,
      dueDate: '2031-02-03',
      hoursSaved: 12.5,
      note: 'First: <b>talk</b>',
    };
    const [after] = await listSteps(insider);
    expect(after).toEqual({ ...step, ...changed, ownerName: expect.any(String) });
    await editStep(
      insider,
      editStepForm.parse({ stepId: step.id, ownerId: '', dueDate: '', hoursSaved: '', note: '' }),
    );
    expect((await listSteps(insider))[0]).toEqual(step);
  });

  it('keeps hours that the database takes too: none, or 0 to 999 in halves', async () => {
    const { step } = await plannedWorld();
    const write = (hoursSaved: number | null) =>
      systemDatabase().update(steps).set({ hoursSaved }).where(eq(steps.id, step.id));
    for (const good of [null, 0, 0.5, 999]) await write(good);
    for (const wrong of [-0.5, 0.25, 999.5, 1000, Number.NaN, Number.POSITIVE_INFINITY])
      await expect(write(wrong), String(wrong)).rejects.toMatchObject({
        cause: { constraint_name: 'steps_hours_saved' },
      });
  });

  it('keeps what a colleague wrote, and replaces nothing that was not seen', async () => {
    const { insider, step } = await plannedWorld();
    const { id: stepId } = step;
    await editStep(insider, { stepId, note: 'theirs' }, { note: '' });
    await editStep(insider, { stepId, dueDate: '2027-04-15' }, { dueDate: null });
    const both = { ...step, note: 'theirs', dueDate: '2027-04-15' };
    expect(await listSteps(insider)).toEqual([both]);
    const mine = { stepId, note: 'mine', hoursSaved: 2 };
    const told = new ChangedMeanwhile({ note: 'theirs' });
    await expect(editStep(insider, mine, { note: '', hoursSaved: null })).rejects.toEqual(told);
    expect(await listSteps(insider)).toEqual([both]);
    await editStep(insider, mine, { note: 'theirs', hoursSaved: null });
    expect(await listSteps(insider)).toEqual([{ ...both, note: 'mine', hoursSaved: 2 }]);
  });

  it('moves no step from where it does not stand any more', async () => {
    const { insider, step } = await plannedWorld();
    const { id: stepId } = step;
    await moveStep(insider, { stepId, move: 'finish', from: 'planned' });
    const stale = moveStep(insider, { stepId, move: 'start', from: 'planned' });
    await expect(stale).rejects.toEqual(new Refused('overtaken'));
    expect((await listSteps(insider))[0]?.status).toBe('done');
  });

  it('refuses an owner from elsewhere', async () => {
    const { insider, facilitator, step } = await plannedWorld();
    const form = {
      stepId: step.id,
      ownerId: facilitator.userId,
      dueDate: null,
      hoursSaved: null,
      note: 'x',
    };
    await expect(editStep(insider, form)).rejects.toEqual(new Refused('not_a_member'));
    expect((await listSteps(insider))[0]).toEqual(step);
  });
});

describe('the walls around a plan', () => {
  it('hides and protects the steps of another team of the same organization', async () => {
    const { organizationId, facilitator, step } = await plannedWorld();
    const neighbour = await teamAccess(facilitator, await makeTeam(organizationId));
    expect(await listSteps(neighbour)).toEqual([]);
    const gone = new Refused('unknown_step');
    await expect(moveStep(neighbour, { stepId: step.id, move: 'drop' })).rejects.toEqual(gone);
    const edit = { stepId: step.id, ownerId: null, dueDate: null, hoursSaved: null, note: 'mine' };
    await expect(editStep(neighbour, edit)).rejects.toEqual(gone);
  });

  it('hides and protects the steps of another organization', async () => {
    const { teamId, step, insider } = await plannedWorld();
    const stranger = await plannedWorld();
    expect(await findTeamAccess(await signedIn(stranger.facilitator), teamId)).toBeNull();
    // Even a mistaken access is held by the organization it names.
    const mistaken = { ...stranger.insider, teamId };
    expect(await listSteps(mistaken)).toEqual([]);
    await expect(moveStep(mistaken, { stepId: step.id, move: 'drop' })).rejects.toEqual(
      new Refused('not_allowed'),
    );
    expect((await listSteps(insider))[0]?.status).toBe('planned');
  });

  it('cannot point a step at a round of another organization', async () => {
    const { step } = await plannedWorld();
    const other = await scoredWorld(3);
    const moved = systemDatabase().update(steps).set({ roundId: other.roundId }).where(eq(steps.id, step.id));
    await expect(moved).rejects.toThrow();
  });
});

describe('forms', () => {
  it('turn empty fields into nothing and refuse what is no date, id, level or move', () => {
    const good = {
      roundId: '019a0000-0000-7000-8000-000000000000',
      practiceId: 'DEV-CI-1',
      targetLevel: '2',
    };
    expect(addStepForm.parse({ ...good, ownerId: '', dueDate: '' })).toMatchObject({
      ownerId: null,
      dueDate: null,
    });
    expect(addStepForm.parse(good)).toMatchObject({ ownerId: null, dueDate: null, targetLevel: 2 });
    for (const wrong of [
      { dueDate: '2026-02-30' },
      { dueDate: 'soon' },
      { ownerId: 'me' },
      { targetLevel: '1' },
      { targetLevel: '5' },
    ]) {
      expect(addStepForm.safeParse({ ...good, ...wrong }).success, JSON.stringify(wrong)).toBe(false);
    }
    expect(moveStepForm.safeParse({ stepId: good.roundId, move: 'delete' }).success).toBe(false);
    expect(editStepForm.safeParse({ stepId: good.roundId, note: 'x'.repeat(2001) }).success).toBe(false);
  });
});
