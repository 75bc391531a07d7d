import { z } from 'zod';
import { evaluate } from '../evaluate';
import { firmLevels } from '../firm-levels';
import { plainMethod } from './method';
import { plainAnswers, plainModel, plainRound } from './model';

const input = z.object({ model: plainModel, answers: plainAnswers });

/** How far the levels of frameworks and principles can be trusted (methods reference (i)). */
export const plainFirmLevels = plainMethod(input, ({ model, answers }) => {
  const evaluation = evaluate(plainRound(model, answers));
  const found = firmLevels(evaluation);
  const rows = [...evaluation.frameworks, ...evaluation.principles].map(({ id, estimate, level }) => {
    const firm = found.get(id);
    return {
      id,
      score: estimate?.score ?? null,
      level,
      range80: firm?.range80 ?? null,
      replicateLevels: firm?.replicateLevels ?? [],
      firm: firm?.firm ?? false,
      shownRange: firm?.range ?? null,
    };
  });
  return { rows };
});
