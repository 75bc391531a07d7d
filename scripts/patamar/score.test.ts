import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { sampleDocument } from '@/lib/model/testing/sample-model';
import golden from '@/lib/scoring/golden.json';
import { respondentsFrom } from '@/lib/scoring/testing';
import oracles from '@/lib/scoring/testing/methods-oracles.json';
import { expectClose } from '@/lib/scoring/testing/oracle';
import { readArguments } from './arguments';
import { runCommand } from './run';

let folder = '';
const file = (name: string) => join(folder, name);

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'score-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

const run = (...args: string[]) => runCommand(readArguments(args, { LANG: 'en_US.UTF-8' }));

/** Writes the input to a file and runs the command on it. */
function given(input: unknown, ...command: string[]) {
  const text = typeof input === 'string' ? input : JSON.stringify(input);
  writeFileSync(file('input.json'), text);
  return run(...command, file('input.json'));
}

const printedFrom = (input: unknown, ...command: string[]) => {
  const { code, output, errors } = given(input, ...command);
  expect([code, errors]).toEqual([0, '']);
  return JSON.parse(output);
};

/** What is said of a file that is refused, without its name. */
function refused(input: unknown, ...command: string[]): string {
  const { code, output, errors } = given(input, ...command);
  expect([code, output]).toEqual([2, '']);
  expect(errors.startsWith(file('input.json'))).toBe(true);
  expect(errors).not.toContain('\n');
  return errors.slice(file('input.json').length + 2);
}

const near = (value: number) => expect.closeTo(value, 9);
const ids = Object.keys(golden.team.raw);
/** The model of the worked example, in the short form of a document. */
const ALFA = {
  frameworks: [{ id: 'DEV' }, { id: 'DAT' }, { id: 'MLO' }],
  principles: ['DEV-VC', 'DEV-CI', 'DAT-QUA', 'MLO-TST'].map((id) => ({ id })),
  practices: ids.map((id) => ({
    id,
    key: ['DEV-VC-1', 'DEV-VC-3', 'DEV-CI-1', 'DAT-QUA-1', 'DAT-QUA-2', 'MLO-TST-1'].includes(id),
  })),
};
const respondents = respondentsFrom(golden.team.raw, ['DE', 'DE', 'MLE', 'OPS', 'DS', 'PO']);
const round = { model: ALFA, respondents, naDecisions: ['MLO-TST-5'] };

