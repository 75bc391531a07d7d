import { type Html, html } from '@/app/_lib/html';
import type { LocalCatalogue, LocalScale, LocalStatements } from '@/lib/learn/crosswalks';
import { counterpartPath } from '@/lib/learn/crosswalks';
import type { Library } from '@/lib/learn/library';
import type { LinkTo } from '@/lib/learn/local';
import { linkList, selfLink } from './text';
import { type LearnWords, once } from './words';

/** Catalogues and scales in the order of the page. */
function parts({ crosswalks: { catalogues, scales, statements } }: Library) {
  const [dora, manifesto, ...others] = catalogues;
  return { first: [dora, manifesto].filter((one) => one !== undefined), scales, others, statements };
}

/** The sections of the page, for its table of contents. */
export function crosswalkSections(shelf: Library, t: LearnWords): { id: string; title: string }[] {
  const { first, scales, others, statements } = parts(shelf);
  const last = statements.length > 0 ? [{ id: 'statements', title: t('crosswalks.statements') }] : [];
  return [...first, ...scales, ...others, ...last];
}

const about = (id: string, t: LearnWords): string => {
  const key = `crosswalks.about.${id}` as Parameters<LearnWords>[0];
  return t.has(key) ? t(key) : '';
};

const outside = (href: string, words: string): Html =>
  html`<a href="${href}" rel="noreferrer" class="link">${words}</a>`;

function section(
  { id, title, url }: { id: string; title: string; url?: string },
  body: Html,
  t: LearnWords,
): Html {
  const source = url ? html` ${outside(url, t('crosswalks.source'))}` : null;
  return html`<section id="${id}" aria-labelledby="${id}-title" class="anchored learn-section"><div class="flex items-start gap-1"><h2 id="${id}-title">${title}</h2>${selfLink(id, t('nav.self', { name: title }))}</div><p>${about(id, t)}${source}</p>${body}</section>`;
}

function table(id: string, caption: string, columns: readonly string[], rows: readonly Html[]): Html {
  const heads = columns.map((column) => html`<th scope="col">${column}</th>`);
  return html`<section class="table-region" tabindex="0" aria-labelledby="${id}-caption"><table class="data-table learn-table learn-crosswalk"><caption id="${id}-caption" class="sr-only">${caption}</caption><thead><tr>${heads}</tr></thead><tbody>${rows}</tbody></table></section>`;
}

/** Links with the family of each principle, because several families have a principle of the same name. */
function withFamily({ families }: Library, items: readonly LinkTo[], label: string): Html {
  const links = items.map(({ id, kind, href, title }) => {
    const family = kind === 'principle' ? families.find((one) => id.startsWith(one.id)) : undefined;
    return html`<li><a href="${href}" class="link">${title}</a>${family ? html` <span class="text-sm text-ink-soft">${family.title}</span>` : null}</li>`;
  });
  return html`<ul aria-label="${label}" class="learn-links">${links}</ul>`;
}

function catalogue(shelf: Library, one: LocalCatalogue, t: LearnWords): Html {
  const rows = one.entries.map(
    ({ id, title, url, items }) =>
      html`<tr id="${id}" class="anchored"><th scope="row">${url ? outside(url, title) : title}</th><td>${withFamily(shelf, items, title)}</td></tr>`,
  );
  const key = `crosswalks.entry.${one.id}` as Parameters<LearnWords>[0];
  const name = t.has(key) ? t(key) : one.title;
  return section(one, table(one.id, one.title, [name, t('crosswalks.here')], rows), t);
}

/** A need: a practice, or several of which one is enough. */
function need(options: readonly LinkTo[], t: LearnWords): Html {
  const links = options.map(
    ({ href, title }, i) =>
      html`${i > 0 && ` ${t('crosswalks.or')} `}<a href="${href}" class="link">${title}</a>`,
  );
  return html`<li>${links}</li>`;
}

