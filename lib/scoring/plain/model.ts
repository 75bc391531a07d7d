import { z } from 'zod';
import {
  type AnswerValue,
  answerValue,
  frameworkId,
  type L10n,
  type Model,
  practiceId,
  principleId,
} from '@/lib/model/schema';
import type { Respondent, RoundInput } from '../types';
import { number } from './method';

const weight = number.positive();

/** The structure of a model as the cases of the methods reference write it. */
export const plainModel = z.object({
  frameworks: z.array(z.object({ id: frameworkId, weight })),
  principles: z.array(
    z.object({ id: principleId, framework: frameworkId, parent: principleId.nullable(), weight }),
  ),
  practices: z.array(
    z.object({ id: practiceId, principle: principleId, weight, key: z.boolean().default(false) }),
  ),
});

/** Answers by item and person. */
export const plainAnswers = z.record(z.string(), z.record(z.string(), answerValue));

const text = (id: string): L10n => ({ en: id, 'pt-BR': id });

/** The texts of a model made of ids; nothing that is worked out depends on them. */
function modelOf({ frameworks, principles, practices }: z.output<typeof plainModel>): Model {
  const level = <L extends 0 | 1 | 2 | 3 | 4>(l: L) => ({
    level: l,
    name: text(`${l}`),
    anchor: text(`${l}`),
  });
  return {
    schemaVersion: '1.0.0',
    modelVersion: '1.0.0',
    scale: [level(0), level(1), level(2), level(3), level(4)],
    roles: [],
    frameworks: frameworks.map((f) => ({ ...f, title: text(f.id) })),
    principles: principles.map((p) => ({ ...p, title: text(p.id), definition: text(p.id), raci: null })),
    practices: practices.map((p) => ({
      ...p,
      title: text(p.id),
      effort: 1,
      impact: 1,
      devopsPhase: 'plan',
      mlPhase: null,
      prerequisites: [],
      evidence: [],
    })),
  };
}

/** An anonymous full round of equal weights over all frameworks of the model. */
export function plainRound(
  model: z.output<typeof plainModel>,
  answers: z.output<typeof plainAnswers>,
  notApplicable: readonly string[] = [],
): RoundInput {
  const people = new Map<string, Record<string, AnswerValue>>();
  for (const [item, given] of Object.entries(answers)) {
    for (const [person, value] of Object.entries(given)) {
      people.set(person, { ...people.get(person), [item]: value });
    }
  }
  return {
    model: modelOf(model),
    mode: 'full',
    format: 'anonymous',
    weighting: 'equal',
    notApplicable: new Set(notApplicable),
    scope: model.frameworks.map((f) => f.id),
    respondents: [...people].map(([id, own]): Respondent => ({ id, role: null, answers: own })),
  };
}
