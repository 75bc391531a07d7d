import { findItem } from '@/lib/model/graph';
import type { L10n, Model, RoundMode } from '@/lib/model/schema';
import { isInPlace } from '@/lib/scoring';
import { BADGES, type BadgeDefinition, type LevelDefinition, type Need } from './levels';

/** The score from which a practice is in place, as `isInPlace` has it; for words. */
export const NEEDED_SCORE = 2.5;

/** A practice that could fill a need; `score` is 0–4, or null when nobody was asked or answered, or too few did. */
export interface Option {
  practice: string;
  score: number | null;
}

export interface BadgeLevel {
  level: number;
  title: L10n;
  description: L10n;
  /** Everything this level and those below ask for is in place. */
  holds: boolean;
  /** How many needs it has beyond those of the level below. */
  asked: number;
  /** What this level asks for beyond the one below and is not in place; any one of the options would do. */
  missing: readonly (readonly Option[])[];
}

interface Named {
  catalogue: BadgeDefinition['catalogue'];
  title: L10n;
  /** Where the levels are described. */
  url: string;
}

export interface DerivedBadge extends Named {
  status: 'derived';
  /** Highest level that holds. */
  level: number;
  levels: readonly BadgeLevel[];
}

export interface UnderivableBadge extends Named {
  status: 'not_derivable';
  /** A quick round has no scores of practices; a custom model may lack practices that a level asks for. */
  reason: 'quick_round' | 'practices_missing';
  /** Needs that the model has no practice for. */
  lacking: readonly Need[];
}

export type Badge = DerivedBadge | UnderivableBadge;

/**
 * External levels that follow from the scores of practices (reference model 2.10): a need is in place when the score of
 * one of its practices is at least 2.5, and a level holds when all its needs and those of every level below are.
 * @param xOf score of a practice, 0–4; null without one
 */
export function badges(model: Model, mode: RoundMode, xOf: (practiceId: string) => number | null): Badge[] {
  return BADGES.map(({ catalogue, title, url, levels }): Badge => {
    const named = { catalogue, title, url };
    if (mode === 'quick') return { ...named, status: 'not_derivable', reason: 'quick_round', lacking: [] };
    const lacking = levels.flatMap(({ needs }) => needs.filter((need) => inModel(model, need).length === 0));
    if (lacking.length > 0)
      return { ...named, status: 'not_derivable', reason: 'practices_missing', lacking };
    const derived = climb(levels, (need) =>
      inModel(model, need).map((practice) => ({ practice, score: xOf(practice) })),
    );
    const level = Math.max(...derived.filter(({ holds }) => holds).map((one) => one.level));
    return { ...named, status: 'derived', level, levels: derived };
  });
}

/** The level above the one that holds, with what it lacks; undefined at the top. */
export const nextOf = ({ level, levels }: DerivedBadge): BadgeLevel | undefined =>
  levels.find((one) => one.level === level + 1);

/** Whether nothing but practices without a score stands between the badge and a higher level. */
export function mayBeHigher(badge: DerivedBadge): boolean {
  const next = nextOf(badge);
  return next?.missing.every((options) => options.some(({ score }) => score === null)) ?? false;
}

/** Practices of the need that the model still asks. */
const inModel = (model: Model, need: Need): string[] =>
  need.filter((id) => {
    const item = findItem(model, id);
    return item !== undefined && 'prerequisites' in item && !item.deprecated;
  });

/** A level above one that does not hold does not hold either, though nothing of its own may be missing. */
function climb(levels: readonly LevelDefinition[], optionsOf: (need: Need) => Option[]): BadgeLevel[] {
  let below = true;
  return levels.map(({ needs, ...rest }) => {
    const missing = needs
      .map(optionsOf)
      .filter((options) => !options.some(({ score }) => score !== null && isInPlace(score)));
    below = below && missing.length === 0;
    return { ...rest, holds: below, asked: needs.length, missing };
  });
}
