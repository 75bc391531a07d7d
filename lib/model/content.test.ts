import { describe, expect, test } from 'vitest';
import { checkModel } from '@/lib/model/check';
import {
  accountableRole,
  anchorsOf,
  dependants,
  leaves,
  letterFor,
  practice,
  practicesOf,
  prerequisiteDepths,
  topLevel,
  topologicalOrder,
} from '@/lib/model/graph';
import { builtInModel } from '@/lib/model/load';
import { type FrameworkId, LANGS, ROLE_IDS, type RoleId } from '@/lib/model/schema';

const model = builtInModel();
const edges = model.practices.flatMap(({ id, prerequisites }) =>
  prerequisites.map(({ requires, minLevel }) => ({ from: requires, to: id, minLevel })),
);
/** Everything that can be asked: leaves in a quick round, practices in the others. */
const scored = () => [...leaves(model), ...model.practices];
const words = (text: string) => text.split(/\s+/).filter((part) => /[\p{L}\p{N}]/u.test(part)).length;
const sorted = (counts: Record<string, number>) => Object.entries(counts).sort((a, b) => b[1] - a[1]);

describe('the built-in model', () => {
  test('has the size it should have', () => {
    expect(model.frameworks).toHaveLength(3);
    expect(model.principles).toHaveLength(30);
    expect(leaves(model)).toHaveLength(29);
    expect((['DEV', 'DAT', 'MLO'] as const).map((id) => topLevel(model, id).length)).toEqual([9, 10, 7]);
    expect(model.practices).toHaveLength(112);
    expect(model.practices.filter(({ key }) => key)).toHaveLength(39);
    expect(edges).toHaveLength(167);
  });

  test('breaks no rule', () => {
    expect(checkModel(model)).toEqual([]);
  });

  test('keeps the frameworks, and the practices of a principle, together and in order', () => {
    expect(model.frameworks.map(({ id }) => id)).toEqual(['DEV', 'DAT', 'MLO']);
    const inOrder = leaves(model).flatMap(({ id }) => practicesOf(model, id).map((p) => p.id));
    expect(model.practices.map(({ id }) => id)).toEqual(inOrder);
    for (const leaf of leaves(model)) {
      const numbered = practicesOf(model, leaf.id).map((_, i) => `${leaf.id}-${i + 1}`);
      expect(practicesOf(model, leaf.id).map(({ id }) => id)).toEqual(numbered);
    }
  });

  test('has one group, Continuous X', () => {
    const children = model.principles.filter(({ parent }) => parent !== null);
    expect(children.map(({ id, parent }) => [id, parent])).toEqual(
      ['MLO-CI', 'MLO-CD', 'MLO-CT', 'MLO-CM'].map((id) => [id, 'MLO-CX']),
    );
  });

  test('gives an ML phase to the practices of MLOps and to no other', () => {
    for (const { id, mlPhase } of model.practices)
      expect([id, mlPhase !== null]).toEqual([id, id.startsWith('MLO')]);
  });

  test('says of every practice whether it is mainly culture, practice or tool', () => {
    const of = (wanted: string) =>
      model.practices.filter(({ facet }) => facet === wanted).map(({ id }) => id);
    expect(model.practices.filter(({ facet }) => !facet)).toEqual([]);
    expect([of('culture').length, of('practice').length, of('tool').length]).toEqual([11, 62, 39]);
    // What the course notes call culture: collaboration, self-organisation, daily interactions, shared knowledge.
    expect(of('culture')).toEqual([
      ...['DEV-COL-2', 'DEV-COL-3', 'DEV-COL-4', 'DAT-CHG-1'],
      ...['DAT-TEAM-1', 'DAT-TEAM-2', 'DAT-TEAM-3', 'DAT-TEAM-4', 'DAT-DAY-1', 'DAT-DAY-3', 'DAT-HERO-2'],
    ]);
    expect(of('tool')).toEqual(expect.arrayContaining(['DEV-VC-1', 'DEV-CD-1', 'DAT-MON-1', 'MLO-VER-3']));
  });

  test('says of practices about tests when they mainly run', () => {
    const of = (wanted: string) =>
      model.practices.filter(({ testMoment }) => testMoment === wanted).map(({ id }) => id);
    expect(of('development')).toEqual([
      ...['DEV-CI-2', 'DEV-AUT-2', 'MLO-CI-1', 'MLO-CI-3', 'MLO-TST-1', 'MLO-TST-2', 'MLO-TST-4'],
    ]);
    expect(of('before-release')).toEqual([
      ...['DEV-AUT-3', 'DAT-QUA-2', 'DAT-CYC-2', 'MLO-CI-2', 'MLO-TST-3', 'MLO-TST-5'],
    ]);
    expect(of('after-deployment')).toEqual(['DEV-CD-4', 'DEV-MON-1']);
    const withLevel = model.practices.filter(({ testLevel }) => testLevel);
    expect(withLevel.filter(({ testMoment }) => !testMoment)).toEqual([]);
  });

  test('has one outcome principle, cycle time', () => {
    expect(model.principles.filter(({ outcome }) => outcome).map(({ id }) => id)).toEqual(['DAT-CYC']);
  });

  test('cannot be changed', () => {
    expect(() => Object.assign(practice(model, 'DEV-VC-1'), { effort: 8 })).toThrow(TypeError);
    expect(builtInModel()).toBe(model);
  });
});

