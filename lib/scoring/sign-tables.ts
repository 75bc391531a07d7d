/** Signs are looked up eight at a time. */
export const SIGNS_PER_BLOCK = 8;
const PATTERNS = 2 ** SIGNS_PER_BLOCK;

/** Blocks of eight that so many values take. */
export const blocksOf = (values: number): number => Math.ceil(values / SIGNS_PER_BLOCK);

/**
 * Totals of each eight values under every pattern of signs, 256 totals for each block; a set bit turns a value. A
 * total of many values under random signs then takes an eighth of the steps.
 */
export function signTables(values: readonly number[]): Float64Array {
  const tables = new Float64Array(blocksOf(values.length) * PATTERNS);
  for (const [i, value] of values.entries()) {
    const start = Math.floor(i / SIGNS_PER_BLOCK) * PATTERNS;
    for (let pattern = 0; pattern < PATTERNS; pattern++) {
      const turned = (pattern >> (i % SIGNS_PER_BLOCK)) & 1;
      tables[start + pattern] = (tables[start + pattern] ?? 0) + (turned ? -value : value);
    }
  }
  return tables;
}
