import { describe, expect, it } from 'vitest';
import { builtInModel } from '@/lib/model/load';
import { makeModel } from '@/lib/scoring/testing';
import { heatColumns } from './heat-columns';

const all = ['DEV', 'DAT', 'MLO'] as const;
const wanted = {
  columns: 'principles',
  framework: null,
  frameworks: all,
  lang: 'en',
  nameOf: (id: string) => `the product’s ${id}`,
} as const;
const ids = (...args: Parameters<typeof heatColumns>) => heatColumns(...args).map(({ id }) => id);

describe('heatColumns', () => {
  it('are overall, the frameworks and the principles of the built-in model', () => {
    const found = heatColumns([builtInModel()], wanted);
    expect(found.slice(0, 4).map(({ id }) => id)).toEqual(['overall', ...all]);
    expect(found).toHaveLength(33);
    expect(
      found.slice(4).every(({ scope, principle, id }) => scope === 'principle' && principle === id),
    ).toBe(true);
  });

  it('are those of one framework, without the overall score, where only that is wanted', () => {
    const found = ids([builtInModel()], { ...wanted, framework: 'DAT' });
    expect(found[0]).toBe('DAT');
    expect(found.every((id) => id.startsWith('DAT'))).toBe(true);
    expect(ids([builtInModel()], { ...wanted, columns: 'frameworks', frameworks: ['DEV'] })).toEqual([
      'overall',
      'DEV',
    ]);
  });

  it('are a principle and its practices', () => {
    const found = heatColumns([builtInModel()], { ...wanted, columns: 'DEV-CI' });
    expect(found[0]).toMatchObject({ id: 'DEV-CI', scope: 'principle' });
    expect(found.length).toBeGreaterThan(2);
    expect(
      found.slice(1).every(({ scope, principle }) => scope === 'practice' && principle === 'DEV-CI'),
    ).toBe(true);
    expect(ids([builtInModel()], { ...wanted, columns: 'DEV-NO' })).toEqual([]);
  });

  it('have what only one of several models has after the rest of its framework, each once', () => {
    const one = makeModel({ principles: [{ id: 'DEV-VC' }, { id: 'DAT-QUA' }], practices: [] });
    const other = makeModel({ principles: [{ id: 'DEV-CI' }, { id: 'DEV-VC' }], practices: [] });
    expect(ids([one, other], { ...wanted, frameworks: ['DEV', 'DAT'] })).toEqual([
      'overall',
      'DEV',
      'DAT',
      'DEV-VC',
      'DEV-CI',
      'DAT-QUA',
    ]);
  });

  it('are called what all models call them, else what the product does', () => {
    const own = { ...builtInModel() };
    own.frameworks = own.frameworks.map((framework) => ({
      ...framework,
      title: { en: `Own ${framework.id}`, 'pt-BR': `${framework.id} próprio` },
    }));
    const titleIn = (models: Parameters<typeof heatColumns>[0]) =>
      heatColumns(models, wanted).find(({ id }) => id === 'DEV')?.title;
    expect(titleIn([own])).toBe('Own DEV');
    expect(titleIn([own, builtInModel()])).toBe('the product’s DEV');
  });
});
