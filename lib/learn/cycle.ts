import { type Level, type Model, type Phase, phase } from '@/lib/model/schema';
import type { ResultRow } from '@/lib/results/types';
import { levelOf } from '@/lib/scoring/level';

/** One phase of the loop in a team's result. */
export interface PhaseScore {
  id: Phase;
  /** Plain mean of its practices, 0–4; null without any. */
  score: number | null;
  level: Level | null;
  /** Practices behind the mean. */
  n: number;
  /** Practices that the model asks about in this phase. */
  all: number;
}

/**
 * The mean score of each phase over the practices that a viewer may see. What is hidden from them, not applicable or
 * not scored is in no mean, so a mean tells nothing that its parts do not.
 */
export function phaseScores(model: Model, rows: readonly ResultRow[]): PhaseScore[] {
  const shown = new Map(
    rows.flatMap(({ scope, id, score }) => (scope === 'practice' && score !== null ? [[id, score]] : [])),
  );
  return phase.options.map((id) => {
    const practices = model.practices.filter(
      ({ devopsPhase, deprecated }) => devopsPhase === id && !deprecated,
    );
    const scores = practices.flatMap((practice) => shown.get(practice.id) ?? []);
    const score = scores.length > 0 ? scores.reduce((sum, one) => sum + one, 0) / scores.length : null;
    return {
      id,
      score,
      level: score === null ? null : levelOf(score),
      n: scores.length,
      all: practices.length,
    };
  });
}
