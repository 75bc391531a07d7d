import { describe, expect, test } from 'vitest';
import { diffWords } from '@/lib/i18n/changes';
import { type Change, checkVersion, diffModels, requiredBump } from '@/lib/model/diff';
import { practice, principle } from '@/lib/model/graph';
import { builtInModel } from '@/lib/model/load';
import type { L10n, Model } from '@/lib/model/schema';
import { tinyModel } from '@/lib/model/testing/tiny-model';

const say = (text: string): L10n => ({ en: text, 'pt-BR': `${text} (pt)` });
const five = (text: string) =>
  [0, 1, 2, 3, 4].map((n) => say(`${text} ${n}`)) as [L10n, L10n, L10n, L10n, L10n];

/** A model with own anchors, so that they can change. */
function start(): Model {
  const model = tinyModel();
  practice(model, 'DEV-AA-1').levels = five('Step');
  return model;
}
function changed(change: (model: Model) => void): Model {
  const model = start();
  change(model);
  return structuredClone(model);
}

const changes: [change: (m: Model) => void, expected: unknown[], bump: string][] = [
  [() => {}, [], 'none'],
  [
    (m) => m.practices.push({ ...practice(m, 'MLO-CC-3'), id: 'MLO-CC-4' }),
    [{ kind: 'added', item: 'practice', id: 'MLO-CC-4' }],
    'minor',
  ],
  [(m) => m.practices.pop(), [{ kind: 'removed', item: 'practice', id: 'MLO-CC-3' }], 'major'],
  [
    (m) => m.principles.push({ ...principle(m, 'DEV-AA'), id: 'DEV-BB' }),
    [{ kind: 'added', item: 'principle', id: 'DEV-BB' }],
    'minor',
  ],
  [
    (m) => m.frameworks.push({ id: 'DAT', title: say('D'), weight: 1 }),
    [{ kind: 'added', item: 'framework', id: 'DAT' }],
    'minor',
  ],
  [
    (m) => Object.assign(practice(m, 'MLO-CC-3'), { deprecated: { since: '1.1.0', replacedBy: [] } }),
    [{ kind: 'deprecated', item: 'practice', id: 'MLO-CC-3' }],
    'minor',
  ],
  [
    (m) => Object.assign(practice(m, 'MLO-CC-3'), { principle: 'DEV-AA' }),
    [{ kind: 'moved', item: 'practice', id: 'MLO-CC-3', from: 'MLO-CC', to: 'DEV-AA' }],
    'major',
  ],
  [
    (m) => Object.assign(principle(m, 'MLO-CC'), { parent: null }),
    [{ kind: 'moved', item: 'principle', id: 'MLO-CC', from: 'MLO-GG', to: 'MLO' }],
    'major',
  ],
  [
    (m) => Object.assign(practice(m, 'MLO-CC-3'), { weight: 2 }),
    [{ kind: 'weight', item: 'practice', id: 'MLO-CC-3', from: 1, to: 2 }],
    'major',
  ],
  [
    (m) => Object.assign(principle(m, 'DEV-AA'), { weight: 2 }),
    [{ kind: 'weight', item: 'principle', id: 'DEV-AA', from: 1, to: 2 }],
    'major',
  ],
  [
    (m) => Object.assign(m.frameworks[0] ?? {}, { weight: 3 }),
    [{ kind: 'weight', item: 'framework', id: 'DEV', from: 1, to: 3 }],
    'major',
  ],
  [
    (m) => Object.assign(practice(m, 'MLO-CC-3'), { effort: 5, impact: 3 }),
    [
      { kind: 'effort', item: 'practice', id: 'MLO-CC-3', from: 2, to: 5 },
      { kind: 'impact', item: 'practice', id: 'MLO-CC-3', from: 2, to: 3 },
    ],
    'minor',
  ],
  [
    (m) => Object.assign(practice(m, 'MLO-CC-3'), { key: true }),
    [{ kind: 'key', item: 'practice', id: 'MLO-CC-3', to: 'key' }],
    'minor',
  ],
  [
    (m) => Object.assign(practice(m, 'DEV-AA-1').levels?.[2] ?? {}, { en: 'Another step' }),
    [{ kind: 'anchors', id: 'DEV-AA-1', levels: [2] }],
    'major',
  ],
  [
    (m) => delete practice(m, 'DEV-AA-1').levels,
    [{ kind: 'anchors', id: 'DEV-AA-1', levels: [0, 1, 2, 3, 4] }],
    'major',
  ],
  [
    (m) => Object.assign(practice(m, 'DEV-AA-1').levels?.[2] ?? {}, { en: 'step, 2!' }),
    [{ kind: 'wording', id: 'DEV-AA-1', fields: ['levels'] }],
    'patch',
  ],
  [
    (m) => Object.assign(m.scale[4], { anchor: say('Better') }),
    [{ kind: 'anchors', id: 'scale', levels: [4] }],
    'major',
  ],
  [
    (m) => Object.assign(m.scale[4], { name: say('Best') }),
    [{ kind: 'wording', id: 'scale', fields: ['name'] }],
    'patch',
  ],
  [
    (m) => Object.assign(practice(m, 'MLO-CC-3'), { title: say('Other'), firstStep: say('Go') }),
    [{ kind: 'wording', id: 'MLO-CC-3', fields: ['title', 'firstStep'] }],
    'patch',
  ],
  [
    (m) => practice(m, 'MLO-CC-3').prerequisites.push({ requires: 'DEV-AA-1', minLevel: 2 }),
    [{ kind: 'prerequisites', item: 'practice', id: 'MLO-CC-3', practices: ['DEV-AA-1'] }],
    'minor',
  ],
  [
    (m) => Object.assign(practice(m, 'DEV-AA-2').prerequisites[0] ?? {}, { minLevel: 3 }),
    [{ kind: 'prerequisites', item: 'practice', id: 'DEV-AA-2', practices: ['DEV-AA-1'] }],
    'minor',
  ],
  [
    (m) => Object.assign(principle(m, 'DEV-AA').raci ?? {}, { DE: 'R' }),
    [{ kind: 'roles', item: 'principle', id: 'DEV-AA', roles: ['DE'] }],
    'minor',
  ],
  [
    (m) => Object.assign(practice(m, 'MLO-CC-3'), { rolesOverride: { DE: 'C' } }),
    [{ kind: 'roles', item: 'practice', id: 'MLO-CC-3', roles: ['DE'] }],
    'minor',
  ],
  [
    (m) => Object.assign(practice(m, 'MLO-CC-3'), { evidence: ['EV-X'], devopsPhase: 'plan' }),
    [{ kind: 'details', id: 'MLO-CC-3', fields: ['devopsPhase', 'evidence'] }],
    'patch',
  ],
  [
    (m) => Object.assign(m.roles[0] ?? {}, { title: say('Engineer') }),
    [{ kind: 'details', id: 'roles', fields: ['roles'] }],
    'patch',
  ],
  [
    (m) => Object.assign(m, { glossary: [{ id: 'GL-A' }] }),
    [{ kind: 'details', id: 'model', fields: ['glossary'] }],
    'patch',
  ],
];

