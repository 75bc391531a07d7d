import { type Html, html } from '@/app/_lib/html';
import type { Run } from '@/lib/learn/inline';
import type { LinkTo, Runs } from '@/lib/learn/local';
import { glossaryPath } from '@/lib/learn/paths';
import type { Lang } from '@/lib/model/schema';
import { codeWords } from '../_parts/code-words';
import { OTHER_LANGUAGE } from '../_parts/inline';

/** As `Inline` draws code. */
const codeOf = (text: string): Html =>
  html`${codeWords(text).map(({ word, whole }) =>
    whole ? html`<span class="whitespace-nowrap">${word}</span>` : html`${word}`,
  )}`;

function run({ text, code, strong, term }: Run, lang: Lang): Html {
  const words = code ? html`<code>${codeOf(text)}</code>` : html`${text}`;
  const shown = strong ? html`<strong>${words}</strong>` : words;
  if (!term) return shown;
  const hint = term.other ? html` title="${OTHER_LANGUAGE[lang]}: ${term.other}"` : null;
  return html`<a href="${glossaryPath(term.id)}"${hint} class="term">${shown}</a>`;
}

/** A text with its markup and its terms, as `Inline` draws it. */
export const inline = (runs: Runs, lang: Lang): Html => html`${runs.map((one) => run(one, lang))}`;

export const paragraphs = (of: readonly Runs[], lang: Lang): Html =>
  html`${of.map((runs) => html`<p>${inline(runs, lang)}</p>`)}`;

const link = ({ href, title }: LinkTo): Html => html`<a href="${href}" class="link">${title}</a>`;

/** Elements to go on to; nothing without any. */
export const linkList = (to: readonly LinkTo[], label: string): Html | null =>
  to.length === 0
    ? null
    : html`<ul aria-label="${label}" class="learn-links">${to.map((one) => html`<li>${link(one)}</li>`)}</ul>`;

/** Links below each other inside a fact. */
export const linkLines = (to: readonly LinkTo[]): Html =>
  html`${to.map(({ href, title }) => html`<a href="${href}" class="link block w-fit">${title}</a>`)}`;

/** A link from an element to itself. */
export const selfLink = (id: string, label: string): Html =>
  html`<a href="#${id}" class="self-link"><span class="sr-only">${label}</span></a>`;
