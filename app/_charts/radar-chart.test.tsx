import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { RadarChart } from './radar-chart';
import { RadarKey } from './radar-key';

const GROUPS = [
  { id: 'DEV', label: 'DevOps' },
  { id: 'DAT', label: 'DataOps' },
  { id: 'MLO', label: 'MLOps' },
] as const;
const AXES = Array.from({ length: 12 }, (_, index) => ({
  id: `axis-${index}`,
  label: `Principle ${index}`,
  group: index < 9 ? ('DEV' as const) : ('DAT' as const),
  value: '2.4',
}));

describe('the radar of a page', () => {
  it('names the numbers of narrow places in a list, framework by framework, and leaves out what is not drawn', () => {
    const key = renderToStaticMarkup(<RadarKey axes={AXES} groups={GROUPS} />);
    expect([...key.matchAll(/<ol start="(\d+)">/g)].map(([, start]) => start)).toEqual(['1', '10']);
    expect(key.match(/<li>/g)).toHaveLength(12);
    expect(key).toContain('<li>Principle 8 <b>2.4</b></li>');
    expect(key).not.toContain('MLOps');
  });

  it('shows names, which may hold anything, as text', () => {
    const hostile = [{ id: 'A', label: '<img src=x>&', group: 'DEV' as const }];
    const markup = renderToStaticMarkup(
      <RadarChart title="<b>" axes={hostile} groups={GROUPS} series={[{ label: 'now', values: [1] }]} />,
    );
    expect(markup).not.toMatch(/<img|<b>/);
    expect(markup).toContain('<title>&lt;b&gt;</title>');
    expect(markup).not.toContain('xmlns');
  });
});
