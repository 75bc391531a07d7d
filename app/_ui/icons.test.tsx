import * as lucide from 'lucide-react';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import * as icons from './icons';

const theirs = new Map(
  Object.entries({ ...lucide.icons, CircleAlert: lucide.CircleAlert, CircleHelp: lucide.CircleHelp }),
);
const shapes = (markup: string) => markup.replace(/^<svg[^>]*>|<\/svg>$/g, '');

describe('an icon', () => {
  it.each(Object.entries(icons))('draws what Lucide draws: %s', (name, Icon) => {
    const Theirs = theirs.get(name);
    if (!Theirs) throw new Error(`Lucide has no ${name}.`);
    expect(shapes(renderToStaticMarkup(<Icon />))).toBe(shapes(renderToStaticMarkup(<Theirs />)));
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
