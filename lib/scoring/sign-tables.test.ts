import { expect, it } from 'vitest';
import { blocksOf, signTables } from './sign-tables';

it('holds the total of every pattern of signs, eight values to a block', () => {
  expect([0, 1, 8, 9, 16, 17].map(blocksOf)).toEqual([0, 1, 1, 2, 2, 3]);
  const values = [1, 2, 4, 8, 16, 32, 64, 128, 256, 512];
  const tables = signTables(values);
  expect(tables).toHaveLength(512);
  for (let pattern = 0; pattern < 256; pattern++) {
    // Every set bit turns its power of two.
    expect(tables[pattern]).toBe(255 - 2 * pattern);
    expect(tables[256 + pattern]).toBe(768 - 512 * (pattern & 3));
  }
});
