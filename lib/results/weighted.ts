import type { Arranged, PrincipleEntry } from './arrange';

interface Weighed {
  weight: number;
}

/** Whether the mean over these parts is a weighted one: their weights differ. */
export const isWeighted = (parts: readonly Weighed[]): boolean =>
  parts.some(({ weight }) => weight !== parts[0]?.weight);

/** Mean of scored parts by their weights, 0–4; null without any. */
export function weightedMean(parts: readonly (Weighed & { score: number })[]): number | null {
  const total = parts.reduce((sum, { weight }) => sum + weight, 0);
  return total === 0 ? null : parts.reduce((sum, { weight, score }) => sum + weight * score, 0) / total;
}

const insideWeighted = ({ children, practices }: PrincipleEntry): boolean =>
  isWeighted(practices.map(({ practice }) => practice)) ||
  isWeighted(children.map(({ principle }) => principle)) ||
  children.some(insideWeighted);

/** Whether any mean of a result is a weighted one, as in some models of an organization. */
export const hasWeights = (arranged: Arranged, frameworks: readonly ({ id: string } & Weighed)[]): boolean =>
  isWeighted(frameworks.filter(({ id }) => arranged.frameworks.some((one) => one.id === id))) ||
  arranged.frameworks.some(
    ({ principles }) =>
      isWeighted(principles.map(({ principle }) => principle)) || principles.some(insideWeighted),
  );
