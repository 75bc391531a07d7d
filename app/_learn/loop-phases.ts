import 'server-only';
import { library } from '@/lib/learn/library';
import { phasePath } from '@/lib/learn/paths';
import { type Lang, type Phase, phase } from '@/lib/model/schema';
import type { LoopPhase } from './loop-figure';

/**
 * The seven phases for the loop, each leading to its practices; inside a team with the mean score of each, or null
 * where there is none.
 */
export function loopPhases(lang: Lang, scores?: ReadonlyMap<Phase, LoopPhase['score']>): LoopPhase[] {
  const { phases, places } = library(lang);
  return phase.options.map((id) => ({
    id,
    title: places.get(id)?.title[lang] ?? id,
    href: phasePath(id),
    practices: phases.find((one) => one.id === id)?.practices.length ?? 0,
    ...(scores ? { score: scores.get(id) ?? null } : {}),
  }));
}
