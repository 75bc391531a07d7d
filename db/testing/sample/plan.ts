import type { TeamAccess } from '@/lib/access/types';
import { adviceFor } from '@/lib/plans/advice';
import { addToPlan, editAction, moveAction } from '@/lib/plans/commands';
import { listActions } from '@/lib/plans/queries';
import type { MoveActionForm } from '@/lib/plans/schema';
import type { SamplePerson } from './people';

/** What becomes of a step, and whose it is. */
export interface Planned {
  move?: MoveActionForm['move'];
  owner?: SamplePerson;
  hoursSaved?: number;
}

/** Puts the first steps of the advice from a round into the team's plan, as many as there are plans for them. */
export async function planFrom(
  access: TeamAccess,
  roundId: string,
  planned: readonly Planned[],
): Promise<void> {
  const steps = (await adviceFor(access, roundId))?.advice.recommendations ?? [];
  if (steps.length < planned.length) throw new Error(`The advice has ${steps.length} steps.`);
  for (const [i, { move, owner, hoursSaved }] of planned.entries()) {
    const step = steps[i];
    if (!step) continue;
    const { practiceId, what } = step;
    const about = { ownerId: owner?.userId ?? null, dueDate: `2026-1${i % 3}-15` };
    await addToPlan(access, { roundId, practiceId, targetLevel: what.toLevel, ...about });
    const action = (await listActions(access)).findLast((one) => one.practiceId === practiceId);
    if (!action) throw new Error('The step was just added.');
    const note = `Step ${i + 1}\nAção com acentos`;
    await editAction(access, { actionId: action.id, ...about, hoursSaved: hoursSaved ?? null, note });
    if (move) await moveAction(access, { actionId: action.id, move });
  }
}
