import type { Level } from '@/lib/model/schema';
import { atLeast, clipToScale, EPS } from './rules';
import { sum } from './stats';
import type { Interval } from './types';

const DESCENDING: readonly Level[] = [4, 3, 2, 1];

/** Share of scored weight (or of principles) that must have reached a level (scoring reference 3.6). */
const SHARE_AT_LEVEL = 0.6;

/** A practice as the level rule sees it. */
export interface LevelPart {
  /** 0–4. */
  score: number;
  weight: number;
  key: boolean;
}

/** Level of one practice: floor(x + 0.5) on 0–4 (scoring reference 3.6). */
export function levelOf(score: number): Level {
  const rounded = clipToScale(Math.floor(score + 0.5 + EPS));
  return DESCENDING.find((l) => rounded >= l) ?? 0;
}

/** Whether a principle may be called level l: rules (a) to (d) of scoring reference 3.6. */
function reaches(l: Level, score: number, parts: readonly LevelPart[]): boolean {
  const total = sum(parts.map((p) => p.weight));
  const there = sum(parts.filter((p) => atLeast(p.score, l - 0.5)).map((p) => p.weight));
  return (
    atLeast(score, l - 0.5) &&
    atLeast(there / total, SHARE_AT_LEVEL) &&
    parts.every((p) => atLeast(p.score, l - (p.key ? 1.5 : 2.5)))
  );
}

/** Level of a leaf principle from its scored practices (scoring reference 3.6): every level up to it must hold. */
export function principleLevel(score: number, parts: readonly LevelPart[]): Level {
  // Each rule is easier at a lower level, so the highest level that holds is also the last of an unbroken run.
  return DESCENDING.find((l) => reaches(l, score, parts)) ?? 0;
}

/** Level of a framework (or of a group) from the levels of its scored principles (scoring reference 3.6). */
export function frameworkLevel(score: number, levels: readonly Level[]): Level {
  const holds = (l: Level) =>
    atLeast(score, l - 0.5) &&
    atLeast(levels.filter((other) => other >= l).length / levels.length, SHARE_AT_LEVEL) &&
    levels.every((other) => other >= l - 2);
  return DESCENDING.find(holds) ?? 0;
}

/** Lowest and highest level an 80 % interval allows; different ends mean "provisional" (scoring reference 3.6). */
export const levelRange = ({ lo, hi }: Interval): readonly [Level, Level] => [levelOf(lo), levelOf(hi)];

/** "In place" (level 3 or more), "started" (1 or more): words for a practice (scoring reference 3.6). */
export const isInPlace = (score: number): boolean => levelOf(score) >= 3;
export const isStarted = (score: number): boolean => levelOf(score) >= 1;

/** A prerequisite is met at x ≥ minLevel − 0.5 (scoring reference 3.6). */
export const meetsPrerequisite = (score: number, minLevel: Level): boolean => atLeast(score, minLevel - 0.5);
