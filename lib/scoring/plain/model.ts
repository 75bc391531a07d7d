import { z } from 'zod';
import {
  type AnswerValue,
  answerValue,
  frameworkId,
  type L10n,
  type Model,
  practice,
  practiceId,
  principleId,
  raci,
} from '@/lib/model/schema';
import type { Respondent, RoundInput } from '../types';
import { number } from './method';

const weight = number.positive().default(1);

/** The structure of a model, as the cases of the methods reference or a model document write it; texts are left out. */
export const plainModel = z
  .object({
    frameworks: z.array(z.object({ id: frameworkId, weight })),
    principles: z.array(
      z.object({
        id: principleId,
        framework: frameworkId,
        parent: principleId.nullable().default(null),
        weight,
        raci: raci.nullable().default(null),
      }),
    ),
    practices: z.array(
      z.object({
        id: practiceId,
        principle: principleId,
        weight,
        key: z.boolean().default(false),
        rolesOverride: practice.shape.rolesOverride,
        deprecated: practice.shape.deprecated,
      }),
    ),
  })
  .superRefine(({ frameworks, principles, practices }, context) => {
    const known = {
      frameworks: idsOf(frameworks),
      principles: idsOf(principles),
      practices: idsOf(practices),
    };
    const say = (path: (string | number)[], message: string) =>
      context.addIssue({ code: 'custom', path, message });
    for (const [list, entries] of Object.entries({ frameworks, principles, practices })) {
      for (const [i, { id }] of entries.entries())
        if (entries.findIndex((one) => one.id === id) < i) say([list, i, 'id'], `${id} is there twice`);
    }
    for (const [i, { framework, parent }] of principles.entries()) {
      if (!known.frameworks.has(framework)) say(['principles', i, 'framework'], `there is no ${framework}`);
      if (parent !== null && !known.principles.has(parent))
        say(['principles', i, 'parent'], `there is no ${parent}`);
    }
    for (const [i, { principle }] of practices.entries())
      if (!known.principles.has(principle)) say(['practices', i, 'principle'], `there is no ${principle}`);
  });

const idsOf = (entries: readonly { id: string }[]): Set<string> => new Set(entries.map(({ id }) => id));

/** Answers by item and person. */
export const plainAnswers = z.record(z.string(), z.record(z.string(), answerValue));

const text = (id: string): L10n => ({ en: id, 'pt-BR': id });

/** The texts of a model made of ids; nothing that is worked out depends on them. */
export function modelOf({ frameworks, principles, practices }: z.output<typeof plainModel>): Model {
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
    principles: principles.map((p) => ({ ...p, title: text(p.id), definition: text(p.id) })),
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