describe('score', () => {
  test('prints the worked example', () => {
    const { practices, principles, frameworks, overall } = printedFrom(round, 'score');
    const { E1, E2, E3 } = golden.golden;
    expect(practices['DEV-VC-1']).toEqual({
      status: 'ok',
      score: near(E1['DEV-VC-1'].mean),
      n: 5,
      interval: [near(E1['DEV-VC-1'].lo), 4],
      level: 4,
      range: [3, 4],
      coverage: 1,
      agreement: 'aligned',
      ad: near(E1['DEV-VC-1'].ad),
    });
    expect(practices['MLO-TST-5']).toEqual({
      status: 'not_applicable',
      score: null,
      n: 0,
      interval: null,
      level: null,
      range: null,
      coverage: 0,
      agreement: null,
      ad: null,
    });
    expect(principles['DEV-VC']).toMatchObject({
      score: near(E2['DEV-VC'].score),
      interval: [near(E2['DEV-VC'].lo), near(E2['DEV-VC'].hi)],
      level: 2,
      range: [2, 3],
      ad: near(E2['DEV-VC'].adMean),
    });
    expect(frameworks.DEV).toMatchObject({
      score: near(E3.DEV.score),
      interval: [near(E3.DEV.lo), near(E3.DEV.hi)],
      level: 2,
      agreement: null,
    });
    expect(overall).toMatchObject({ score: near(E3.overall.score), n: 6, level: null, range: null });
    expect(Object.keys(frameworks)).toEqual(['DEV', 'DAT', 'MLO']);
  });

  test('says less below five answers, and nothing below a threshold', () => {
    const { practices } = printedFrom(round, 'score');
    expect(practices['DEV-VC-4']).toMatchObject({ n: 4, level: 2, range: null });
    const outside = printedFrom({ ...round, options: { threshold: 5 } }, 'score').practices;
    expect(outside['DEV-VC-4']).toMatchObject({ status: 'suppressed', score: null, n: null, ad: null });
    expect(outside['DAT-QUA-1'].score).not.toBeNull();
  });

  test('takes decisions as objects, quick rounds, agreed ones, weights and a scope', () => {
    const quick = [0, 1, 2].map((i) => ({ id: `p${i}`, answers: { 'DEV-VC': i + 1, 'DEV-CI': 2 } }));
    const options = { mode: 'quick', scope: ['DEV'] };
    const found = printedFrom({ model: ALFA, respondents: quick, options }, 'score');
    expect(found.practices).toEqual({});
    expect(found.principles).toMatchObject({ 'DEV-VC': { score: 2 }, 'DEV-CI': { score: 2, level: 2 } });
    expect(Object.keys(found.frameworks)).toEqual(['DEV']);
    const agreed = { ...round, respondents: respondents.slice(0, 1), options: { format: 'consensus' } };
    expect(printedFrom(agreed, 'score').practices['DEV-VC-1']).toMatchObject({
      status: 'consensus',
      score: 4,
      interval: null,
      range: null,
    });
    const decided = { ...round, naDecisions: [{ itemId: 'MLO-TST-5', reason: 'no model in use' }] };
    expect(printedFrom(decided, 'score')).toEqual(printedFrom(round, 'score'));
    const raci = { DE: 'R', MLE: 'A', OPS: 'C', DS: 'R', PO: 'I' };
    const principles = ALFA.principles.map((p) => ({ ...p, raci }));
    const weighted = { ...round, model: { ...ALFA, principles }, options: { weighting: 'raci' } };
    // r1 r2 r3 r5 count once, r4 half, r6 not at all: (1+2+1+1+0)/4.5.
    expect(printedFrom(weighted, 'score').practices['DAT-QUA-1'].score).toEqual(near(5 / 4.5));
  });

  test('takes the built-in model, by name or without one, and a whole document', () => {
    const own = [{ id: 'a', role: null, answers: { 'DEV-VC-1': 2 } }];
    const found = printedFrom({ respondents: own }, 'score');
    expect(Object.keys(found.practices).length).toBeGreaterThan(100);
    expect(found.practices['DEV-VC-1']).toMatchObject({ status: 'insufficient', n: 1, score: null });
    expect(printedFrom({ model: 'built-in', respondents: own }, 'score')).toEqual(found);
    const document = printedFrom({ model: sampleDocument(), respondents: own }, 'score');
    expect(document.practices['DEV-VC-4']).toBeUndefined();
    expect(document.principles['DAT-GRP'].status).toBe('insufficient');
  });

  test.each<[string, unknown]>([
    ['1:2: not JSON', '{'],
    ['2:17: not JSON', '{\n  "respondents" [] }'],
    ['$: Invalid input: expected object, received array', []],
    ['respondents: Invalid input: expected array, received undefined', {}],
    [
      'respondents[0].answers.DEV-VC-1: expected one of 0, 1, 2, 3, 4, "DK", "NA", "SKIP"',
      { respondents: [{ id: 'a', answers: { 'DEV-VC-1': 5 } }] },
    ],
    [
      'respondents[0].answers.DEV-VC: not an item of a full round',
      { respondents: [{ id: 'a', answers: { 'DEV-VC': 3 } }] },
    ],
    ['respondents[0]: Unrecognized key: "Role"', { respondents: [{ id: 'a', Role: 'DE', answers: {} }] }],
    [
      'respondents[1].id: a is there twice',
      {
        respondents: [
          { id: 'a', answers: {} },
          { id: 'a', answers: {} },
        ],
      },
    ],
    [
      'naDecisions[0]: DEV-XX-1 is not an item of a full round',
      { respondents: [], naDecisions: ['DEV-XX-1'] },
    ],
    [
      'options.scope[0]: the model has no DAT',
      {
        model: { frameworks: [{ id: 'DEV' }], principles: [], practices: [] },
        respondents: [],
        options: { scope: ['DAT'] },
      },
    ],
    ['model: Invalid input: expected object, received string', { model: 'other', respondents: [] }],
    [
      'model.frameworks: Invalid input: expected array, received undefined',
      { model: { principles: [] }, respondents: [] },
    ],
    ['model.principles: an entry is no object', { model: { ...ALFA, principles: [3] }, respondents: [] }],
    [
      'model.practices[0].principle: there is no DEV-XX',
      { model: { ...ALFA, practices: [{ id: 'DEV-XX-1' }] }, respondents: [] },
    ],
    [
      'model.principles[1].id: DEV-VC is there twice',
      {
        model: { ...ALFA, principles: [{ id: 'DEV-VC' }, { id: 'DEV-VC' }], practices: [] },
        respondents: [],
      },
    ],
  ])('refuses in one line: %s', (said, input) => expect(refused(input, 'score')).toBe(said));
});

