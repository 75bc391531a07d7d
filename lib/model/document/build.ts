import { z } from 'zod';
import { type Problem, problem } from '@/lib/model/rules/problem';
import {
  anchors,
  framework,
  type Model,
  model,
  practice,
  principle,
  role,
  scaleLevel,
} from '@/lib/model/schema';
import { type Base, type Raw, rawsOf } from './outline';
import { shape } from './shape';

/** Everything of a model but the lists that are read entry by entry. */
const head = model
  .omit({ scale: true, roles: true, principles: true, practices: true, frameworks: true })
  .extend({
    frameworks: z.array(z.unknown()),
    principles: z.array(z.unknown()),
    practices: z.array(z.unknown()),
    roles: z.array(z.unknown()),
    scale: z.array(z.unknown()).optional(),
    genericAnchors: z.array(z.unknown()).optional(),
  });
const scaleFile = z.strictObject({ levels: model.shape.scale });
const genericFile = z.strictObject({ levels: anchors });
/** A role may say more about itself; what the product does not show is left out. */
const looseRole = z.object(role.shape);

/** Nobody reads more; an item after them is not looked at. */
const MOST_PROBLEMS = 5000;

/**
 * Reads an outlined document as a model.
 * @returns the model when its shape is right (its rules may still be broken), and what is wrong with the shape
 */
export function build(root: Raw, base: Base | null): { model: Model | null; problems: Problem[] } {
  const top = shape(head, root, '', Object.keys(head.shape));
  // Never `push(...)`: a text can have more problems than a call may have arguments.
  const problems = [...top.problems];
  const list = <T>(key: string, schema: z.ZodType<T> & { shape: object }): T[] =>
    rawsOf(root[key]).flatMap((raw) => {
      if (problems.length > MOST_PROBLEMS) return [];
      const known = Object.keys(schema.shape);
      const id = typeof raw.id === 'string' ? raw.id : '';
      const { value, problems: found } = shape(schema, raw, id, known);
      for (const one of found) problems.push(one);
      return value === undefined ? [] : [value];
    });
  const parts = {
    roles: list('roles', looseRole),
    frameworks: list('frameworks', framework),
    principles: list('principles', principle),
    practices: list('practices', practice),
  };
  const scale = scaleOf(root, base, problems);
  if (problems.some(({ severity }) => severity === 'error') || !top.value || !scale)
    return { model: null, problems };
  const {
    frameworks: _,
    principles: __,
    practices: ___,
    roles: ____,
    genericAnchors: _____,
    ...rest
  } = top.value;
  const whole = model.safeParse(plain({ ...rest, scale, ...parts }));
  return { model: whole.data ?? null, problems };
}

/** The document's scale, or the built-in one with the document's generic anchors. */
function scaleOf(root: Raw, base: Base | null, problems: Problem[]): Model['scale'] | undefined {
  const generic = root.genericAnchors;
  if (Array.isArray(root.scale)) {
    if (generic !== undefined)
      problems.push(problem('shape', 'two-scales', '', { holder: root, key: 'genericAnchors' }));
    return readLevels(root.scale, scaleFile, problems)?.levels;
  }
  if (!base) {
    problems.push(problem('missing-key', 'missing-key', '', { holder: root }, { key: 'scale' }));
    return undefined;
  }
  if (!Array.isArray(generic))
    return root.scale === undefined && generic === undefined ? base.scale : undefined;
  const own = readLevels(generic, genericFile, problems)?.levels;
  if (!own) return undefined;
  return z
    .tuple([scaleLevel, scaleLevel, scaleLevel, scaleLevel, scaleLevel])
    .parse(base.scale.map((one, level) => ({ ...one, anchor: own[level] })));
}

/** Under the key `levels`, so that gaps are reported like those of any other anchors. */
const readLevels = <T>(levels: unknown[], schema: z.ZodType<T>, problems: Problem[]) => {
  const { value, problems: found } = shape(schema, { levels }, 'scale', []);
  for (const one of found) problems.push(one);
  return value;
};

/** Objects that come from text have no prototype; those of a model are like any other. */
const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value));
