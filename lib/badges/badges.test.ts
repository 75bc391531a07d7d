import { describe, expect, test } from 'vitest';
import { BADGES, badges, type DerivedBadge, mayBeHigher, nextOf } from '@/lib/badges';
import { practice } from '@/lib/model/graph';
import { builtInCrosswalks, builtInModel } from '@/lib/model/load';
import type { Model } from '@/lib/model/schema';
import { tinyModel } from '@/lib/model/testing/tiny-model';

const model = builtInModel();
const GOOGLE_1 = ['MLO-AUT-2', 'MLO-CT-2', 'DAT-QUA-2', 'MLO-CI-2', 'MLO-EXP-3', 'MLO-VER-3', 'MLO-CM-1'];
const GOOGLE_2 = ['DEV-CI-2', 'MLO-CI-1', 'MLO-CD-1', 'MLO-AUT-3', 'MLO-MON-2'];
const MICROSOFT_1 = ['DEV-VC-1', 'DEV-CI-1', 'DEV-AUT-2'];
const MICROSOFT_2 = ['DAT-REP-1', 'MLO-AUT-2', 'MLO-EXP-3', 'MLO-VER-1', 'MLO-VER-3', 'MLO-REP-2'];
const MICROSOFT_3 = ['MLO-AUT-3', 'MLO-CD-2', 'MLO-VER-4', 'MLO-CI-1', 'DEV-CD-2', 'MLO-CD-3'];
const MICROSOFT_4 = ['MLO-CT-3', 'MLO-CM-1', 'MLO-MON-2'];

type Catalogue = 'google' | 'microsoft';

function derive(catalogue: Catalogue, scores: Record<string, number>, of: Model = model): DerivedBadge {
  const found = badges(of, 'full', (id) => scores[id] ?? null).find((one) => one.catalogue === catalogue);
  if (found?.status !== 'derived') throw new Error(`${catalogue} is not derived`);
  return found;
}
const all = (ids: readonly string[], score = 3) => Object.fromEntries(ids.map((id) => [id, score]));
const missing = (badge: DerivedBadge, level: number) =>
  badge.levels
    .find((one) => one.level === level)
    ?.missing.map((options) => options.map(({ practice: id }) => id));

describe('the levels held', () => {
  test.each<[Catalogue, number, readonly string[]]>([
    ['google', 0, []],
    ['google', 1, GOOGLE_1],
    ['google', 2, [...GOOGLE_1, ...GOOGLE_2]],
    ['microsoft', 0, []],
    ['microsoft', 1, MICROSOFT_1],
    ['microsoft', 2, [...MICROSOFT_1, ...MICROSOFT_2]],
    ['microsoft', 3, [...MICROSOFT_1, ...MICROSOFT_2, ...MICROSOFT_3]],
    ['microsoft', 4, [...MICROSOFT_1, ...MICROSOFT_2, ...MICROSOFT_3, ...MICROSOFT_4]],
  ])('%s %i', (catalogue, level, ids) => {
    expect(derive(catalogue, all(ids, 2.5)).level).toBe(level);
    for (const id of ids) {
      const without = derive(catalogue, { ...all(ids, 2.5), [id]: 2.49 });
      expect([id, without.level]).not.toEqual([id, level]);
    }
  });

  test('2.5 is enough in spite of floating-point noise, 2.49 is not', () => {
    const with_ = (score: number) => derive('microsoft', { ...all(MICROSOFT_1), 'DEV-CI-1': score }).level;
    expect([with_(2.49), with_(2.4999), with_(2.5 - 1e-12), with_(2.5), with_(4)]).toEqual([0, 0, 1, 1, 1]);
  });

  test('a level needs all those below it', () => {
    const badge = derive('microsoft', all([...MICROSOFT_2, ...MICROSOFT_3]));
    expect(badge.level).toBe(0);
    expect(badge.levels.map(({ holds }) => holds)).toEqual([true, false, false, false, false]);
    expect(missing(badge, 1)).toEqual([['DEV-VC-1'], ['DEV-CI-1'], ['DEV-AUT-2']]);
    expect(missing(badge, 2)).toEqual([]);
  });
});

describe('what is missing', () => {
  test('comes with its score, and null where nobody answered', () => {
    const badge = derive('microsoft', { 'DEV-VC-1': 3, 'DEV-CI-1': 2.4 });
    expect(badge.levels[1]?.missing).toEqual([
      [{ practice: 'DEV-CI-1', score: 2.4 }],
      [{ practice: 'DEV-AUT-2', score: null }],
    ]);
    expect(badge.levels[0]?.missing).toEqual([]);
  });

  test('keeps an either-or together; either is enough', () => {
    const others = GOOGLE_1.filter((id) => id !== 'DAT-QUA-2');
    const none = derive('google', { ...all(others), 'DAT-QUA-2': 1 });
    expect(none.level).toBe(0);
    expect(none.levels[1]?.missing).toEqual([
      [
        { practice: 'DAT-QUA-2', score: 1 },
        { practice: 'MLO-TST-2', score: null },
      ],
    ]);
    for (const id of ['DAT-QUA-2', 'MLO-TST-2']) expect(derive('google', all([...others, id])).level).toBe(1);
    expect(derive('google', { ...all(others), 'DAT-QUA-2': 0, 'MLO-TST-2': 2.5 }).level).toBe(1);
  });
});

