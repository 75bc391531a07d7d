import { expect, it } from 'vitest';
import { teamAccess } from '@/db/testing/factories';
import { withDatabase } from '@/db/testing/with-database';
import { Refused } from '@/lib/access/refused';
import { planCsv } from '@/lib/exports/plan-csv';
import { deleteRound, restoreRound } from '@/lib/rounds/take-back';
import { addToPlan, editStep } from './commands';
import { shownSteps } from './overview';
import { listSteps } from './queries';
import { teamReport } from './report';
import { scoredWorld } from './testing/closed-round';

withDatabase();

it('steps outlive a deleted round, with what people wrote and without its numbers', async () => {
  const { insider, facilitator, teamId, roundId } = await scoredWorld(6);
  const lead = await teamAccess(facilitator, teamId);
  const form = { roundId, practiceId: 'DEV-COL-1', targetLevel: 2 as const, ownerId: null, dueDate: null };
  await addToPlan(insider, form);
  const [step] = await listSteps(insider);
  await editStep(insider, { stepId: step?.id ?? '', note: 'We begin in May.' });
  const before = await shownSteps(insider);
  expect(before).toMatchObject([{ fromDeleted: false, promised: { toLevel: 2 } }]);

  await deleteRound(lead, roundId, { reason: 'A trial.' });
  const kept = { practiceId: 'DEV-COL-1', note: 'We begin in May.', fromDeleted: true, promised: null };
  for (const access of [insider, lead]) {
    expect(await shownSteps(access)).toMatchObject([kept]);
    const report = (await teamReport(access, { lang: 'pt-BR', now: new Date() }))?.report;
    expect(report).toMatchObject({ round: null, rows: [], recommendations: [] });
    expect(report?.steps).toMatchObject([{ fromLevel: null, effort: null, gainOverall: null }]);
    expect(report && planCsv(report)).toContain('a rodada que deu origem a este passo foi excluída');
  }
  await expect(addToPlan(insider, { ...form, practiceId: 'DEV-COL-2' })).rejects.toThrow(
    new Refused('unknown_practice'),
  );
  await restoreRound(lead, roundId);
  expect(await shownSteps(insider)).toEqual(before);
});
