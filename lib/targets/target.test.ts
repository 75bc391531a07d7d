import { describe, expect, it } from 'vitest';
import { builtInModel } from '@/lib/model/load';
import { type Target, type TargetScope, targetFor } from './target';

const model = builtInModel();
let made = 0;
const target = (teamId: string | null, scope: TargetScope, scopeId: string, level: number): Target => ({
  id: `target-${++made}`,
  teamId,
  scope,
  scopeId,
  level,
  dueDate: '2027-06-30',
});

describe('targetFor', () => {
  it('is 3, by no day, unless somebody says otherwise', () => {
    expect(targetFor(model, [], 'atlas', 'DEV-CI')).toEqual({ level: 3, dueDate: null, from: null });
    const elsewhere = target('farol', 'overall', 'overall', 1);
    expect(targetFor(model, [elsewhere], 'atlas', 'DEV-CI').level).toBe(3);
  });

  it('takes the nearest above the row', () => {
    const targets = [
      target('atlas', 'overall', 'overall', 1),
      target('atlas', 'framework', 'MLO', 2),
      target('atlas', 'principle', 'MLO-CX', 4),
    ];
    const levelOf = (id: string) => targetFor(model, targets, 'atlas', id).level;
    expect(levelOf('overall')).toBe(1);
    expect(levelOf('DEV')).toBe(1);
    expect(levelOf('DEV-CI')).toBe(1);
    expect(levelOf('MLO')).toBe(2);
    expect(levelOf('MLO-TST')).toBe(2);
    // A leaf of the group.
    expect(levelOf('MLO-CD')).toBe(4);
  });

  it('goes by the team before all teams, whatever is nearer', () => {
    const own = target('atlas', 'overall', 'overall', 2);
    const targets = [target(null, 'principle', 'DEV-CI', 4), own];
    expect(targetFor(model, targets, 'atlas', 'DEV-CI')).toEqual({
      level: 2,
      dueDate: '2027-06-30',
      from: own,
    });
    expect(targetFor(model, targets, 'farol', 'DEV-CI').level).toBe(4);
  });
});
