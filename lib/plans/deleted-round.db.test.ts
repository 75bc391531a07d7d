import { eq, sql } from 'drizzle-orm';
import { expect, it } from 'vitest';
import { systemDatabase } from '@/db/client';
import { rounds } from '@/db/schema';
import { teamAccess } from '@/db/testing/factories';
import { withDatabase } from '@/db/testing/with-database';
import { Refused } from '@/lib/access/refused';
import { planCsv } from '@/lib/exports/plan-csv';
import { purgeDeleted } from '@/lib/jobs/purge';
import { deleteRound, restoreRound } from '@/lib/rounds/take-back';
import { adviceFor } from './advice';
import { addToPlan, editStep } from './commands';
import { shownSteps } from './overview';
import { listSteps } from './queries';
import { teamReport } from './report';
import { answeredRound, scoredWorld } from './testing/closed-round';

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

it('steps forget what a deleted round said once it is gone for good, and keep what people decided and wrote', async () => {
  const { insider, facilitator, teamId, members, roundId } = await scoredWorld(6);
  const lead = await teamAccess(facilitator, teamId);
  const later = await answeredRound({ facilitator, teamId, members }, 'full', () => 1);
  const form = { targetLevel: 2 as const, ownerId: insider.userId, dueDate: '2027-05-31' };
  const promised = (await adviceFor(insider, later))?.advice.ranking.map(({ step }) => step.practiceId) ?? [];
  const [practiceId = '', other = ''] = promised;
  await addToPlan(insider, { ...form, roundId, practiceId });
  await addToPlan(insider, { ...form, roundId: later, practiceId: other });
  const [one] = await listSteps(insider);
  await editStep(insider, { stepId: one?.id ?? '', note: 'We begin in May.' });
  const [before, untouched] = await listSteps(insider);
  expect(before?.fromScore).toBe(1);
  expect(before?.gainPrinciple).toBeGreaterThan(0);

  await deleteRound(lead, roundId, { reason: 'A trial.' });
  await purgeDeleted();
  expect(await listSteps(insider)).toEqual([before, untouched]);
  await systemDatabase()
    .update(rounds)
    .set({ removedAt: sql`now() - interval '8 days'` })
    .where(eq(rounds.id, roundId));
  expect(await purgeDeleted()).toBe(1);
  const forgot = { ...before, fromScore: null, gainOverall: null, gainPrinciple: null };
  expect(await listSteps(insider)).toEqual([forgot, untouched]);
  expect(await shownSteps(insider)).toMatchObject([
    { practiceId, note: 'We begin in May.', dueDate: '2027-05-31', fromDeleted: true, promised: null },
    { practiceId: other, fromDeleted: false, promised: { fromScore: 1 } },
  ]);
});
