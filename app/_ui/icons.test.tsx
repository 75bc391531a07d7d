import * as lucide from 'lucide-react';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import * as icons from './icons';

const theirs = new Map(
  Object.entries({ ...lucide.icons, CircleAlert: lucide.CircleAlert, CircleHelp: lucide.CircleHelp }),
);

/** What each shape of SVG is as a path (SVG 2, 10.2, 10.3, 10.5). */
const asPath: Record<string, (attribute: (name: string) => string) => string> = {
  path: (attribute) => attribute('d'),
  line: (attribute) => `M${attribute('x1')} ${attribute('y1')}L${attribute('x2')} ${attribute('y2')}`,
  circle: (attribute) => {
    const [cx, cy, r] = ['cx', 'cy', 'r'].map((name) => Number(attribute(name))) as [number, number, number];
    return `M${cx - r} ${cy}a${r} ${r} 0 1 0 ${2 * r} 0a${r} ${r} 0 1 0 ${-2 * r} 0z`;
  },
  rect: (attribute) => {
    const names = ['x', 'y', 'width', 'height', 'rx'];
    const list = names.map((name) => Number(attribute(name))) as [number, number, number, number, number];
    const [x, y, w, h, r] = list;
    const corner = (dx: number, dy: number) => `a${r} ${r} 0 0 1 ${dx} ${dy}`;
    const [across, down] = [w - 2 * r, h - 2 * r];
    return `M${x + r} ${y}h${across}${corner(r, r)}v${down}${corner(-r, r)}h${-across}${corner(-r, -r)}v${-down}${corner(r, -r)}z`;
  },
};

const drawn = (markup: string) =>
  [...markup.matchAll(/<(\w+) ([^>]*)>/g)]
    .filter(([, name]) => name !== 'svg')
    .map(([, name = '', attributes = '']) => {
      const attribute = (wanted: string) =>
        new RegExp(`(?:^| )${wanted}="([^"]*)"`).exec(attributes)?.[1] ?? '';
      return asPath[name]?.(attribute) ?? `no path for ${name}`;
    })
    // A path begins at the origin; one behind another, where that ended.
    .reduce((before, d) => `${before}${before && d.startsWith('m') ? 'M0 0' : ''}${d}`, '');

describe('an icon', () => {
  it.each(Object.entries(icons))('draws what Lucide draws, as one path: %s', (name, Icon) => {
    const Theirs = theirs.get(name);
    if (!Theirs) throw new Error(`Lucide has no ${name}.`);
    const markup = renderToStaticMarkup(<Icon />);
    expect(markup.match(/<path /g)).toHaveLength(1);
    expect(drawn(markup)).toBe(drawn(renderToStaticMarkup(<Theirs />)));
  });

  it('is no content, unless somebody names it', () => {
    expect(renderToStaticMarkup(<icons.Check className="size-4" />)).toMatch(
      /^<svg aria-hidden="true" viewBox="0 0 24 24" class="icon size-4">/,
    );
    expect(renderToStaticMarkup(<icons.Check aria-hidden={false} aria-label="Done" />)).toContain(
      'aria-label="Done"',
    );
  });
});
