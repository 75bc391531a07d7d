import { describe, expect, it } from 'vitest';
import type { RoleId } from '@/lib/model/schema';
import { askedItems, involvement } from './routing';
import { EVERYONE, makeModel, referenceModel } from './testing';

const model = referenceModel();
const ALL = ['DEV', 'DAT', 'MLO'] as const;

describe('askedItems', () => {
  /** Reference model 2.5, table "Routed items per person". */
  it.each<[RoleId, number, number]>([
    ['DE', 112, 39],
    ['MLE', 112, 39],
    ['OPS', 101, 35],
    ['DS', 95, 34],
    ['SWE', 84, 29],
    ['DA', 66, 24],
    ['PO', 62, 21],
    ['MGR', 21, 6],
  ])('%s is asked %d practices, %d of them key', (role, full, key) => {
    expect(askedItems(model, 'full', role, ALL)).toHaveLength(full);
    expect(askedItems(model, 'key', role, ALL)).toHaveLength(key);
  });

  it('asks everybody the 29 leaves of a quick round, or routes them on demand', () => {
    expect(askedItems(model, 'quick', 'MGR', ALL)).toHaveLength(29);
    expect(askedItems(model, 'quick', 'MGR', ALL)).not.toContain('MLO-CX');
    expect(askedItems(model, 'quick', 'MGR', ALL, true)).toEqual([
      'DEV-COL',
      'DAT-SAT',
      'DAT-REL',
      'DAT-TEAM',
      'DAT-HERO',
      'DAT-CYC',
    ]);
  });

  it('asks everything of a person without a role, or unrouted', () => {
    expect(askedItems(model, 'full', null, ALL)).toHaveLength(112);
    expect(askedItems(model, 'full', [], ALL)).toHaveLength(112);
    expect(askedItems(model, 'key', 'MGR', ALL, false)).toHaveLength(39);
  });

  it('joins several roles and stays in the scope', () => {
    const joined = new Set([
      ...askedItems(model, 'full', 'MGR', ['DEV']),
      ...askedItems(model, 'full', 'PO', ['DEV']),
    ]);
    expect(new Set(askedItems(model, 'full', ['MGR', 'PO'], ['DEV']))).toEqual(joined);
    expect(askedItems(model, 'full', null, ['DAT']).every((id) => id.startsWith('DAT-'))).toBe(true);
    expect(askedItems(model, 'full', null, [])).toEqual([]);
  });

  it('lets a practice override the letters of its principle', () => {
    const own = makeModel({
      principles: [{ id: 'DEV-CI', raci: { ...EVERYONE, MGR: 'I' } }],
      practices: [{ id: 'DEV-CI-1', rolesOverride: { MGR: 'C', DE: 'I' } }, { id: 'DEV-CI-2' }],
    });
    expect(askedItems(own, 'full', 'MGR', ['DEV'])).toEqual(['DEV-CI-1']);
    expect(askedItems(own, 'full', 'DE', ['DEV'])).toEqual(['DEV-CI-2']);
  });
});

describe('involvement', () => {
  it('takes the most involved letter', () => {
    expect(involvement(['I', 'C', 'R', 'A'])).toBe('R');
    expect(involvement(['I', 'A', 'C'])).toBe('A');
    expect(involvement(['I', null])).toBe('I');
    expect(involvement([undefined])).toBeNull();
    expect(involvement([])).toBeNull();
  });
});
