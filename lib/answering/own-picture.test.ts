import { describe, expect, it } from 'vitest';
import { furthestApart, ownPicture } from './own-picture';
import type { Section } from './sections';

const section = (id: string, items: [string, number][]): Section => ({
  id,
  framework: 'DEV',
  frameworkTitle: 'DevOps',
  title: id,
  definition: '',
  learnMore: null,
  part: null,
  items: items.map(([item, weight]) => ({ id: item, title: item, question: null, anchors: null, weight })),
});

describe('one’s own picture', () => {
  it('is the weighed mean of one’s levels, and says over how many questions', () => {
    const sections = [
      section('A', [
        ['A-1', 1],
        ['A-2', 3],
        ['A-3', 1],
      ]),
      section('B', [['B-1', 1]]),
    ];
    const picture = ownPicture(
      sections,
      new Map<string, 0 | 4 | 'DK' | 'NA'>([
        ['A-1', 0],
        ['A-2', 4],
        ['A-3', 'DK'],
        ['B-1', 'NA'],
      ]),
    );
    expect(picture).toMatchObject([
      { id: 'A', mean: 3, levels: 2, asked: 3 },
      { id: 'B', mean: null, levels: 0, asked: 1 },
    ]);
  });

  it('is furthest from the team’s where both have a number', () => {
    const row = (id: string, own: number | null, team: number | null) => ({ id, title: id, own, team });
    const rows = [row('A', 1, 2), row('B', 4, null), row('C', null, 0), row('D', 3, 1.5), row('E', 0, 1.5)];
    expect(furthestApart(rows)).toMatchObject({ id: 'D', own: 3, team: 1.5 });
    expect(furthestApart([row('A', 2, 2), row('B', null, 1)])).toBeNull();
  });
});
