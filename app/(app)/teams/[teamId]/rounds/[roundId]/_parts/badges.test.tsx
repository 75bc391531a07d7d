import { describe, expect, it } from 'vitest';
import { BADGES } from '@/lib/badges';
import { xmlFault } from '@/lib/charts/well-formed';
import { builtInModel } from '@/lib/model/load';
import type { Lang, Model } from '@/lib/model/schema';
import { hiddenRow, results, row, tinyRows } from '@/lib/results/testing';
import type { ResultRow } from '@/lib/results/types';
import { Badges } from './badges';
import { resultContext } from './context';
import { markupOf } from './testing/markup';

const model = builtInModel();
const NEEDS = [...new Set(BADGES.flatMap(({ levels }) => levels.flatMap(({ needs }) => needs.flat())))];
const frameworks = (...ids: string[]) => ids.map((id) => row('framework', id));
const practice = (id: string, score: number) => row('practice', id, { score });
const ALL = frameworks('DEV', 'DAT', 'MLO');

interface Wanted {
  rows: readonly ResultRow[];
  model?: Model;
  mode?: 'quick' | 'key' | 'full';
  lang?: Lang;
}
function section({ lang = 'en', ...wanted }: Wanted): string {
  const markup = markupOf(<Badges ctx={resultContext(results({ model, mode: 'full', ...wanted }), lang)} />);
  if (markup) expect(xmlFault(markup)).toBeNull();
  return markup;
}
/** One card without markup. */
const card = (markup: string, which: 0 | 1) =>
  (markup.split('<section class="r-badge">')[which + 1] ?? '')
    .split('</section>')[0]
    ?.replaceAll(/<[^>]+>/g, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim();

describe('the levels of Google and Microsoft', () => {
  it('say the level reached, and with scores what the next one lacks', () => {
    const rows = [...ALL, practice('DEV-VC-1', 3), practice('DEV-CI-1', 1.8), practice('MLO-AUT-2', 2.5)];
    const markup = section({ rows });
    expect(card(markup, 0)).toContain('Level 0 of 2 Manual process');
    expect(card(markup, 0)).toContain(
      'Missing for level 1, ML pipeline automation 1 of 7 in place; each needs 2.50 or more.',
    );
    const microsoft = card(markup, 1);
    expect(microsoft).toContain('Level 0 of 4 No MLOps');
    expect(microsoft).toContain('1 of 3 in place;');
    expect(microsoft).toContain('Continuous integration now 1.80');
    expect(microsoft).not.toContain('Possibly higher');
    expect(markup).toContain('href="/learn/principles/dev-ci#DEV-CI-1"');
    expect(markup).toContain('href="/learn/crosswalks#microsoft"');
  });

  it('fill as many steps as levels are reached', () => {
    const rows = [...ALL, ...NEEDS.map((id) => practice(id, id === 'MLO-CT-3' ? 2 : 3))];
    const markup = section({ rows });
    expect(card(markup, 0)).toContain('This is the highest level of this scale.');
    expect(card(markup, 1)).toContain('Level 3 of 4 Automated model deployment');
    expect(markup.match(/<i class="on"/g)).toHaveLength(2 + 3);
    expect(markup.match(/<i(?=>)/g)).toHaveLength(1);
  });

  it('say in both languages why a practice has no score, and that the level may be higher', () => {
    const rows = [
      ...frameworks('DEV', 'MLO'),
      practice('MLO-AUT-2', 3),
      hiddenRow('practice', 'MLO-CT-2'),
      row('practice', 'MLO-CI-2', { status: 'insufficient', score: null, n: 2 }),
    ];
    const english = card(section({ rows }), 0);
    for (const words of [
      'Hidden to protect anonymity',
      '2 of 3 needed answers',
      'Not asked in this round',
      'Outside the team’s scope',
      'or (either is enough)',
      'Possibly higher',
    ])
      expect(english).toContain(words);
    const portuguese = section({ rows, lang: 'pt-BR' });
    expect(card(portuguese, 0)).toContain('Nível 0 de 2 Processo manual');
    expect(card(portuguese, 0)).toContain('cada uma precisa de 2,50 ou mais');
    expect(portuguese).not.toMatch(/Level|Missing|needed/);
  });

  it('tell no more of a hidden practice than that it is hidden', () => {
    const rows = (hidden: ResultRow) => [...ALL, practice('MLO-AUT-2', 3), hidden];
    const high = section({ rows: rows(hiddenRow('practice', 'DEV-VC-1')) });
    expect(card(high, 1)).toContain('0 of 3 in place;');
    const [, after = ''] = high.split('#DEV-VC-1');
    expect(after.split('</li>')[0]?.replaceAll(/<[^>]+>/g, ' ')).not.toMatch(/\d/);
  });

  it('are not known where nothing about MLOps may be shown, rather than 0', () => {
    const rows = [...ALL, practice('DEV-VC-1', 3), hiddenRow('practice', 'MLO-AUT-2')];
    const markup = section({ rows });
    expect(markup).toContain('not the same as level 0');
    expect(markup).not.toContain('r-badge"');
    expect(section({ rows, lang: 'pt-BR' })).toContain('não é o mesmo que nível 0');
  });

  it('are not known after a quick round, which has no practices', () => {
    const markup = section({ rows: tinyRows(), mode: 'quick' });
    expect(markup).toContain('A quick round asks about principles only');
    expect(markup).not.toContain('Level 0');
  });

  it('are left out for a team that leaves MLOps out', () => {
    expect(section({ rows: [...frameworks('DEV', 'DAT'), practice('DEV-VC-1', 3)] })).toBe('');
  });

  it('name what a custom model does not ask', () => {
    const custom = { ...model, practices: model.practices.filter(({ id }) => id !== 'MLO-CD-3') };
    const markup = section({ rows: [...ALL, practice('MLO-AUT-2', 3)], model: custom });
    expect(card(markup, 0)).toContain('Level 0 of 2');
    expect(card(markup, 1)).toContain('does not ask about MLO-CD-3.');
  });

  it('escape the titles of a custom model', () => {
    const title = { en: '<b>"R&D"</b>', 'pt-BR': '<b>' };
    const custom = { ...model, practices: model.practices.map((one) => ({ ...one, title })) };
    const markup = section({ rows: [...ALL, practice('MLO-AUT-2', 3)], model: custom });
    expect(markup).toContain('&lt;b&gt;');
    expect(markup).not.toContain('<b>"R');
  });
});
