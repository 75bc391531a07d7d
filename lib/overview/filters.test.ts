import { describe, expect, it } from 'vitest';
import { filtersFrom, pageFrom, queryOf } from './filters';

const none = { group: null, framework: null, deliverable: null, at: null, since: null };
const group = '0190f3c1-0000-7000-8000-000000000001';

describe('filtersFrom', () => {
  it('reads what an address says', () => {
    expect(filtersFrom({ group, framework: 'DAT', deliverable: 'model', at: '2026-09-30' })).toEqual({
      ...none,
      group,
      framework: 'DAT',
      deliverable: 'model',
      at: '2026-09-30',
    });
    expect(filtersFrom({ group: 'none' })).toEqual({ ...none, group: 'none' });
  });

  it('narrows nothing by what is no value', () => {
    const odd = { group: 'x', framework: 'overall', deliverable: '', at: '2026-02-30', since: '30/09/2026' };
    expect(filtersFrom(odd)).toEqual(none);
    expect(filtersFrom({ framework: ['DEV', 'DAT'] })).toEqual(none);
    expect(filtersFrom({ at: '0000-01-01', since: '9999-12-31' })).toEqual(none);
  });
});

describe('queryOf', () => {
  it('is read back as it was', () => {
    const filters = { ...none, group, at: '2026-09-30' };
    const query = queryOf(filters, { sort: 'DEV-CI', page: 2, of: null, view: '' });
    expect(query).toBe(`?group=${group}&at=2026-09-30&sort=DEV-CI&page=2`);
    expect(filtersFrom(Object.fromEntries(new URLSearchParams(query)))).toEqual(filters);
  });

  it('is empty where nothing is said', () => {
    expect(queryOf(none)).toBe('');
  });
});

describe('pageFrom', () => {
  it('is a page from 1 on', () => {
    expect(pageFrom({ page: '3', due: '2' }, 'page')).toBe(3);
    expect(pageFrom({ page: '3', due: '2' }, 'due')).toBe(2);
    for (const page of [undefined, '0', '-1', '1.5', 'x', '10000', '1e9']) {
      expect(pageFrom({ page }, 'page')).toBe(1);
    }
  });
});
