import { expect, it } from 'vitest';
import { builtInModel } from '@/lib/model/load';
import { builtInLearn } from './load';

it('the practices that a benefit names are those that carry its tag', () => {
  const { practices } = builtInModel();
  const ids = new Set(practices.map(({ id }) => id));
  const items = builtInLearn().topics.flatMap(({ sections }) =>
    sections.flatMap(({ blocks }) => blocks.flatMap((block) => (block.kind === 'list' ? block.items : []))),
  );
  const benefits = items.filter(({ id }) => id?.startsWith('BEN-'));
  expect(benefits).toHaveLength(6);
  for (const { id = '', links = [] } of benefits) {
    const tagged = practices.filter((one) => one.benefits?.includes(id)).map((one) => one.id);
    expect(tagged.toSorted(), id).toEqual(links.filter((link) => ids.has(link)).toSorted());
  }
  const known = new Set(benefits.map(({ id }) => id));
  expect(practices.flatMap((one) => one.benefits ?? []).filter((tag) => !known.has(tag))).toEqual([]);
});
