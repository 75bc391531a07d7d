import { describe, expect, it } from 'vitest';
import type { Lang } from '@/lib/model/schema';
import { tinyModel } from '@/lib/model/testing/tiny-model';
import { results, row, tinyRows } from '@/lib/results/testing';
import { resultContext } from './context';
import { listOf, textIn, whyOf } from './testing/markup';

const model = tinyModel();
const agreed = (item: string) =>
  new Map([['now', new Map([[item, { value: 2 as const, reason: 'Only the main branch is built.' }]])]]);

const quick = (lang: Lang = 'en') => resultContext(results({ model, agreed: agreed('DEV-AA') }), lang);

describe('what a team agreed on in its meeting', () => {
  it('stands in the row beside the silent score, which stays', () => {
    const row = (of: string) =>
      textIn(listOf(resultContext(results({ model }), 'en')).split(`id="${of}"`)[1] ?? '');
    const said = textIn(listOf(quick()).split('id="DEV-AA"')[1] ?? '');
    expect(said).toContain('agreed: 2');
    expect(said.replace('agreed: 2', '').replaceAll(/\s+/g, ' ')).toBe(row('DEV-AA'));
    expect(textIn(listOf(quick('pt-BR')))).toContain('combinado: 2');
  });

  it('says why in the row that is opened, apart from the score', () => {
    const said = textIn(whyOf(quick(), 'DEV-AA'));
    expect(said).toMatch(/Agreed in the meeting: 2, because .?Only the main branch is built/);
    expect(said).toContain('did not change it');
    expect(textIn(whyOf(quick('pt-BR'), 'DEV-AA'))).toMatch(/Combinado na conversa: 2, porque /);
    expect(textIn(whyOf(resultContext(results({ model }), 'en'), 'DEV-AA'))).not.toContain('greed in the');
  });

  it('stands at the practice it is about, in rounds that ask practices', () => {
    const rows = [...tinyRows(), ...model.practices.map(({ id }) => row('practice', id))];
    const ctx = resultContext(results({ model, rows, mode: 'full', agreed: agreed('DEV-AA-1') }), 'en');
    const said = textIn(whyOf(ctx, 'DEV-AA'));
    expect(said.match(/Agreed in the meeting: 2/g)).toHaveLength(1);
    expect(listOf(ctx)).not.toContain('agreed: 2');
  });
});
