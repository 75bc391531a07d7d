import { describe, expect, it } from 'vitest';
import { ChangedMeanwhile, demandSeen } from './changed-meanwhile';
import { asksField, changesIn, emptyField, fieldsOf, wasField, wereField } from './form-fields';

const sent = (...entries: [string, string][]) => {
  const data = new FormData();
  for (const [name, value] of entries) data.append(name, value);
  return data;
};
const read = (...entries: [string, string][]) => fieldsOf(sent(...entries));

describe('fieldsOf', () => {
  it('ends lines alike, whatever system wrote them, and leaves out what PostgreSQL cannot keep', () => {
    expect(read(['note', 'a\r\nb\rc\nd\0'])).toEqual({ note: 'a\nb\nc\nd' });
  });

  it('counts a line end as one character, as browsers do', () => {
    expect(read(['note', 'x\r\n'.repeat(1000)]).note).toHaveLength(2000);
  });

  it('takes a date for empty only where that is said', () => {
    const asks: [string, string] = [asksField('dueDate'), 'yes'];
    expect(read(['dueDate', ''], asks).dueDate).not.toBe('');
    expect(read(['dueDate', ''], asks, [emptyField('dueDate'), 'yes']).dueDate).toBe('');
    expect(read(['dueDate', '2027-04-15'], asks, [emptyField('dueDate'), 'yes']).dueDate).toBe('2027-04-15');
    expect(read(['dueDate', '']).dueDate).toBe('');
  });
});

describe('changesIn', () => {
  it('leaves out what still is as the form was drawn, and says what the rest was drawn with', () => {
    const { fields, seen, untouched } = changesIn(
      read(
        ['stepId', '1'],
        ['note', ' ours\r\nhere '],
        [wasField('note'), 'ours\nhere'],
        ['dueDate', '2027-04-15'],
        [wasField('dueDate'), ''],
      ),
    );
    expect(fields).toEqual({ stepId: '1', dueDate: '2027-04-15' });
    expect(seen).toEqual({ dueDate: '' });
    expect([...untouched]).toEqual(['note']);
  });

  it.each<[string[], string[], string[] | undefined]>([
    [['DEV', 'DAT'], ['DAT', 'DEV'], undefined],
    [[], [], undefined],
    [['DEV'], ['DEV', 'DAT'], ['DEV']],
    [[], ['DAT'], []],
    [['DAT'], [], ['DAT']],
  ])('reads the ticks %j that were %j', (ticked, were, kept) => {
    const ticks = ticked.map((value): [string, string] => ['scope', value]);
    const { fields, seen } = changesIn(read(...ticks, [wereField('scope'), JSON.stringify(were)]));
    expect(fields.scope).toEqual(kept);
    expect(seen.scope).toEqual(kept && were);
  });

  it('takes no order of words for another order of ticks', () => {
    expect(changesIn(read(['name', 'b,a'], [wasField('name'), 'a,b'])).fields).toEqual({ name: 'b,a' });
  });

  it('always says what it is about, whatever a form claims', () => {
    expect(changesIn(read(['userId', '1'], [wasField('userId'), '1']), ['userId']).fields).toEqual({
      userId: '1',
    });
  });
});

describe('demandSeen', () => {
  const now = { note: 'theirs', due: null as string | null, scope: ['DEV', 'DAT'] };

  it('refuses to replace what was not seen, and says what is there', () => {
    const replace = () => demandSeen(now, { note: 'mine' }, { note: '' });
    expect(replace).toThrow(ChangedMeanwhile);
    try {
      replace();
    } catch (error) {
      expect((error as ChangedMeanwhile).now).toEqual({ note: 'theirs' });
    }
  });

  it('lets through what was seen, what is the same, and what nobody compares', () => {
    demandSeen(now, { note: 'mine' }, { note: 'theirs' });
    demandSeen(now, { note: 'theirs' }, { note: '' });
    demandSeen(now, { scope: ['DAT', 'DEV'] }, { scope: ['DEV'] });
    demandSeen(now, { due: '2027-04-15' }, { due: null });
    demandSeen(now, { note: 'mine' }, {});
  });
});
