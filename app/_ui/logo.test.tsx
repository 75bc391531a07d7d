import { renderToStaticMarkup } from 'react-dom/server';
import { expect, it } from 'vitest';
import { Logo } from './logo';
import { StairGlyph } from './stair-glyph';

it('has the mark of level 2 as every other place draws it', () => {
  const mark = renderToStaticMarkup(<StairGlyph level={2} size={20} label="" />);
  expect(renderToStaticMarkup(<Logo />).replaceAll('></path>', '/>')).toContain(mark);
});
