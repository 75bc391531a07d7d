import { z } from 'zod';
import { outline } from '@/lib/model/document/outline';
import { isRaw } from '@/lib/model/rules/draft';
import {
  answerValue,
  frameworkId,
  type Model,
  type RoundMode,
  roleId,
  roundFormat,
  roundMode,
} from '@/lib/model/schema';
import { modelOf, plainModel } from '@/lib/scoring/plain/model';
import { itemsOf } from '@/lib/scoring/routing';
import type { RoundInput } from '@/lib/scoring/types';

/**
 * The built-in model by its name, or one as a document writes it: what follows from its ids may be left out, texts are
 * not needed.
 */
const anyModel = (builtIn: () => Model) =>
  z.unknown().transform((value, context): Model => {
    if (value === 'built-in') return builtIn();
    const copy: unknown = structuredClone(value);
    const [stray] = isRaw(copy) ? outline(copy as Record<string, unknown>, null) : [];
    if (stray) {
      context.addIssue({ code: 'custom', path: [stray.params.key ?? ''], message: 'an entry is no object' });
      return z.NEVER;
    }
    const { data, error } = plainModel.safeParse(copy);
    for (const { path, message } of error?.issues ?? [])
      context.addIssue({ code: 'custom', path: [...path], message });
    return data ? modelOf(data) : z.NEVER;
  });

const respondent = z.strictObject({
  id: z.string(),
  role: roleId.nullable().default(null),
  answers: z.record(z.string(), answerValue),
});

const options = z.strictObject({
  mode: roundMode.default('full'),
  format: roundFormat.default('anonymous'),
  weighting: z.enum(['equal', 'raci']).default('equal'),
  scope: z.array(frameworkId).min(1).optional(),
  threshold: z.int().min(3).max(10).nullable().default(null),
});

/** Ids that may be answered in a round of this mode, in scope or not. */
function answerable(model: Model, mode: RoundMode): Set<string> {
  if (mode !== 'quick') return new Set(model.practices.map(({ id }) => id));
  const all = model.frameworks.map(({ id }) => id);
  return new Set(itemsOf(model, 'quick', all).map(({ id }) => id));
}

/** A round to be scored, and the threshold of its viewer, if any. */
export interface RoundFile {
  input: RoundInput;
  threshold: number | null;
}

/**
 * The form of a file with a round: `{"model", "respondents", "naDecisions", "options"}`; see `FORMATS`.
 * @param builtIn the model of a file that brings none
 */
export const roundFile = (builtIn: () => Model) =>
  z
    .strictObject({
      model: anyModel(builtIn).prefault('built-in'),
      respondents: z.array(respondent),
      naDecisions: z
        .array(z.union([z.string(), z.object({ itemId: z.string() }).transform(({ itemId }) => itemId)]))
        .default([]),
      options: options.prefault({}),
    })
    .transform(({ model, respondents, naDecisions, options: given }, context): RoundFile => {
      const say = (path: (string | number)[], message: string) =>
        context.addIssue({ code: 'custom', path, message });
      const { mode, format, weighting, scope, threshold } = given;
      const known = answerable(model, mode);
      const people = new Set<string>();
      for (const [i, { id, answers }] of respondents.entries()) {
        if (people.has(id)) say(['respondents', i, 'id'], `${id} is there twice`);
        people.add(id);
        for (const item of Object.keys(answers))
          if (!known.has(item)) say(['respondents', i, 'answers', item], `not an item of a ${mode} round`);
      }
      for (const [i, item] of naDecisions.entries())
        if (!known.has(item)) say(['naDecisions', i], `${item} is not an item of a ${mode} round`);
      const frameworks = model.frameworks.map(({ id }) => id);
      for (const [i, id] of (scope ?? []).entries())
        if (!frameworks.includes(id)) say(['options', 'scope', i], `the model has no ${id}`);
      const notApplicable = new Set(naDecisions);
      const input = {
        model,
        mode,
        format,
        weighting,
        notApplicable,
        scope: scope ?? frameworks,
        respondents,
      };
      return { input, threshold };
    });
