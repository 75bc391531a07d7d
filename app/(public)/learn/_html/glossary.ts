import { type Html, html } from '@/app/_lib/html';
import type { Library, LocalEntry } from '@/lib/learn/library';
import { otherLang } from '@/lib/learn/links';
import type { Lang } from '@/lib/model/schema';
import { linkList, paragraphs, selfLink } from './text';
import { type LearnWords, once } from './words';

function entry(
  { id, term, other, also, paragraphs: text, links }: LocalEntry,
  lang: Lang,
  t: LearnWords,
): Html {
  const beside = other ? html`<span lang="${otherLang(lang)}" class="text-ink-soft">${other}</span>` : null;
  const forms =
    also.length > 0
      ? html`<p class="text-sm text-ink-soft">${t('glossary.also')}: ${also.join(', ')}</p>`
      : null;
  return html`<div id="${id}" class="anchored"><dt><dfn>${term}</dfn> ${beside}${selfLink(id, t('nav.self', { name: term }))}</dt><dd>${paragraphs(text, lang)}${forms}${linkList(links, `${t('glossary.see')}: ${term}`)}</dd></div>`;
}

/** The letters under which there are terms. */
export const lettersOf = ({ glossary }: Library): string[] => [
  ...new Set(glossary.map(({ letter }) => letter)),
];

/** Address of a letter on the page. */
export const letterId = (letter: string): string => `letter-${letter}`;

/** Every term under its letter. */
export function glossaryHtml(shelf: Library, t: LearnWords): Html {
  const { glossary, lang } = shelf;
  return once(`glossary ${lang}`, () => {
    const sections = lettersOf(shelf).map((letter) => {
      const entries = glossary.filter((one) => one.letter === letter).map((one) => entry(one, lang, t));
      return html`<section aria-labelledby="${letterId(letter)}"><h2 id="${letterId(letter)}">${letter}</h2><dl>${entries}</dl></section>`;
    });
    return html`${sections}`;
  });
}