describe('prerequisites', () => {
  test('never point from a later framework back to an earlier one', () => {
    const counts: Record<string, number> = {};
    for (const { from, to } of edges) {
      const pair = `${from.slice(0, 3)}→${to.slice(0, 3)}`;
      if (from.slice(0, 3) !== to.slice(0, 3)) counts[pair] = (counts[pair] ?? 0) + 1;
    }
    expect(counts).toEqual({ 'DEV→DAT': 8, 'DEV→MLO': 11, 'DAT→MLO': 4 });
  });

  test('all ask for level 2', () => {
    expect(new Set(edges.map(({ minLevel }) => minLevel))).toEqual(new Set([2]));
  });

  test('rest on a few foundations', () => {
    const counts = Object.fromEntries(model.practices.map(({ id }) => [id, dependants(model, id).length]));
    expect(Object.fromEntries(sorted(counts).filter(([, n]) => n >= 5))).toEqual({
      'DEV-VC-1': 11,
      'DEV-CI-2': 6,
      'DEV-COL-1': 6,
      'DEV-CD-3': 5,
      'DEV-MON-1': 5,
      'DAT-REP-1': 5,
      'DAT-REP-2': 5,
      'MLO-AUT-2': 5,
    });
  });

  test('put every practice after what it requires', () => {
    const position = new Map(topologicalOrder(model).map(({ id }, i) => [id, i]));
    expect(position.size).toBe(112);
    for (const { from, to } of edges) expect(position.get(from)).toBeLessThan(position.get(to) ?? -1);
  });

  test('form chains of at most seven practices, one of them from code in Git to retraining on drift', () => {
    const depths = prerequisiteDepths(model);
    expect(Math.max(...depths.values())).toBe(6);
    const chain = ['DEV-VC-1', 'DAT-REP-1', 'DAT-REP-2', 'DAT-REP-3', 'MLO-VER-2', 'MLO-MON-2', 'MLO-CT-3'];
    chain.forEach((id, i) => {
      expect(depths.get(id)).toBe(i);
      const requires = practice(model, id).prerequisites.map((edge) => edge.requires);
      if (i > 0) expect(requires).toContain(chain[i - 1]);
    });
  });
});

describe('roles', () => {
  /** Items asked of each role: full (R, A and C), R and A only, and key practices of R, A and C (reference 2.5). */
  const expected: Record<RoleId, [number, number, number]> = {
    DE: [112, 94, 39],
    MLE: [112, 95, 39],
    OPS: [101, 79, 35],
    DS: [95, 66, 34],
    SWE: [84, 38, 29],
    DA: [66, 37, 24],
    PO: [62, 20, 21],
    MGR: [21, 7, 6],
  };

  test.each(ROLE_IDS)('%s is asked the right number of items', (role) => {
    const withLetter = (letters: string) =>
      model.practices.filter(({ id }) => letters.includes(letterFor(model, id, role) ?? '-'));
    const full = withLetter('RAC');
    expect([full.length, withLetter('RA').length, full.filter(({ key }) => key).length]).toEqual(
      expected[role],
    );
  });

  test('one role answers for each leaf, by framework', () => {
    const of = (framework: FrameworkId) => {
      const counts: Record<string, number> = {};
      for (const { id } of leaves(model, framework)) {
        const role = accountableRole(model, id) ?? 'none';
        counts[role] = (counts[role] ?? 0) + 1;
      }
      return counts;
    };
    expect(of('DEV')).toEqual({ OPS: 8, PO: 1 });
    expect(of('DAT')).toEqual({ PO: 5, MGR: 2, DE: 3 });
    expect(of('MLO')).toEqual({ MLE: 9, DS: 1 });
  });
});

