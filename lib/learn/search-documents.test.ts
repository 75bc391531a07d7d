import { expect, it } from 'vitest';
import { tinyModel } from '@/lib/model/testing/tiny-model';
import { readLearn } from './load';
import { searchDocuments } from './search-documents';

const model = tinyModel();
const learn = readLearn('lib/learn/testing/content', model);
const say = (text: string) => ({ en: text, 'pt-BR': text });

/** The first topic with nothing but one section of one block of each kind in question. */
function textOf(...blocks: (typeof learn.topics)[number]['sections'][number]['blocks']): string {
  const [topic] = learn.topics;
  const [section] = topic?.sections ?? [];
  if (!topic || !section) throw new Error('No topic');
  const one = { ...learn, topics: [{ ...topic, sections: [{ ...section, blocks }] }] };
  return searchDocuments(one, model, new Map()).find(({ id }) => id === section.id)?.text.en ?? '';
}

it('keeps the cells and rows of a table apart', () => {
  const head = [say('Phase'), say('Application')];
  const rows = [
    [say('Monitor'), say('Errors, `latency`')],
    [say(''), say('Done!')],
  ];
  expect(textOf({ kind: 'table', caption: say('Each phase'), head, rows })).toBe(
    'Each phase. Phase · Application. Monitor · Errors, latency. Done!',
  );
});

it('keeps the titles of items and what they say apart', () => {
  const items = [{ title: say('Drift'), text: say('Inputs move.') }, { text: say('Then?') }];
  expect(textOf({ kind: 'list', style: 'cards', items })).toBe('Drift: Inputs move. Then?');
});
