import { beforeEach, describe, expect, it } from 'vitest';
import { makePerson, teamAccess } from '@/db/testing/factories';
import { withDatabase } from '@/db/testing/with-database';
import { Refused } from '@/lib/access/refused';
import type { TeamAccess } from '@/lib/access/types';
import { planJson } from '@/lib/exports/json';
import { documentOf } from '@/lib/exports/pdf/document';
import { planCsv } from '@/lib/exports/plan-csv';
import { anchorsOf, practice } from '@/lib/model/graph';
import { builtInModel } from '@/lib/model/load';
import { csvRecords } from '@/lib/testing/read-csv';
import { adviceFor } from './advice';
import { addToPlan, editStep, moveStep } from './commands';
import { shownSteps } from './overview';
import { listSteps } from './queries';
import { teamReport } from './report';
import { answeredRound, scoredWorld } from './testing/closed-round';

withDatabase();

/** A practice that three of six people answered: shown inside, hidden outside. Its neighbour has six answers. */
const [HIDDEN, SHOWN] = ['DEV-COL-1', 'DEV-COL-3'];
const WHY = 'they follow from a score that you may not see';

/** Both are planned by somebody inside; at level 1 the next step leads to level 2, at 2 to level 3. */
async function planned(level: 1 | 2) {
  const world = await scoredWorld(6, (item, person) => {
    if (item !== HIDDEN) return 1;
    return person > 2 ? 'DK' : level;
  });
  const { insider, roundId } = world;
  const outsider = await teamAccess(await makePerson(world.organizationId, 'manager'), world.teamId);
  const offered = (await adviceFor(outsider, roundId))?.advice.ranking ?? [];
  const neighbour = offered.find(({ step }) => step.practiceId === SHOWN)?.step;
  for (const [practiceId, targetLevel] of [
    [HIDDEN, level === 1 ? 2 : 3],
    [SHOWN, 2],
  ] as const) {
    await addToPlan(insider, { roundId, practiceId, targetLevel, ownerId: null, dueDate: '2030-06-30' });
  }
  const [first] = await listSteps(insider);
  if (!first || !neighbour) throw new Error('Both are in the plan.');
  const edit = { stepId: first.id, ownerId: world.insiderId, dueDate: '2030-06-30' };
  await editStep(insider, { ...edit, hoursSaved: 4, note: 'Ours alone.' });
  return { ...world, outsider, hiddenId: first.id, neighbour };
}

async function filesOf(access: TeamAccess) {
  const drawn = await teamReport(access, { lang: 'en', now: new Date('2026-11-23T12:00:00Z') });
  if (!drawn) throw new Error('There is a report.');
  const [hidden] = csvRecords(planCsv(drawn.report), ',');
  return {
    steps: drawn.report.steps,
    csv: hidden ?? {},
    json: planJson(drawn.report),
    pdf: JSON.stringify(documentOf(drawn.report, {}).content),
  };
}

type World = Awaited<ReturnType<typeof planned>>;

describe('a planned step whose practice is hidden from a viewer', () => {
  let low: World;
  let high: World;
  beforeEach(async () => {
    [low, high] = [await planned(1), await planned(2)];
  });

  it('leads from and to a level for who is inside', async () => {
    expect((await shownSteps(low.insider))[0]?.promised).toMatchObject({ fromLevel: 1, toLevel: 2 });
    expect((await shownSteps(high.insider))[0]?.promised).toMatchObject({ fromLevel: 2, toLevel: 3 });
    const { csv, pdf, json } = await filesOf(high.insider);
    expect(csv).toMatchObject({ 'From level': '2', 'To level': '3', 'What is hidden': '' });
    expect(pdf).toContain('from level 2 (practised) to level 3');
    expect(pdf + json).not.toContain(WHY);
  });

  it('is title, owner, date, state and note for who is outside, and nothing that follows from the score', async () => {
    const [step] = await shownSteps(high.outsider);
    expect(step).toMatchObject({
      practiceId: HIDDEN,
      status: 'planned',
      ownerName: expect.any(String),
      dueDate: '2030-06-30',
      hoursSaved: 4,
      note: 'Ours alone.',
      promised: null,
    });
    for (const name of ['fromScore', 'targetLevel', 'effort', 'gainOverall', 'gainPrinciple']) {
      expect(step).not.toHaveProperty(name);
    }
    const { csv, pdf, json } = await filesOf(high.outsider);
    expect(csv).toMatchObject({
      'Practice id': HIDDEN,
      Due: '2030-06-30',
      'From level': '',
      'To level': '',
      'Effort (points)': '',
      'Share of a cycle': '',
      'Gain overall': '',
      'Gain principle': '',
      'Done when': '',
      Opens: '',
      Prerequisites: '',
      Estimated: '',
      'What is hidden': expect.stringContaining(WHY),
      Note: 'Ours alone.',
    });
    const { levels } = anchorsOf(builtInModel(), practice(builtInModel(), HIDDEN), 'en');
    for (const file of [pdf, json]) {
      expect(file).toContain(WHY);
      expect(file).toContain('Ours alone.');
      for (const anchor of levels) expect(file).not.toContain(anchor);
    }
  });

  it('is to who is outside the same, whatever level was planned', async () => {
    const words = async (world: World) => {
      const { steps } = await filesOf(world.outsider);
      return steps.map(({ owner: _, ...rest }) => rest);
    };
    expect(await words(high)).toEqual(await words(low));
  });

  it('does not tell by the gain of a step beside it how many practices others see', async () => {
    const gainOf = async (access: TeamAccess) => (await shownSteps(access))[1]?.promised?.gainPrinciple;
    expect(await gainOf(high.insider)).toBeCloseTo(1 / 4, 9);
    // To who sees three of four practices the index is incomplete, and their own advice says so.
    expect(high.neighbour.gain.principle).toBeNull();
    expect(await gainOf(high.outsider)).toBeNull();
  });

  it('is not found out by trying to plan it, done or not', async () => {
    const { outsider, insider, roundId, hiddenId } = high;
    const tries = async () =>
      Promise.all(
        ([2, 3, 4] as const).map((targetLevel) =>
          addToPlan(outsider, {
            roundId,
            practiceId: HIDDEN,
            targetLevel,
            ownerId: null,
            dueDate: null,
          }).catch((error: unknown) => error),
        ),
      );
    const refused = Array.from({ length: 3 }, () => new Refused('unknown_practice'));
    expect(await tries()).toEqual(refused);
    await moveStep(insider, { stepId: hiddenId, move: 'finish' });
    expect(await tries()).toEqual(refused);
  });

  it('stays as it is when the next round shows the practice, and is not proposed again meanwhile', async () => {
    const next = await answeredRound(high, 'full', () => 1);
    const offered = async (access: TeamAccess) =>
      ((await adviceFor(access, next))?.advice.ranking ?? []).map(({ step }) => step.practiceId);
    expect((await adviceFor(high.outsider, next))?.states.find(({ id }) => id === HIDDEN)?.score).toBe(1);
    expect(await offered(high.outsider)).not.toContain(HIDDEN);
    expect((await shownSteps(high.outsider))[0]?.promised).toBeNull();
    for (const targetLevel of [2, 3, 4] as const) {
      const form = { roundId: next, practiceId: HIDDEN, targetLevel, ownerId: null, dueDate: null };
      await expect(addToPlan(high.outsider, form)).rejects.toEqual(new Refused('already_in_plan'));
    }
  });
});