describe('texts', () => {
  const tools = /\b(git|github|docker|kubernetes|terraform|airflow|pytest|mlflow|jira)\b/i;
  const texts = (lang: 'en' | 'pt-BR') => leaves(model).map(({ question }) => question?.[lang] ?? '');

  test.each(LANGS)('every leaf has its own open question of at most 20 words in %s', (lang) => {
    const start = lang === 'en' ? /^How does the team .+\?$/ : /^Como o time .+\?$/;
    for (const question of texts(lang)) {
      expect(question).toMatch(start);
      expect(question.split(' ').length).toBeLessThanOrEqual(20);
      expect(question).not.toMatch(tools);
    }
    expect(new Set(texts(lang)).size).toBe(29);
  });

  test.each(LANGS)('definitions and practice titles are distinct in %s', (lang) => {
    expect(new Set(model.principles.map(({ definition }) => definition[lang])).size).toBe(30);
    expect(new Set(model.practices.map(({ title }) => title[lang])).size).toBe(112);
  });

  test('no question or definition was left untranslated', () => {
    for (const { definition, question } of model.principles) {
      expect(definition.en).not.toBe(definition['pt-BR']);
      if (question) expect(question.en).not.toBe(question['pt-BR']);
    }
  });

  test.each(LANGS)('every item has five anchors of its own, each at most 25 words, in %s', (lang) => {
    for (const item of scored()) {
      const { generic, levels } = anchorsOf(model, item, lang);
      expect([item.id, generic]).toEqual([item.id, false]);
      expect(new Set(levels).size).toBe(5);
      for (const text of levels) expect([text, words(text) <= 25]).toEqual([text, true]);
    }
  });

  test.each(LANGS)('no anchor serves two items in %s', (lang) => {
    const texts = scored().flatMap((item) => anchorsOf(model, item, lang).levels);
    expect(texts.filter((text, i) => texts.indexOf(text) !== i)).toEqual([]);
  });

  test.each([
    ['en', /\b(month|quarter|year|week|day)s?\b/],
    ['pt-BR', /\b(m[eê]s|meses|trimestres?|semestres?|anos?|semanas?|dias?)\b/],
  ] as const)('the highest anchor names a time window in %s', (lang, window) => {
    for (const item of scored()) expect(anchorsOf(model, item, lang).levels[4]).toMatch(window);
  });

  test.each(LANGS)('anchors name no tools in %s', (lang) => {
    const tools =
      /\b(git|github|gitlab|docker|kubernetes|terraform|jenkins|mlflow|pytest|airflow|dbt|slack|jira|excel|conda|pip|aws|azure)\b/i;
    for (const item of scored())
      for (const text of anchorsOf(model, item, lang).levels) expect(text).not.toMatch(tools);
  });

  test.each(LANGS)('every practice says how it is asked, how it is seen and how it begins in %s', (lang) => {
    for (const { id, question, criteria, firstStep } of model.practices) {
      expect([id, question?.[lang]]).toEqual([id, expect.stringMatching(/\?$/)]);
      expect([id, criteria?.length]).toEqual([id, expect.toSatisfy((n) => n >= 2 && n <= 4)]);
      expect([id, firstStep?.[lang]]).toEqual([id, expect.stringMatching(/\.$/)]);
    }
  });

  test.each(LANGS)('every leaf has 80 to 150 words to learn more from in %s', (lang) => {
    for (const { id, learnMore } of leaves(model)) {
      const count = words(learnMore?.[lang] ?? '');
      expect([id, count]).toEqual([id, expect.toSatisfy((n) => n >= 80 && n <= 150)]);
    }
  });

  test('the scale says the levels in both languages', () => {
    expect(model.scale.map(({ name }) => name.en)).toEqual([
      'Absent',
      'Initial',
      'Practised',
      'Standard',
      'Improved',
    ]);
    expect(model.scale.map(({ name }) => name['pt-BR'])).toEqual([
      'Ausente',
      'Inicial',
      'Praticado',
      'Padronizado',
      'Melhorado',
    ]);
  });
});
