import type { ReactNode } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { findPrinciple } from '@/lib/results/arrange';
import type { ResultContext } from '../context';
import { PrincipleList } from '../list';
import { WithPlaces } from '../result-page';
import { Why } from '../why';

/** A part of a page as HTML. */
export const markupOf = (part: ReactNode): string => renderToStaticMarkup(part).replaceAll('&#x27;', '&#39;');

/** The words of some HTML, without drawings and markup. */
export const textIn = (markup: string): string =>
  markup
    .replaceAll(/<svg.*?<\/svg>/g, '')
    .replaceAll(/<[^>]+>/g, ' ')
    .replaceAll('&#39;', "'")
    .replaceAll('&quot;', '"')
    .replaceAll(/\s+/g, ' ');

/** The same of what stands among the parts of a result that open in place. */
export const placedOf = (ctx: ResultContext, part: ReactNode): string =>
  markupOf(
    <WithPlaces ctx={ctx} open={async () => null}>
      {part}
    </WithPlaces>,
  );

/** The list of principles as it stands on the page. */
export const listOf = (ctx: ResultContext): string => placedOf(ctx, <PrincipleList ctx={ctx} />);

/** What opens below the row of a principle, and stands on its page. */
export function whyOf(ctx: ResultContext, id: string): string {
  const found = findPrinciple(ctx.arranged, id);
  if (!found) throw new Error(`There is no ${id}.`);
  return markupOf(<Why ctx={ctx} entry={found.entry} heading="h4" />);
}

/** The row of a principle with all that opens below it. */
export const openedOf = (ctx: ResultContext, id: string): string =>
  `<div${listOf(ctx).split(`<li id="${id}"`)[1]?.split('</li>')[0] ?? '>'}</div>${whyOf(ctx, id)}`;
