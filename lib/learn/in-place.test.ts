import { expect, it } from 'vitest';
import { tinyModel } from '@/lib/model/testing/tiny-model';
import { inPlace } from './in-place';
import { openLibrary } from './library';
import { readLearn } from './load';

const model = tinyModel();
const shelf = openLibrary(readLearn('lib/learn/testing/content', model), model)('pt-BR');

it('shows a principle and its practices with the addresses of their texts', () => {
  const found = inPlace(shelf, 'DEV-AA');
  expect(found).toMatchObject({ id: 'DEV-AA', href: '/learn/principles/dev-aa', title: 'DEV-AA (pt)' });
  expect(found?.definition).toEqual([[{ text: 'What DEV-AA is (pt)' }]]);
  expect(found?.practices.map(({ href }) => href)).toEqual([
    '/learn/principles/dev-aa#DEV-AA-1',
    '/learn/principles/dev-aa#DEV-AA-2',
    '/learn/principles/dev-aa#DEV-AA-3',
  ]);
});

it.each(['DEV-ZZ', 'dev-aa', '__proto__', ''])('knows nothing of %j', (id) =>
  expect(inPlace(shelf, id)).toBeUndefined(),
);
