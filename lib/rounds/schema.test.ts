import { describe, expect, it } from 'vitest';
import { publishRoundForm } from './schema';

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
