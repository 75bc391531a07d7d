import { describe, expect, it } from 'vitest';
import { workFiltersFrom } from './work-filters';

const owner = '0190f3c1-0000-7000-8000-000000000001';

describe('workFiltersFrom', () => {
  it('reads state, owner and language of reminders', () => {
    expect(workFiltersFrom({ state: 'overdue', owner, remind: 'pt-BR' })).toEqual({
      state: 'overdue',
      owner,
      remind: 'pt-BR',
    });
  });

  it('narrows nothing by what is no value', () => {
    const nothing = { state: null, owner: null, remind: null };
    expect(workFiltersFrom({})).toEqual(nothing);
    expect(workFiltersFrom({ state: 'late', owner: 'ana', remind: 'fr' })).toEqual(nothing);
    expect(workFiltersFrom({ state: ['done', 'planned'] })).toEqual(nothing);
  });
});