describe('changes of a model', () => {
  test.each(changes)('%#', (change, expected, bump) => {
    const found = diffModels(start(), changed(change));
    expect(found).toEqual(expected);
    expect(requiredBump(found)).toBe(bump);
    for (const lang of ['en', 'pt-BR'] as const) {
      for (const one of found) expect(diffWords(lang).describe(one)).not.toMatch(/diff\.|[{}]/);
    }
  });

  test('seen from the other side', () => {
    const old = changed((m) =>
      Object.assign(practice(m, 'MLO-CC-3'), { deprecated: { since: '1.1.0', replacedBy: [] }, key: true }),
    );
    expect(diffModels(old, start()).map(({ kind }) => kind)).toEqual(['restored', 'key']);
  });

  test('the order of items and of keys is none', () => {
    const turned = changed((m) => m.practices.reverse());
    const first = turned.practices[0];
    if (first)
      turned.practices[0] = { ...first, title: { 'pt-BR': first.title['pt-BR'], en: first.title.en } };
    expect(diffModels(start(), turned)).toEqual([]);
    expect(diffModels(builtInModel(), structuredClone(builtInModel()))).toEqual([]);
  });

  test('are said in words', () => {
    const [found] = diffModels(
      start(),
      changed((m) => Object.assign(practice(m, 'DEV-AA-1'), { levels: five('New') })),
    );
    if (!found) throw new Error('No change');
    expect(diffWords('en').describe(found)).toBe('DEV-AA-1 has other anchors for levels 0, 1, 2, 3, 4.');
    expect(diffWords('pt-BR').describe({ kind: 'added', item: 'practice', id: 'DEV-AA-9' })).toBe(
      'A prática DEV-AA-9 é nova.',
    );
  });

  test('are said without names of the file', () => {
    const fields = changes.flatMap(([, expected]) => expected as Change[]);
    const said = (lang: 'en' | 'pt-BR', id: string) =>
      fields.filter((one) => 'fields' in one && one.id === id).map((one) => diffWords(lang).describe(one));
    expect(said('pt-BR', 'MLO-CC-3')).toContain('MLO-CC-3 tem outra redação: título, primeiro passo.');
    expect(said('pt-BR', 'MLO-CC-3')).toContain('MLO-CC-3 tem outros detalhes: fase de DevOps, evidências.');
    expect(said('en', 'MLO-CC-3')).toContain('MLO-CC-3 is worded differently: title, first step.');
    expect(said('pt-BR', 'scale')).toEqual(['A escala geral tem outra redação: nomes.']);
    expect(said('pt-BR', 'roles')).toEqual(['A lista de papéis é outra.']);
    expect(said('pt-BR', 'model')).toEqual(['O modelo tem outros catálogos: glossário.']);
  });

  test('an author may say that anchors mean the same', () => {
    const found = diffModels(
      start(),
      changed((m) => Object.assign(practice(m, 'DEV-AA-1'), { levels: five('New') })),
    );
    expect(requiredBump(found, { anchorsKeepMeaning: true })).toBe('patch');
  });
});

