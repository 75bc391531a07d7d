import { Html, html } from '@/app/_lib/html';
import { stair } from '@/lib/charts/stair';
import type { Library } from '@/lib/learn/library';
import { linkList, paragraphs, selfLink } from './text';
import { type LearnWords, once } from './words';

/** What can be seen in a repository, check by check. */
export function evidenceHtml({ evidence, lang }: Library, t: LearnWords): Html {
  return once(`evidence ${lang}`, () => {
    const items = evidence.map(({ id, title, looksFor, cap, practices }) => {
      const heading = html`<div class="flex items-start gap-1"><h2 class="text-lg">${title}</h2>${selfLink(id, t('nav.self', { name: title }))}</div>`;
      const level = html`<p class="mt-2 flex items-center gap-1.5 text-sm">${Html.chart(stair(cap, { title: '' }))}${t('evidence.cap', { level: cap })}</p>`;
      return html`<li id="${id}" class="anchored">${heading}<p class="tnum text-sm text-ink-soft">${id}</p><div class="mt-2"><p class="text-sm text-ink-soft">${t('evidence.looksFor')}</p>${paragraphs(looksFor, lang)}</div>${level}${linkList(practices, t('evidence.practices'))}</li>`;
    });
    return html`<ul class="learn-evidence">${items}</ul>`;
  });
}
