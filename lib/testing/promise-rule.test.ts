import { expect, it } from 'vitest';
import { promisesLeftAlone } from './promise-rule';
import { isTest, readSources } from './sources';

const TODO =
  'Begin them in one `Promise.all`: where what is awaited in between fails (a redirect, a 404), nobody waits for this one any more, and its own failure is an unhandled rejection in the log.';

const find = (text: string) => promisesLeftAlone([{ path: 'app/a/load.ts', text }]);

it('no promise is left alone while another one is awaited', () => {
  const sources = readSources(['app', 'lib', 'db'], ['.ts', '.tsx']).filter(
    (one) => !isTest(one) && !/^'use client';/m.test(one.text),
  );
  expect(promisesLeftAlone(sources), TODO).toEqual([]);
});

it('is found where it is awaited later, alone or with others', () => {
  expect(
    find('async function a() {\n  const b = read();\n  const c = await ask();\n  await b;\n}'),
  ).toHaveLength(1);
  expect(
    find(
      'const a = async () => {\n  const b = read();\n  const c = await ask();\n  return Promise.all([b, c]);\n};',
    ),
  ).toHaveLength(1);
});

it('is fine where nothing is awaited in between', () => {
  expect(find('async function a() {\n  const [b, c] = await Promise.all([read(), ask()]);\n}')).toEqual([]);
  expect(
    find('async function a() {\n  const b = read();\n  const [, c] = await Promise.all([b, ask()]);\n}'),
  ).toEqual([]);
  expect(
    find('async function a() {\n  const b = name();\n  const c = await ask(b);\n  return b;\n}'),
  ).toEqual([]);
});
