/** Parts of a text with a key for React: they never change places, so their position is their name. */
export const numbered = <T>(parts: readonly T[]): { key: string; part: T }[] =>
  parts.map((part, i) => ({ key: String(i), part }));
