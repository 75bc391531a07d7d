import { gainText } from '@/app/_results/gain';
import type { BadgeTone } from '@/app/_ui/badge';
import type { CalloutTone } from '@/app/_ui/callout';
import type { Recommendation } from '@/lib/advice/types';
import { roleTitle } from '@/lib/exports/from-advice';
import { formatPoints, formatShare } from '@/lib/i18n/format';
import { isolated } from '@/lib/i18n/names';
import { type Words, words } from '@/lib/i18n/words';
import { principle } from '@/lib/model/graph';
import { frameworkTitle, inSentence } from '@/lib/model/localize';
import type { FrameworkId, Lang, Level } from '@/lib/model/schema';
import type { Results } from '@/lib/results/queries';
import { benefitsOf } from '../_parts/benefits';
import { hasAbout } from './about';
import { sentenceText } from './sentence';

interface AnchorView {
  level: Level;
  label: string;
  words: string;
}

interface CardFact {
  label: string;
  value: string;
  note?: string;
}

/** A recommended step in words, ready to be drawn: plain data, so that a page carries it once and not as elements too. */
export interface CardView {
  practiceId: string;
  framework: FrameworkId;
  title: string;
  rank: string;
  badges: readonly { tone: BadgeTone; text: string; href?: string }[];
  sentence: string;
  /** From where to where, in the words of the two anchors. */
  from: AnchorView;
  to: AnchorView;
  facts: readonly CardFact[];
  notes: readonly { tone: CalloutTone; title: string; body: string }[];
  /** What opens below it: the last part of its address, and what the link says. */
  parts: readonly (readonly [place: string, label: string])[];
}

function badgesOf(
  w: Words,
  lang: Lang,
  recommendation: Recommendation,
  { model }: Results,
): CardView['badges'] {
  const { framework, practiceId, principleId, quickWin, pareto, timeCritical, confidence } = recommendation;
  const benefits = model.practices.find(({ id }) => id === practiceId)?.benefits;
  const all: (CardView['badges'][number] | false)[] = [
    { tone: framework, text: principle(model, principleId).title[lang] },
    ...benefitsOf(lang, benefits).map((benefit) => ({ tone: 'neutral' as const, ...benefit })),
    quickWin && { tone: 'accent', text: w('advice.quickWin') },
    pareto && { tone: 'accent', text: w('advice.pareto') },
    timeCritical && { tone: 'warning', text: w('advice.urgent') },
    confidence.discussFirst && { tone: 'warning', text: w('advice.discussBadge') },
  ];
  return all.filter((badge) => badge !== false);
}

/** What it adds in points, behind what it leads to. */
function pointsOf(w: Words, lang: Lang, { gain, framework }: Recommendation, model: Results['model']) {
  if (gain.principle === null) return undefined;
  const there = { gain: gainText(lang, gain.principle) };
  if (gain.overall !== null)
    return w('advice.facts.gainBoth', { ...there, overall: gainText(lang, gain.overall) });
  if (gain.framework === null) return w('advice.facts.gainThere', there);
  return w('advice.facts.gainFramework', {
    ...there,
    frameworkGain: gainText(lang, gain.framework),
    framework: frameworkTitle(model, framework, lang) ?? framework,
  });
}

/** What a step gives and costs, for comparing cards at a glance. */
function factsOf(w: Words, lang: Lang, recommendation: Recommendation, { model }: Results): CardFact[] {
  const { gain, climb, effort, principleId, framework } = recommendation;
  const { points, share, capacity } = effort;
  const shown = (label: string, value: number | null): CardFact[] =>
    value === null ? [] : [{ label, value: gainText(lang, value) }];
  const place = w('advice.facts.place', { place: isolated(principle(model, principleId).title[lang]) });
  const inFramework = w('advice.facts.place', { place: frameworkTitle(model, framework, lang) ?? framework });
  const note = pointsOf(w, lang, recommendation, model);
  const gains = climb
    ? [{ label: place, value: w('advice.facts.climb', { ...climb }), ...(note && { note }) }]
    : [
        ...(gain.overall === null
          ? shown(inFramework, gain.framework)
          : shown(w('advice.facts.overall'), gain.overall)),
        ...shown(place, gain.principle),
      ];
  return [
    ...gains,
    {
      label: w('advice.facts.effort'),
      value: w('advice.facts.points', { points: formatPoints(lang, points), count: points }),
      note: w('advice.facts.share', {
        share: formatShare(lang, share),
        capacity: formatPoints(lang, capacity),
      }),
    },
  ];
}

function notesOf(
  w: Words,
  lang: Lang,
  recommendation: Recommendation,
  { model }: Results,
): CardView['notes'] {
  const { who, confidence, framework, principleId } = recommendation;
  const place = principle(model, principleId);
  const all: (CardView['notes'][number] | false)[] = [
    place.outcome === true && {
      tone: 'info',
      title: w('advice.outcome.title'),
      body: w('advice.outcome.body', {
        principle: place.title[lang],
        framework: frameworkTitle(model, framework, lang) ?? framework,
      }),
    },
    confidence.discussFirst && {
      tone: 'warning',
      title: w('advice.discuss.title'),
      body: w('advice.discuss.body'),
    },
    who.accountableHeld === false &&
      who.accountable !== null && {
        tone: 'warning',
        title: w('advice.nobody.title'),
        body: w('advice.nobody.body', { role: roleTitle(model, who.accountable, lang) }),
      },
  ];
  return all.filter((note) => note !== false);
}

/** One recommended step: what, what for, at which price, and what its card opens. */
function cardView(lang: Lang, recommendation: Recommendation, results: Results): CardView {
  const w = words(lang);
  const { what, practiceId, framework, rank } = recommendation;
  const anchor = (key: 'today' | 'then', level: Level, text: string): AnchorView => ({
    level,
    label: w(`advice.${key}`, { level, name: inSentence(results.model.scale[level].name[lang]) }),
    words: text,
  });
  return {
    practiceId,
    framework,
    title: what.title[lang],
    rank: w('advice.rank', { rank }),
    badges: badgesOf(w, lang, recommendation, results),
    sentence: sentenceText(w, lang, recommendation, results),
    from: anchor('today', what.fromLevel, what.fromAnchor[lang]),
    to: anchor('then', what.toLevel, what.toAnchor[lang]),
    facts: factsOf(w, lang, recommendation, results),
    notes: notesOf(w, lang, recommendation, results),
    parts: [
      ['why', w('advice.why.show')],
      ...(hasAbout(results, recommendation, lang) ? [['about', w('learn.inPlace.about')] as const] : []),
    ],
  };
}

const made = new WeakMap<readonly Recommendation[], Map<Lang, string>>();

/**
 * All of them as one text. The same list is of the same published rows as one threshold shows them, and of the same people and
 * steps (lib/plans/advice.ts), so what was said of it holds as long as it is kept.
 */
export function cardsText(lang: Lang, recommendations: readonly Recommendation[], results: Results): string {
  const texts = made.get(recommendations) ?? new Map<Lang, string>();
  made.set(recommendations, texts);
  const text = texts.get(lang) ?? JSON.stringify(recommendations.map((one) => cardView(lang, one, results)));
  texts.set(lang, text);
  return text;
}
