import { expect, it } from 'vitest';
import { lastPage } from './last-page';
import { WORK_PAGE } from './work-filters';

/** A list of so many numbers, as a database would be asked for it. */
const listOf = (count: number) => async (page: number) =>
  Array.from({ length: count }, (_, id) => ({ id, all: count })).slice(
    (page - 1) * WORK_PAGE,
    page * WORK_PAGE,
  );

it('is the page that is asked for, with how many there are', async () => {
  const { rows, ...rest } = await lastPage(2, listOf(WORK_PAGE + 3));
  expect(rest).toEqual({ all: WORK_PAGE + 3, page: 2 });
  expect(rows.map(({ id }) => id)).toEqual([WORK_PAGE, WORK_PAGE + 1, WORK_PAGE + 2]);
});

it('is the last one where there is none so far on, and loses no count', async () => {
  expect(await lastPage(9_999, listOf(WORK_PAGE + 1))).toEqual({
    rows: [{ id: WORK_PAGE }],
    all: WORK_PAGE + 1,
    page: 2,
  });
  expect(await lastPage(2, listOf(1))).toEqual({ rows: [{ id: 0 }], all: 1, page: 1 });
  expect(await lastPage(7, listOf(0))).toEqual({ rows: [], all: 0, page: 1 });
});
