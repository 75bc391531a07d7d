import { z } from 'zod';
import {
  framework,
  type Model,
  mlPhase,
  model,
  practice,
  practiceId,
  prerequisite,
  principle,
  principleId,
  raci,
  role,
} from '@/lib/model/schema';

/** `model.yaml`: versions, scale, and the principles of each framework in order. */
export const modelFile = model
  .pick({ schemaVersion: true, modelVersion: true, scale: true })
  .extend({ frameworks: z.array(framework.extend({ principles: z.array(principleId) })) });
export type ModelFile = z.infer<typeof modelFile>;

/** `roles.yaml`. */
export const rolesFile = z.array(role);
export type RolesFile = z.infer<typeof rolesFile>;

const practiceEntry = practice.omit({ principle: true }).extend({
  id: practiceId,
  mlPhase: mlPhase.nullable().default(null),
  prerequisites: z.array(prerequisite).default([]),
  evidence: z.array(z.string()).default([]),
});

/** `principles/<id>.yaml`: a principle with its practices. What its place already says is not repeated inside. */
export const principleFile = principle.omit({ framework: true }).extend({
  parent: principleId.nullable().default(null),
  raci: raci.nullable().default(null),
  practices: z.array(practiceEntry).default([]),
});
export type PrincipleFile = z.infer<typeof principleFile>;

/**
 * Puts the parts of the content together, in the order of `model.yaml`.
 * @param principleOf returns the file of a principle listed there; may throw.
 * @throws ZodError when the whole is not a model. References are left to `checkModel`.
 */
export function assemble(
  head: ModelFile,
  roles: RolesFile,
  principleOf: (id: string) => PrincipleFile,
): Model {
  const files = head.frameworks.flatMap(({ id: framework, principles }) =>
    principles.map((id) => ({ framework, file: principleOf(id) })),
  );
  return model.parse({
    schemaVersion: head.schemaVersion,
    modelVersion: head.modelVersion,
    scale: head.scale,
    roles,
    frameworks: head.frameworks.map(({ principles: _, ...rest }) => rest),
    principles: files.map(({ framework, file: { practices: _, ...rest } }) => ({ ...rest, framework })),
    practices: files.flatMap(({ file }) => file.practices.map((entry) => ({ ...entry, principle: file.id }))),
  });
}
