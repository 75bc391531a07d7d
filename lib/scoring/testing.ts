import { z } from 'zod';
import {
  type AnswerValue,
  type FrameworkId,
  type L10n,
  type Model,
  type Practice,
  type Principle,
  practice,
  principle,
  type RoleId,
} from '@/lib/model/schema';
import fixture from './testing/model-fixture.json';
import type { Respondent, RoundInput } from './types';

const text = (id: string): L10n => ({ en: id, 'pt-BR': id });

/** What a test says about a principle; the rest is filled in. */
export type PrincipleSketch = Pick<Principle, 'id'> & Partial<Principle>;
/** What a test says about a practice; the rest is filled in. */
export type PracticeSketch = Pick<Practice, 'id'> & Partial<Practice>;

const frameworkOf = (id: string): FrameworkId =>
  id.startsWith('DEV') ? 'DEV' : id.startsWith('DAT') ? 'DAT' : 'MLO';

/** Everyone responsible: the RACI of a principle in tests that do not care. */
export const EVERYONE = {
  DE: 'R',
  MLE: 'R',
  OPS: 'R',
  SWE: 'R',
  DS: 'R',
  DA: 'R',
  PO: 'R',
  MGR: 'R',
} as const;

const makePrinciple = (p: PrincipleSketch): Principle => ({
  framework: frameworkOf(p.id),
  parent: null,
  title: text(p.id),
  definition: text(p.id),
  weight: 1,
  raci: EVERYONE,
  ...p,
});

const makePractice = (p: PracticeSketch): Practice => ({
  principle: p.id.replace(/-\d+$/, ''),
  title: text(p.id),
  key: false,
  weight: 1,
  effort: 1,
  impact: 1,
  devopsPhase: 'plan',
  mlPhase: null,
  prerequisites: [],
  evidence: [],
  ...p,
});

/** A model from sketches; frameworks are those that the principles name. */
export function makeModel(sketch: {
  principles: readonly PrincipleSketch[];
  practices: readonly PracticeSketch[];
  weights?: Partial<Record<FrameworkId, number>>;
  modelVersion?: string;
}): Model {
  const principles = sketch.principles.map(makePrinciple);
  const used = new Set(principles.map((p) => p.framework));
  const scaleLevel = <L extends 0 | 1 | 2 | 3 | 4>(level: L) => ({
    level,
    name: text(`L${level}`),
    anchor: text(`L${level}`),
  });
  return {
    schemaVersion: '1.0.0',
    modelVersion: sketch.modelVersion ?? '1.0.0',
    scale: [scaleLevel(0), scaleLevel(1), scaleLevel(2), scaleLevel(3), scaleLevel(4)],
    roles: [],
    frameworks: (['DEV', 'DAT', 'MLO'] as const)
      .filter((id) => used.has(id))
      .map((id) => ({ id, title: text(id), weight: sketch.weights?.[id] ?? 1 })),
    principles,
    practices: sketch.practices.map(makePractice),
  };
}

const structure = z.object({
  principles: z.array(principle.pick({ id: true, framework: true, parent: true, raci: true })),
  practices: z.array(practice.pick({ id: true, principle: true, key: true })),
});

/** The structure of the built-in model 1.0.0: 30 principles, 112 practices, RACI and key practices, no texts. */
export const referenceModel = (): Model => makeModel(structure.parse(fixture));

/** An anonymous full round of equal weights; say only what differs. */
export const makeRound = (input: Partial<RoundInput> & Pick<RoundInput, 'model'>): RoundInput => ({
  mode: 'full',
  format: 'anonymous',
  weighting: 'equal',
  notApplicable: new Set(),
  scope: input.model.frameworks.map((f) => f.id),
  respondents: [],
  ...input,
});

const SYMBOLS: Readonly<Record<string, AnswerValue>> = { D: 'DK', N: 'NA', S: 'SKIP' };

/** Respondents r1, r2 … from one line of answers per item, as in the worked example: digits, D, N, S, or - for not asked. */
export function respondentsFrom(
  table: Readonly<Record<string, string>>,
  roles: readonly (RoleId | null)[] = [],
): Respondent[] {
  const people: { id: string; role: RoleId | null; answers: Record<string, AnswerValue> }[] = [];
  for (const [item, line] of Object.entries(table)) {
    for (const [i, symbol] of line.trim().split(/\s+/).entries()) {
      const person = people[i] ?? { id: `r${i + 1}`, role: roles[i] ?? null, answers: {} };
      people[i] = person;
      if (symbol !== '-') person.answers[item] = SYMBOLS[symbol] ?? asLevel(symbol);
    }
  }
  return people;
}

function asLevel(symbol: string): AnswerValue {
  const level = ([0, 1, 2, 3, 4] as const).find((l) => String(l) === symbol);
  if (level === undefined) throw new Error(`not an answer: ${symbol}`);
  return level;
}
