import { createHash } from 'node:crypto';
import { expect, it } from 'vitest';
import { RowSum } from './row-sum';
import { parentsFirst } from './tables';

const sumOf = (...pieces: string[]) => {
  const sum = new RowSum();
  for (const piece of pieces) sum.add(Buffer.from(piece));
  return [sum.rows, sum.digest];
};

it('is the SHA-256 of a single row, and nothing without one', () => {
  expect(sumOf('a\tb\n')).toEqual([1, createHash('sha256').update('a\tb').digest('hex')]);
  expect(sumOf()).toEqual([0, '0'.repeat(64)]);
});

it('is the same in any order and in any pieces', () => {
  const once = sumOf('one\ntwo\n\nthree\n');
  expect(once[0]).toBe(4);
  expect(sumOf('three\n\none\ntwo\n')).toEqual(once);
  expect(sumOf('o', 'ne\ntw', 'o', '\n', '\nthre', 'e\n')).toEqual(once);
});

it('is another one with another row, one less or one more', () => {
  const once = sumOf('one\ntwo\n');
  for (const other of ['one\ntwp\n', 'one\n', 'one\ntwo\n\n', 'onet\nwo\n'])
    expect(sumOf(other)[1]).not.toBe(once[1]);
});

it('puts tables after those that they refer to, and says which go round in a circle', () => {
  const table = (name: string, ...refersTo: string[]) => ({
    name,
    refersTo,
    columns: [],
    forced: true,
    open: true,
  });
  const names = parentsFirst([table('a', 'c'), table('b', 'a', 'c'), table('c', 'left out')]).map(
    ({ name }) => name,
  );
  expect(names).toEqual(['c', 'a', 'b']);
  expect(() => parentsFirst([table('a', 'b'), table('b', 'a'), table('c')])).toThrow(
    /refer to each other: a, b\./,
  );
});
