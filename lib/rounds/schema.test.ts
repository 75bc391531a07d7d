import { describe, expect, it } from 'vitest';
import {
  answer,
  answerBatch,
  deleteRoundForm,
  MAX_BATCH,
  openRoundForm,
  publishRoundForm,
  QUESTION_LIMIT,
  renameRoundForm,
} from './schema';

const parse = (fields: Record<string, unknown>) => publishRoundForm.safeParse(fields);
const faults = (fields: Record<string, unknown>) =>
  parse(fields).error?.issues.map(({ path, message }) => `${path.join()} ${message}`) ?? [];
const withReason = (reason: unknown) => ({ 'decision.DEV-MS': 'not_applicable', 'reason.DEV-MS': reason });

describe('the form that closes a round', () => {
  it('reads one decision per item and nothing else', () => {
    const reason = 'x'.repeat(20);
    const fields = {
      'decision.DEV-CI': 'keep',
      'reason.DEV-CI': 'unsaid',
      other: '1',
      ...withReason(reason),
    };
    expect(parse(fields).data).toEqual([
      { itemId: 'DEV-CI', reason: null },
      { itemId: 'DEV-MS', reason },
    ]);
    expect(parse({}).data).toEqual([]);
  });

  it('asks for 20 to 500 characters, trimmed, as the database counts them', () => {
    for (const short of [
      '',
      ' '.repeat(30),
      `${'x'.repeat(19)}   `,
      '🪜'.repeat(19),
      undefined,
      ['a', 'b'],
    ]) {
      expect(faults(withReason(short))).toEqual(['reason.DEV-MS reason_short']);
    }
    expect(faults(withReason('🪜'.repeat(500)))).toEqual([]);
    expect(faults(withReason('x'.repeat(501)))).toEqual(['reason.DEV-MS too_long']);
    expect(parse(withReason(`  ${'x'.repeat(10)}\r\n${'y'.repeat(10)} `)).data).toEqual([
      { itemId: 'DEV-MS', reason: `${'x'.repeat(10)}\n${'y'.repeat(10)}` },
    ]);
  });

  it('takes no third answer', () => {
    expect(faults({ 'decision.DEV-MS': 'yes' })).toEqual(['decision.DEV-MS decide']);
    expect(faults({ 'decision.DEV-MS': ['keep', 'keep'] })).toEqual(['decision.DEV-MS decide']);
  });

  it('takes no silence for a decision: an item without one keeps the round from being published', () => {
    expect(faults({ 'reason.DEV-MS': '' })).toEqual(['decision.DEV-MS decide']);
    expect(faults({ 'decision.DEV-CI': 'keep', 'reason.DEV-CI': '', 'reason.DEV-MS': 'x' })).toEqual([
      'decision.DEV-MS decide',
    ]);
  });
});

interface Schema {
  safeParse(value: unknown): {
    success: boolean;
    error?: { issues: { path: PropertyKey[]; message: string }[] };
  };
}
const wrong = (schema: Schema, form: object) =>
  (schema.safeParse(form).error?.issues ?? []).map(({ path, message }) => `${String(path[0])} ${message}`);

describe('the form that opens a round', () => {
  const form = { name: 'Spring', mode: 'full', format: 'anonymous' };

  it('takes three modes and two formats, a limit or none, and a model or the usual one', () => {
    const modes = ['quick', 'key', 'full', 'slow', ''].filter(
      (mode) => wrong(openRoundForm, { ...form, mode }).length === 0,
    );
    expect(modes).toEqual(['quick', 'key', 'full']);
    const formats = ['anonymous', 'consensus', 'named', ''].filter(
      (format) => wrong(openRoundForm, { ...form, format }).length === 0,
    );
    expect(formats).toEqual(['anonymous', 'consensus']);
    expect(openRoundForm.parse(form)).toEqual(form);
    expect(openRoundForm.parse({ ...form, limited: 'on', model: 'built-in' })).toEqual({
      ...form,
      limited: 'on',
      model: 'built-in',
    });
    expect(wrong(openRoundForm, { ...form, limited: 'off' })).toHaveLength(1);
    expect(QUESTION_LIMIT).toBe(60);
  });

  it('says what is missing', () =>
    expect(wrong(openRoundForm, { name: ' ', model: 'x' })).toEqual([
      'name required',
      'mode choose_one',
      'format choose_one',
      'model choose_one',
    ]));
});

it('a round is renamed with a name of up to 80 characters, and deleted with a reason of up to 500', () => {
  expect(renameRoundForm.parse({ name: ' Spring ' })).toEqual({ name: 'Spring' });
  expect(wrong(renameRoundForm, { name: 'x'.repeat(80) })).toEqual([]);
  expect(wrong(renameRoundForm, { name: 'x'.repeat(81) })).toEqual(['name too_long']);
  expect(wrong(deleteRoundForm, { reason: '' })).toEqual(['reason required']);
  expect(wrong(deleteRoundForm, { reason: 'x'.repeat(500) })).toEqual([]);
  expect(wrong(deleteRoundForm, { reason: 'x'.repeat(501) })).toEqual(['reason too_long']);
});

describe('answers on their way', () => {
  it('travel in batches of 1 to 200', () => {
    const takes = (length: number) => answerBatch.safeParse({ answers: Array.from({ length }) }).success;
    expect([0, 1, 2, MAX_BATCH, MAX_BATCH + 1].map(takes)).toEqual([false, true, true, true, false]);
    expect(MAX_BATCH).toBe(200);
    expect(answerBatch.safeParse({}).success).toBe(false);
  });

  it('say to what, what, and when', () => {
    const one = { itemId: 'DEV-CI-1', value: 3, answeredAt: 1 };
    expect(answer.parse(one)).toEqual(one);
    expect(wrong(answer, { ...one, itemId: 'x'.repeat(40) })).toEqual([]);
    for (const more of [
      { itemId: 'x'.repeat(41) },
      { value: 5 },
      { answeredAt: 0 },
      { answeredAt: 1.5 },
      { answeredAt: '1' },
    ])
      expect(wrong(answer, { ...one, ...more }), JSON.stringify(more)).toHaveLength(1);
  });
});

it('a decision that is wrong leaves no decision behind', () => {
  const both = { 'decision.DEV-CI': 'keep', 'decision.DEV-MS': '' };
  expect(faults(both)).toEqual(['decision.DEV-MS decide']);
  expect(faults({ 'decision.DEV-MS': 'not_applicable' })).toEqual(['reason.DEV-MS reason_short']);
});
