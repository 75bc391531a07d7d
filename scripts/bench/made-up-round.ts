import type { Model } from '@/lib/model/schema';
import type { ReadRound } from '@/lib/rounds/publish-work';
import { askedItems } from '@/lib/scoring';

/** Whole numbers that look random and are the same each time. */
export function numbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff;
    return state / 0x7fffffff;
  };
}

interface MadeUp {
  /** People asked; the first `answering` of them answer. */
  people: number;
  answering?: number;
  /** 0 for the first round of a team. */
  index: number;
  /** Which team: teams see items in ways of their own. */
  team?: number;
  /** Levels that the team rises, or falls, from round to round. */
  rise?: number;
}

/** A full round as it is read to be published: people who see items alike, with opinions of their own. */
export function madeUpRound(
  model: Model,
  { people, answering = people, index, team = 0, rise = 0.25 }: MadeUp,
): ReadRound {
  const scope = ['DEV', 'DAT', 'MLO'] as const;
  const ids = askedItems(model, 'full', null, scope);
  const view = numbers(7 + team);
  const start = team === 0 ? 1 : 0.4 + 1.6 * view();
  const items = ids.map(() => start + 2 * view());
  const noise = numbers(100 + index + 1_000 * team);
  const asked = Array.from({ length: people }, (_, who) => {
    const own = (numbers(who + 1 + 1_000 * team)() - 0.5) * 1.2;
    const answers = ids.map((id, i) => {
      if (noise() < 0.05) return [id, 'DK'];
      const value = (items[i] ?? 2) + own + index * rise + (noise() + noise() - 1) * 1.2;
      return [id, String(Math.max(0, Math.min(4, Math.round(value))))];
    });
    // One in ten is replaced from round to round.
    const person = who % 10 === 0 ? `p${who}-${index}` : `p${who}`;
    const given = who < answering ? JSON.stringify(Object.fromEntries(answers)) : '{}';
    return { person, role: null, askedSet: null, counts: true, given };
  });
  return {
    model: 0,
    mode: 'full',
    format: 'anonymous',
    weighting: 'equal',
    scope,
    notApplicable: [],
    askedSets: null,
    people: asked,
  };
}
