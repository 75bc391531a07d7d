import { describe, expect, it } from 'vitest';
import { propose } from './proposal';
import type { Model } from './schema';
import { tinyModel } from './testing/tiny-model';

const before = tinyModel();
const declaring = (version: string, change: (model: Model) => void = () => {}): Model => {
  const model = tinyModel();
  model.modelVersion = version;
  change(model);
  return model;
};
const first = (model: Model) => model.practices[0] ?? expect.fail();
const heavier = (model: Model) => Object.assign(first(model), { weight: 2 });
const easier = (model: Model) => Object.assign(first(model), { effort: 1 });
const worded = (model: Model) => Object.assign(first(model), { title: { en: 'Other', 'pt-BR': 'Outro' } });
const anchored = (model: Model) =>
  Object.assign(first(model), {
    levels: tinyModel().scale.map(({ anchor: { en } }) => ({ en: `${en} so`, 'pt-BR': en })),
  });

describe('the version of a model that follows another', () => {
  it.each([
    ['weights', heavier, '2.0.0', ['1.9.9', '1.0.1']],
    ['effort', easier, '1.1.0', ['1.0.1']],
    ['wording', worded, '1.0.1', []],
    ['anchors', anchored, '2.0.0', ['1.1.0']],
    ['nothing', () => {}, '1.0.1', []],
  ])('for changed %s', (_, change, wanted, low) => {
    const judge = (version: string) =>
      propose(declaring(version, change), { model: before, sameFamily: true });
    expect(judge(wanted)).toMatchObject({ wanted, problem: null });
    for (const version of low) expect(judge(version).problem).toBe('version_too_low');
    for (const version of ['1.0.0', '0.9.0', '1.0.0-rc.1'])
      expect(judge(version).problem).toBe('version_not_higher');
  });

  it('is free where the earlier one is of another family, which only suggests', () => {
    const found = propose(declaring('0.1.0', heavier), { model: before, sameFamily: false });
    expect(found).toMatchObject({ problem: null, wanted: '2.0.0', bump: 'major' });
  });

  it('may be a small one when the author says that changed anchors mean the same, and nothing else is major', () => {
    const judge = (change: (model: Model) => void) =>
      propose(declaring('1.0.1', change), { model: before, sameFamily: true }, { anchorsKeepMeaning: true });
    expect(judge(anchored)).toMatchObject({ problem: null, hangsOnAnchors: true, wanted: '1.0.1' });
    const both = judge((model) => void [anchored(model), heavier(model)]);
    expect(both).toMatchObject({ problem: 'version_too_low', hangsOnAnchors: false });
  });
});