function scale(one: LocalScale, t: LearnWords): Html {
  const rows = one.levels.map(({ id, level, title, description, needs }) => {
    const below =
      level > 1 && html`<p class="text-sm text-ink-soft">${t('crosswalks.below', { level: level - 1 })}</p>`;
    const list =
      needs.length > 0
        ? html`<ul class="learn-links">${needs.map((options) => need(options, t))}</ul>${below}`
        : html`<p>${t('crosswalks.needsNothing')}</p>`;
    return html`<tr id="${id}" class="anchored"><th scope="row"><span class="tnum">${level}</span> ${title}<span class="block font-normal text-ink-soft">${description}</span></th><td>${list}</td></tr>`;
  });
  return section(one, table(one.id, one.title, [t('crosswalks.level'), t('crosswalks.needs')], rows), t);
}

function statements(shelf: Library, all: readonly LocalStatements[], t: LearnWords): Html {
  const lists = all.map(({ id, title, url, items }) => {
    const rows = items.map(
      ({ to, numbers }) =>
        html`<tr><th scope="row">${withFamily(shelf, [to], to.title)}</th><td class="tnum">${numbers}</td></tr>`,
    );
    const columns = [t('crosswalks.principle'), t('crosswalks.numbers')];
    return html`<div id="${id}" class="anchored"><h3>${title}</h3><p>${outside(url, t('crosswalks.source'))}</p>${table(id, title, columns, rows)}</div>`;
  });
  return section({ id: 'statements', title: t('crosswalks.statements') }, html`${lists}`, t);
}

/** Every crosswalk, section by section. */
export function crosswalksHtml(shelf: Library, t: LearnWords): Html {
  return once(`crosswalks ${shelf.lang}`, () => {
    const { first, scales, others, statements: counted } = parts(shelf);
    return html`${first.map((one) => catalogue(shelf, one, t))}${scales.map((one) => scale(one, t))}${others.map((one) => catalogue(shelf, one, t))}${counted.length > 0 && statements(shelf, counted, t)}`;
  });
}

/** What a principle and its practices are called elsewhere, and which MLOps levels count on them; empty without any. */
export function principleCrosswalkHtml(shelf: Library, id: string, t: LearnWords): Html {
  return once(`crosswalk ${shelf.lang} ${id}`, () => {
    const { catalogues, levels, statements: counted } = shelf.crosswalkOf(id);
    const found = catalogues.map(({ id: name, title, entries }) => {
      const items = entries.map((entry) => {
        const outside = entry.url ? html` rel="noreferrer"` : null;
        return html`<li><a href="${counterpartPath(entry)}"${outside} class="link">${entry.title}</a>${linkList(entry.items, entry.title)}</li>`;
      });
      return html`<div><dt><a href="/learn/crosswalks#${name}" class="link">${title}</a></dt><dd><ul class="learn-links learn-counts">${items}</ul></dd></div>`;
    });
    const counts = levels.map(({ scale: name, level, items }) => {
      const words = t('principle.crosswalk.level', { scale: name, level: level.level, name: level.title });
      return html`<li><a href="/learn/crosswalks#${level.id}" class="link">${words}</a>${linkList(items, words)}</li>`;
    });
    const numbers = counted.map(
      ({ url, title, numbers: which }) =>
        html`<li>${outside(url, t('principle.crosswalk.statements', { name: title, numbers: which }))}</li>`,
    );
    if (found.length + counts.length + numbers.length === 0) return html``;
    const levelsPart =
      counts.length > 0 &&
      html`<div><dt>${t('principle.crosswalk.levels')}</dt><dd><ul class="learn-links learn-counts">${counts}</ul></dd></div>`;
    const numbersPart =
      numbers.length > 0 &&
      html`<div><dt>${t('crosswalks.statements')}</dt><dd><ul class="learn-links">${numbers}</ul></dd></div>`;
    return html`<dl class="learn-facts">${found}${levelsPart}${numbersPart}</dl><p class="mt-3"><a href="/learn/crosswalks" class="link">${t('principle.crosswalk.all')}</a></p>`;
  });
}