describe('the next level', () => {
  test('counts what it asks for, and there is none above the highest', () => {
    const next = nextOf(derive('google', { 'MLO-AUT-2': 3 }));
    expect([next?.level, next?.asked, next?.missing.length]).toEqual([1, 7, 6]);
    expect(nextOf(derive('google', all([...GOOGLE_1, ...GOOGLE_2])))).toBeUndefined();
  });

  test('may be reached already when all that is missing has no score', () => {
    const higher = (scores: Record<string, number>) => mayBeHigher(derive('microsoft', scores));
    expect(higher({})).toBe(true);
    expect(higher({ 'DEV-VC-1': 3 })).toBe(true);
    expect(higher({ 'DEV-VC-1': 2.4 })).toBe(false);
    expect(higher(all([...MICROSOFT_1, ...MICROSOFT_2, ...MICROSOFT_3, ...MICROSOFT_4]))).toBe(false);
    const others = all(GOOGLE_1.filter((id) => id !== 'DAT-QUA-2'));
    expect(mayBeHigher(derive('google', { ...others, 'DAT-QUA-2': 1 }))).toBe(true);
    expect(mayBeHigher(derive('google', { ...others, 'DAT-QUA-2': 1, 'MLO-TST-2': 1 }))).toBe(false);
  });
});

describe('not derivable', () => {
  test('from a quick round, which has no scores of practices', () => {
    const found = badges(model, 'quick', () => 4);
    expect(found.map(({ status }) => status)).toEqual(['not_derivable', 'not_derivable']);
    expect(found[0]).toMatchObject({ catalogue: 'google', reason: 'quick_round', lacking: [] });
    for (const mode of ['key', 'full'] as const)
      expect(badges(model, mode, () => 4).map(({ status }) => status)).toEqual(['derived', 'derived']);
  });

  test('from a model that lacks a practice, which is named', () => {
    const custom: Model = { ...model, practices: model.practices.filter(({ id }) => id !== 'MLO-CD-3') };
    const [google, microsoft] = badges(custom, 'full', () => 4);
    expect(google).toMatchObject({ status: 'derived', level: 2 });
    expect(microsoft).toMatchObject({
      status: 'not_derivable',
      reason: 'practices_missing',
      lacking: [['MLO-CD-3']],
    });
    expect(badges(tinyModel(), 'full', () => 4).map(({ status }) => status)).toEqual([
      'not_derivable',
      'not_derivable',
    ]);
  });

  test('nor from one where it is deprecated', () => {
    const custom: Model = {
      ...model,
      practices: model.practices.map((one) =>
        one.id === 'MLO-MON-2' ? { ...one, deprecated: { since: '2.0.0', replacedBy: [] } } : one,
      ),
    };
    expect(badges(custom, 'full', () => 4)[0]).toMatchObject({ lacking: [['MLO-MON-2']] });
  });

  test('but one practice of an either-or is enough', () => {
    const custom: Model = { ...model, practices: model.practices.filter(({ id }) => id !== 'DAT-QUA-2') };
    expect(derive('google', all([...GOOGLE_1, 'MLO-TST-2']), custom).level).toBe(1);
    const badge = derive('google', {}, custom);
    expect(missing(badge, 1)).toContainEqual(['MLO-TST-2']);
  });
});

test('the definitions name practices of the model, in both languages, and levels of the catalogues', () => {
  const google = builtInCrosswalks().catalogues.find(({ id }) => id === 'google');
  expect(BADGES.find(({ catalogue }) => catalogue === 'google')?.url).toBe(google?.url);
  for (const { catalogue, levels } of BADGES) {
    expect(levels.map(({ level }) => level)).toEqual(levels.map((_, i) => i));
    if (catalogue === 'google')
      expect(google?.entries.map(({ ref }) => ref)).toEqual(levels.map(({ level }) => `level-${level}`));
    for (const { needs, title, description } of levels) {
      for (const id of needs.flat()) expect(practice(model, id).id).toBe(id);
      for (const text of [title, description]) expect(text.en).not.toBe(text['pt-BR']);
      for (const lang of ['en', 'pt-BR'] as const) expect(description[lang]).toMatch(/^[^.]+\.$/);
    }
  }
});
