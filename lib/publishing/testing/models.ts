import type { Model, RaciLetter, RoleId } from '@/lib/model/schema';
import { EVERYONE, makeModel, type PracticeSketch, type PrincipleSketch } from '@/lib/scoring/testing';
import { SMALL_MODEL } from '@/lib/scoring/testing/arbitrary';

const NOBODY: Record<RoleId, RaciLetter> = {
  DE: 'I',
  MLE: 'I',
  OPS: 'I',
  SWE: 'I',
  DS: 'I',
  DA: 'I',
  PO: 'I',
  MGR: 'I',
};

/** Five leaves of one to three practices, two of them in a group, a framework of a single leaf, job roles asked less. */
const TINY_MODEL = makeModel({
  principles: [
    { id: 'DEV-VC' },
    { id: 'DEV-CI', weight: 2, raci: { ...NOBODY, DE: 'R', OPS: 'A' } },
    { id: 'DAT-QUA', raci: { ...EVERYONE, PO: 'C', OPS: 'I' } },
    { id: 'MLO-CX', raci: null },
    { id: 'MLO-CI', parent: 'MLO-CX' },
    { id: 'MLO-CD', parent: 'MLO-CX', raci: { ...NOBODY, DE: 'R', MLE: 'C' } },
  ],
  practices: ['DEV-VC-1', 'DEV-VC-2', 'DEV-VC-3', 'DEV-CI-1', 'DEV-CI-2', 'DAT-QUA-1', 'DAT-QUA-2']
    .concat(['MLO-CI-1', 'MLO-CI-2', 'MLO-CD-1'])
    .map((id, i): PracticeSketch => ({ id, key: id.endsWith('1'), weight: [1, 0.5, 2][i % 3] ?? 1 })),
  weights: { DEV: 2, DAT: 1, MLO: 1.5 },
});

const SHAPES = { tiny: TINY_MODEL, small: SMALL_MODEL } as const;
export type Shape = keyof typeof SHAPES;
export const MODELS: readonly Shape[] = ['tiny', 'tiny', 'small'];

/** What a team's own later version of a model differs in. */
export const VERSIONS = ['1.1.0', '1.2.0', '1.3.0', '2.0.0'] as const;
export type Version = '1.0.0' | (typeof VERSIONS)[number];

const withPractices = (
  model: Model,
  change: (id: string, place: number) => Partial<PracticeSketch>,
): Model => ({
  ...model,
  practices: model.practices.map((one, place) => ({ ...one, ...change(one.id, place) })),
});

const withPrinciples = (model: Model, change: (id: string) => Partial<PrincipleSketch>): Model => ({
  ...model,
  principles: model.principles.map((one) => ({ ...one, ...change(one.id) })),
});

const CHANGES: Readonly<Record<Version, (model: Model) => Model>> = {
  '1.0.0': (model) => model,
  // One question less.
  '1.1.0': (model) =>
    withPractices(model, (id) =>
      id === 'DEV-VC-2' || id === 'MLO-CI-2' ? { deprecated: { since: '1.1.0', replacedBy: [] } } : {},
    ),
  // A job role less at one principle.
  '1.2.0': (model) =>
    withPrinciples(model, (id) => (id === 'DEV-VC' ? { raci: { ...EVERYONE, DE: 'I' as const } } : {})),
  // Other weights.
  '1.3.0': (model) => withPractices(model, (_, place) => ({ weight: [2, 1, 1, 0.5][place % 4] ?? 1 })),
  '2.0.0': (model) => withPractices(model, (_, place) => ({ weight: [1, 3][place % 2] ?? 1 })),
};

const built = new Map<string, Model>();

/** A version of one of the models; the same object every time. */
export function modelOf(shape: Shape, version: Version): Model {
  const key = `${shape} ${version}`;
  const model = built.get(key) ?? { ...CHANGES[version](SHAPES[shape]), modelVersion: version };
  built.set(key, model);
  return model;
}
