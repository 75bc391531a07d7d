import type { FrameworkId, Level, Model, Practice, Principle, RoleId } from '@/lib/model/schema';
import { levelOf } from '@/lib/scoring/level';
import type { ScoreRow } from '@/lib/scoring/types';
import type { PracticeState } from './types';

/** A practice of a small test model: its id names the principle; `needs` are prerequisites at level 2. */
export interface MiniPractice {
  effort?: 1 | 2 | 3 | 5 | 8;
  impact?: 1 | 2 | 3;
  key?: boolean;
  weight?: number;
  needs?: readonly string[];
  needsAt?: readonly { requires: string; minLevel: Level }[];
}

const same = (words: string) => ({ en: words, 'pt-BR': words });
const LETTERS: Readonly<Record<RoleId, 'R' | 'A' | 'C' | 'I'>> = {
  DE: 'R',
  MLE: 'R',
  OPS: 'A',
  SWE: 'C',
  DS: 'I',
  DA: 'I',
  PO: 'I',
  MGR: 'I',
};

/** Builds a model from practice ids; principles and frameworks follow from the ids, MLO-CI/CD/CT/CM sit in MLO-CX. */
export function miniModel(
  practices: Readonly<Record<string, MiniPractice>>,
  weights: Readonly<Record<string, number>> = {},
): Model {
  const principleIds = [...new Set(Object.keys(practices).map(principleOf))];
  const grouped = (id: string) => /^MLO-(CI|CD|CT|CM)$/.test(id);
  const allIds = principleIds.some(grouped) ? [...principleIds, 'MLO-CX'] : principleIds;
  const frameworkIds = [...new Set(allIds.map(frameworkOf))];
  const principle = (id: string): Principle => ({
    id,
    framework: frameworkOf(id),
    parent: grouped(id) ? 'MLO-CX' : null,
    title: same(id),
    definition: same(id),
    weight: weights[id] ?? 1,
    raci: id === 'MLO-CX' ? null : LETTERS,
  });
  const practice = ([id, mini]: [string, MiniPractice]): Practice => ({
    id,
    principle: principleOf(id),
    title: same(id),
    key: mini.key ?? false,
    weight: mini.weight ?? 1,
    effort: mini.effort ?? 5,
    impact: mini.impact ?? 2,
    devopsPhase: 'verify',
    mlPhase: null,
    prerequisites: [
      ...(mini.needs ?? []).map((requires) => ({ requires, minLevel: 2 as const })),
      ...(mini.needsAt ?? []),
    ],
    evidence: [],
  });
  const scale = (level: Level) => ({ level, name: same(`level ${level}`), anchor: same(`anchor ${level}`) });
  return {
    schemaVersion: '1.0',
    modelVersion: '1.0.0',
    scale: [scale(0), scale(1), scale(2), scale(3), scale(4)],
    roles: [],
    frameworks: frameworkIds.map((id) => ({ id, title: same(id), weight: weights[id] ?? 1 })),
    principles: allIds.map(principle),
    practices: Object.entries(practices).map(practice),
  };
}

function principleOf(practiceId: string): string {
  return practiceId.slice(0, practiceId.lastIndexOf('-'));
}

function frameworkOf(id: string): FrameworkId {
  const head = id.slice(0, 3);
  return head === 'DAT' || head === 'MLO' ? head : 'DEV';
}

/** A measured state with full agreement, or the given status without a score. */
export function state(
  id: string,
  score: number | 'insufficient' | 'unknown' | 'not_applicable' | 'not_asked',
  more: Partial<PracticeState> = {},
): PracticeState {
  const value = typeof score === 'number' ? score : null;
  return {
    id,
    status: typeof score === 'number' ? 'ok' : score,
    score: value,
    ci95: null,
    level: value === null ? null : levelOf(value),
    n: value === null ? 0 : 5,
    dontKnow: 0,
    ad: value === null ? null : 0,
    agreement: value === null ? null : 'aligned',
    estimated: false,
    ...more,
  };
}

/** States for every practice of a model, at `otherwise` unless named. */
export function statesFor(
  model: Model,
  scores: Readonly<Record<string, Parameters<typeof state>[1]>> = {},
  otherwise: Parameters<typeof state>[1] = 0,
): PracticeState[] {
  return model.practices.map(({ id }) => state(id, scores[id] ?? otherwise));
}

/** A scorecard row of five aligned answers, with whatever the test cares about replaced. */
export function scoreRow(scope: ScoreRow['scope'], id: string, more: Partial<ScoreRow> = {}): ScoreRow {
  return {
    scope,
    id,
    status: 'ok',
    score: 1,
    ci95: { lo: 0.5, hi: 1.5 },
    ci80: { lo: 0.7, hi: 1.3 },
    se: 0.2,
    level: 1,
    levelRange: [1, 1],
    n: 5,
    answers: 5,
    dontKnow: 0,
    notApplicable: 0,
    skipped: 0,
    effectiveN: 5,
    coverage: 1,
    median: 1,
    ad: 0.2,
    agreement: 'aligned',
    polarised: false,
    naProposed: false,
    weakest: null,
    ...more,
  };
}
