import { describe, expect, it } from 'vitest';
import { heatAddressFrom, heatQuery } from './heat-address';

const plain = { columns: 'principles', sort: null, dir: 'asc', page: 1, table: false };

describe('heatAddressFrom', () => {
  it('is read back from what it says', () => {
    const said = { columns: 'frameworks', sort: 'DEV', dir: 'desc', page: '3', as: 'table' };
    const address = heatAddressFrom(said);
    expect(address).toEqual({ columns: 'frameworks', sort: 'DEV', dir: 'desc', page: 3, table: true });
    expect(heatQuery(address)).toEqual({ ...said, page: 3 });
    expect(Object.values(heatQuery(heatAddressFrom({})))).toEqual([null, null, null, null, null]);
  });

  it('takes what makes no sense for nothing', () => {
    expect(heatAddressFrom({})).toEqual(plain);
    for (const page of ['0', '-1', '1.5', 'x', '1e9'])
      expect(heatAddressFrom({ columns: 'x; drop', sort: "'", dir: 'up', page })).toEqual(plain);
  });

  it('sorts by columns that are there', () => {
    const sortOf = (columns: string, sort: string) => heatAddressFrom({ columns, sort }).sort;
    expect(sortOf('principles', 'DEV-CI')).toBe('DEV-CI');
    expect(sortOf('frameworks', 'DEV-CI')).toBeNull();
    expect(sortOf('DEV-CI', 'DEV-CI-2')).toBe('DEV-CI-2');
    expect(sortOf('DEV-CI', 'DEV-CD-2')).toBeNull();
    expect(sortOf('DEV-CI', 'overall')).toBeNull();
  });
});
