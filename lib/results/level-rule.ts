import { LEVELS, type Level } from '@/lib/model/schema';

/** A scored practice as the level rule sees it; `score` 0–4. */
export interface RulePart {
  id: string;
  score: number;
  weight: number;
  key: boolean;
}

/** A condition of the next level that does not hold yet. Numbers are scores on 0–4, or shares 0–1 for `share`. */
export type Missing =
  | { rule: 'mean'; needed: number; actual: number }
  | { rule: 'share'; needed: number; actual: number }
  | { rule: 'key' | 'any' | 'children'; needed: number; ids: readonly string[] };

/** The level rule of scoring reference 3.6: share of weight at the level, and how far single practices may trail. */
const SHARE = 0.6;
const TRAIL = { key: 1.5, any: 2.5, children: 2 };
/** Tolerance of every comparison with a cut-off (scoring reference 3, introduction). */
const EPS = 1e-9;

const atLeast = (a: number, b: number) => a >= b - EPS;
const total = (parts: readonly { weight: number }[]) => parts.reduce((sum, { weight }) => sum + weight, 0);

/** The level above, or null above 4. */
export const nextLevel = (level: Level): Level | null => LEVELS.find((one) => one === level + 1) ?? null;

/** Lowest mean that a level asks for, 0–4. */
export const meanFor = (level: Level): number => Math.max(0, level - 0.5);

function meanMissing(level: Level, score: number): Missing[] {
  const needed = meanFor(level);
  return atLeast(score, needed) ? [] : [{ rule: 'mean', needed, actual: score }];
}

/** What keeps a leaf principle from a level: conditions (a) to (d) of scoring reference 3.6 that do not hold. */
export function missingFor(level: Level, score: number, parts: readonly RulePart[]): Missing[] {
  const share = total(parts.filter((part) => atLeast(part.score, meanFor(level)))) / total(parts);
  const trailing = (slack: number, among: readonly RulePart[]) =>
    among.filter((part) => !atLeast(part.score, level - slack)).map(({ id }) => id);
  const key = trailing(
    TRAIL.key,
    parts.filter((part) => part.key),
  );
  const any = trailing(TRAIL.any, parts).filter((id) => !key.includes(id));
  return [
    ...meanMissing(level, score),
    ...(atLeast(share, SHARE) ? [] : [{ rule: 'share' as const, needed: SHARE, actual: share }]),
    ...(key.length > 0 ? [{ rule: 'key' as const, needed: level - TRAIL.key, ids: key }] : []),
    ...(any.length > 0 ? [{ rule: 'any' as const, needed: level - TRAIL.any, ids: any }] : []),
  ];
}

/** The same for a group or framework, whose parts are the levels of its scored principles. */
export function missingForGroup(
  level: Level,
  score: number,
  children: readonly { id: string; level: Level }[],
): Missing[] {
  const share = children.filter((child) => child.level >= level).length / children.length;
  const low = children.filter((child) => child.level < level - TRAIL.children).map(({ id }) => id);
  return [
    ...meanMissing(level, score),
    ...(atLeast(share, SHARE) ? [] : [{ rule: 'share' as const, needed: SHARE, actual: share }]),
    ...(low.length > 0 ? [{ rule: 'children' as const, needed: level - TRAIL.children, ids: low }] : []),
  ];
}