describe('stat', () => {
  const cases = Object.entries(oracles.cases).flatMap(([name, list]) =>
    list.map(({ note, input, expected }): [string, string, unknown, unknown] => [
      name,
      note,
      input,
      expected,
    ]),
  );
  test.each(cases)('%s: %s', (name, _, input, expected) =>
    expectClose(printedFrom(input, 'stat', name), expected),
  );

  test('prints plain statistics in full precision, and null where there is none', () => {
    expect(given([5, 10], 'stat', 'wilson').output).toContain('0.23659309051256');
    expect(given([0, 0], 'stat', 'wilson').output).toBe('null');
    expect(
      given(
        [
          [1, 2],
          [2, 1],
        ],
        'stat',
        'kendallW',
      ).output,
    ).toBe('0');
    expect(
      printedFrom(
        {
          metric: 'nominal',
          units: [
            [1, 1],
            [1, 2],
            [2, 2],
            [3, 1],
          ],
        },
        'stat',
        'krippendorff',
      ),
    ).toEqual({
      nominal: near(10 / 38),
    });
  });

  test('refuses in one line', () => {
    expect(refused({ stayers: [[1]], leavers: [], joiners: [] }, 'stat', 'changeTest')).toMatch(
      /^stayers\[0\]\S*: /,
    );
    expect(refused({ rounds: [{ day: 0, score: 'x' }] }, 'stat', 'trend')).toMatch(/^rounds\[0\]\.score: /);
    expect(refused([3, 2], 'stat', 'wilson')).toBe('[0]: more hits than the total');
    expect(refused([[1, 2], [1]], 'stat', 'krippendorff')).toMatch(/^\[1\]: 1 values where/);
    expect(refused([[1, 2], [1]], 'stat', 'kendallW')).toMatch(/^\[1\]: 1 values where/);
    const { code, errors } = given([], 'stat', 'median');
    expect(code).toBe(2);
    expect(errors).toMatch(/^Unknown method: median\. There are heatMap, .*wilson, publishing\.$/);
  });
});

test('asks for the right number of files, and says why one cannot be read', () => {
  for (const args of [['score'], ['score', 'a', 'b'], ['stat', 'wilson'], ['stat']]) {
    const { code, errors } = run(...args);
    expect(code).toBe(2);
    expect(errors).toMatch(/^Usage: /);
  }
  expect(run('score', file('nowhere.json'))).toMatchObject({
    code: 2,
    errors: expect.stringContaining('there is no such file'),
  });
  expect(run('stat', 'wilson', folder).errors).toContain('it is a folder');
});

test('tells the forms of the files in both languages', () => {
  expect(run('stat', '--help').output).toContain('a row for each rater, a column for each unit');
  expect(run('--help', '--lang', 'pt-BR').output).toContain('uma linha por avaliador');
  for (const name of [
    'agreement',
    'krippendorff',
    'icc',
    'kendallW',
    'wilson',
    ...Object.keys(oracles.cases),
  ])
    for (const lang of ['en', 'pt-BR']) expect(run('--help', '--lang', lang).output).toContain(name);
});

test('runs as a program', () => {
  writeFileSync(file('input.json'), '[1, 1]');
  const args = ['--import', 'tsx', 'scripts/patamar.ts', 'stat', 'wilson', file('input.json')];
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' });
  expect([status, stderr]).toEqual([0, '']);
  expect(JSON.parse(stdout)).toEqual([near(0.2065493143772375), 1]);
}, 30_000);
