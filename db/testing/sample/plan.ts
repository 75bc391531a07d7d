import type { TeamAccess } from '@/lib/access/types';
import { adviceFor } from '@/lib/plans/advice';
import { addToPlan, editStep, moveStep } from '@/lib/plans/commands';
import { listSteps } from '@/lib/plans/queries';
import type { MoveStepForm } from '@/lib/plans/schema';
import type { SamplePerson } from './people';

/** What becomes of a step, and whose it is. */
export interface Planned {
  move?: MoveStepForm['move'];
  owner?: SamplePerson;
  hoursSaved?: number;
}

/** Puts the first steps of the advice from a round into the team's plan, as many as there are plans for them. */
export async function planFrom(
  access: TeamAccess,
  roundId: string,
  planned: readonly Planned[],
): Promise<void> {
  const recommendations = (await adviceFor(access, roundId))?.advice.recommendations ?? [];
  if (recommendations.length < planned.length)
    throw new Error(`The advice has ${recommendations.length} steps.`);
  for (const [i, { move, owner, hoursSaved }] of planned.entries()) {
    const advised = recommendations[i];
    if (!advised) continue;
    const { practiceId, what } = advised;
    const about = { ownerId: owner?.userId ?? null, dueDate: `2026-1${i % 3}-15` };
    await addToPlan(access, { roundId, practiceId, targetLevel: what.toLevel, ...about });
    const step = (await listSteps(access)).findLast((one) => one.practiceId === practiceId);
    if (!step) throw new Error('The step was just added.');
    const note = `Step ${i + 1}\nAção com acentos`;
    await editStep(access, { stepId: step.id, ...about, hoursSaved: hoursSaved ?? null, note });
    if (move) await moveStep(access, { stepId: step.id, move });
  }
}