describe('the declared version', () => {
  const declared = (version: string, change: (m: Model) => void, before = '1.2.3') =>
    checkVersion(
      { ...start(), modelVersion: before },
      changed((m) => {
        m.modelVersion = version;
        change(m);
      }),
    ).map(({ sentence, severity, params }) => [sentence, severity, params.wanted]);
  const effort = (m: Model) => Object.assign(practice(m, 'MLO-CC-3'), { effort: 5 });
  const weight = (m: Model) => Object.assign(practice(m, 'MLO-CC-3'), { weight: 5 });

  test('is high enough, or there is a warning with the one it should be', () => {
    expect(declared('1.3.0', effort)).toEqual([]);
    expect(declared('2.0.0', effort)).toEqual([]);
    expect(declared('2.0.0-rc.1', weight)).toEqual([]);
    expect(declared('2.0.0', weight, '2.0.0-rc.1')).toEqual([]);
    expect(declared('1.2.4', effort)).toEqual([['version-low', 'warning', '1.3.0']]);
    expect(declared('1.3.0', weight)).toEqual([['version-low', 'warning', '2.0.0']]);
    expect(declared('1.2.3', effort)).toEqual([['version-not-higher', 'warning', undefined]]);
    expect(declared('1.1.9', weight)).toEqual([['version-not-higher', 'warning', undefined]]);
  });

  test('may stay when nothing changed', () => {
    expect(declared('1.2.3', () => {})).toEqual([]);
  });
});
