import { Html, html } from '@/app/_lib/html';
import { stair } from '@/lib/charts/stair';
import type { Runs } from '@/lib/learn/local';
import type { LocalPractice, LocalPrinciple, LocalQuestion } from '@/lib/learn/principles';
import { builtInModel } from '@/lib/model/load';
import { type Lang, LEVELS } from '@/lib/model/schema';
import { inline, linkLines, paragraphs, selfLink } from './text';
import { type LearnWords, once } from './words';

/** The five answers to a question, each with the mark of its level. */
function levels(of: LocalQuestion['levels'], lang: Lang, t: LearnWords): Html {
  const { scale } = builtInModel();
  const items = LEVELS.map((level) => {
    const name = t('principle.level', { level, name: scale[level].name[lang] });
    return html`<li>${Html.chart(stair(level, { title: '', size: 20 }))}<div><p class="text-sm text-ink-soft">${name}</p><p>${inline(of[level] ?? [], lang)}</p></div></li>`;
  });
  return html`<ol class="learn-levels">${items}</ol>`;
}

/** A question with its five answers. */
export const questionHtml = ({ id, asked }: LocalPrinciple, lang: Lang, t: LearnWords): Html =>
  once(`question ${lang} ${id}`, () => (asked ? question(asked, lang, t) : html``));

const question = (asked: LocalQuestion, lang: Lang, t: LearnWords): Html =>
  html`<p class="max-w-read text-ink-soft">${inline(asked.question, lang)}</p>${levels(asked.levels, lang, t)}`;

const block = (title: string, body: Html): Html =>
  html`<div class="max-w-read"><h4>${title}</h4>${body}</div>`;

const dots = (of: readonly Runs[], lang: Lang): Html =>
  html`<ul class="learn-list is-dots">${of.map((runs) => html`<li>${inline(runs, lang)}</li>`)}</ul>`;

const fact = (label: string, body: Html | string): Html => html`<div><dt>${label}</dt><dd>${body}</dd></div>`;

/** What a practice costs and brings, and what it hangs together with. */
function facts(practice: LocalPractice, t: LearnWords): Html {
  const {
    effort,
    impact,
    phase,
    mlPhase,
    testLevel,
    testMoment,
    benefits,
    prerequisites,
    unlocks,
    evidence,
  } = practice;
  const phases = [phase, mlPhase].filter((one) => one !== undefined);
  const needs = prerequisites.map(
    ({ to, minLevel }) =>
      html`<span class="block"><a href="${to.href}" class="link">${to.title}</a> <span class="text-sm text-ink-soft">${t('principle.needsLevel', { level: minLevel })}</span></span>`,
  );
  return html`<dl class="learn-facts">${[
    fact(
      t('principle.effort'),
      html`${t('principle.effortValue', { points: effort })}<span class="block text-sm text-ink-soft">${t('principle.effortNote')}</span>`,
    ),
    fact(t('principle.impact'), t('principle.impactValue', { impact })),
    fact(t('principle.phase'), linkLines(phases)),
    testLevel ? fact(t('principle.testLevel'), t(`principle.testLevels.${testLevel}`)) : null,
    testMoment ? fact(t('principle.testMoment'), t(`principle.testMoments.${testMoment}`)) : null,
    benefits.length > 0 ? fact(t('principle.benefits'), linkLines(benefits)) : null,
    fact(t('principle.needs'), needs.length > 0 ? html`${needs}` : t('principle.needsNothing')),
    fact(t('principle.unlocks'), unlocks.length > 0 ? linkLines(unlocks) : t('principle.unlocksNothing')),
    evidence.length > 0 ? fact(t('principle.evidence'), linkLines(evidence)) : null,
  ]}</dl>`;
}

function section(practice: LocalPractice, lang: Lang, t: LearnWords): Html {
  const { id, title, key, facet, asked, learnMore, criteria, firstStep } = practice;
  const foundation = key ? html`<span class="learn-key">${t('principle.key')}</span>` : null;
  const facetTag = facet
    ? html`<span class="learn-key"><a href="${facet.href}" class="link"><span class="sr-only">${t('facets.mainly')} </span>${facet.title}</a></span>`
    : null;
  const body = [
    asked ? question(asked, lang, t) : null,
    learnMore.length > 0
      ? html`<div class="max-w-read space-y-3">${paragraphs(learnMore, lang)}</div>`
      : null,
    criteria.length > 0 ? block(t('principle.criteria'), dots(criteria, lang)) : null,
    firstStep ? block(t('principle.firstStep'), html`<p>${inline(firstStep, lang)}</p>`) : null,
    facts(practice, t),
  ];
  return html`<section id="${id}" aria-labelledby="${id}-title" class="anchored learn-practice"><p class="tnum text-sm text-ink-soft">${id} ${foundation}${facetTag}</p><div class="flex items-start gap-1"><h3 id="${id}-title">${title}</h3>${selfLink(id, t('nav.self', { name: title }))}</div><div class="mt-3 space-y-5">${body}</div></section>`;
}

/** Every practice of a principle in full: question, anchors, what level 3 looks like, how to begin, what it needs and opens. */
export const practicesHtml = ({ id, practices }: LocalPrinciple, lang: Lang, t: LearnWords): Html =>
  once(`practices ${lang} ${id}`, () => html`${practices.map((practice) => section(practice, lang, t))}`);
