import { gainText } from '@/app/_results/gain';
import { isSatisfied } from '@/lib/advice/prerequisites';
import type { Recommendation } from '@/lib/advice/types';
import { roleTitle } from '@/lib/exports/from-advice';
import { formatPoints, formatScore } from '@/lib/i18n/format';
import { isolated } from '@/lib/i18n/names';
import type { Words } from '@/lib/i18n/words';
import { findItem, principle } from '@/lib/model/graph';
import { frameworkTitle, inSentence } from '@/lib/model/localize';
import type { Lang } from '@/lib/model/schema';
import { reachOf } from '@/lib/results/look';
import { type Results, rowOf } from '@/lib/results/queries';
import type { ResultRow } from '@/lib/results/types';

const ASSUMED = ['not_applicable', 'out_of_scope', 'claimed'];

/** How far a score can be trusted, inside a sentence; null for an agreed value. */
function reachWords(w: Words, lang: Lang, row: ResultRow): string | null {
  const reach = reachOf(row);
  switch (reach?.kind) {
    case 'interval':
      return w('results.range', { lo: formatScore(lang, reach.lo), hi: formatScore(lang, reach.hi) });
    case 'margin':
      return w('results.changeReach.margin', { margin: formatScore(lang, reach.margin) });
    case 'too_wide':
      return w('results.reach.tooWide');
    default:
      return null;
  }
}

/** Where the practice stands, and how sure that is. */
function todayText(
  w: Words,
  lang: Lang,
  recommendation: Recommendation,
  { round, rows }: Results,
  place: string,
) {
  const { now, principleId, practiceId, confidence } = recommendation;
  const kind = round.format === 'consensus' ? 'Consensus' : '';
  const measured = now.estimated
    ? rowOf(rows, 'principle', principleId)
    : rowOf(rows, 'practice', practiceId);
  const about = [
    measured && reachWords(w, lang, measured),
    now.n !== null && w('results.people', { n: now.n }),
    w(`advice.agreement.${confidence.agreement ?? 'none'}`),
  ];
  return w(`advice.step.today${now.estimated ? 'Estimated' : ''}${kind}`, {
    score: formatScore(lang, now.score),
    about: about.filter(Boolean).join(', '),
    principle: place,
  });
}

/** What it adds, of what may be told. */
function addsText(
  w: Words,
  lang: Lang,
  { gain, framework }: Recommendation,
  model: Results['model'],
  place: string,
) {
  if (gain.principle === null) return w('advice.step.gainUnknown');
  const rise = { principle: place, principleGain: gainText(lang, gain.principle) };
  if (gain.overall !== null) return w('advice.step.gain', { ...rise, overall: gainText(lang, gain.overall) });
  if (gain.framework === null) return w('advice.step.gainPrinciple', rise);
  return w('advice.step.gainFramework', {
    ...rise,
    framework: frameworkTitle(model, framework, lang) ?? framework,
    frameworkGain: gainText(lang, gain.framework),
  });
}

/** The whole recommendation in a few sentences (recommendation reference 4.7). */
export function sentenceText(w: Words, lang: Lang, recommendation: Recommendation, results: Results): string {
  const { model } = results;
  const { what, climb, effort, prerequisites, unlocks, who } = recommendation;
  const place = isolated(principle(model, recommendation.principleId).title[lang]);
  const levelName = (level: number) => inSentence(model.scale[level]?.name[lang] ?? '');
  const cost = { points: formatPoints(lang, effort.points), capacity: formatPoints(lang, effort.capacity) };
  // What still waits for something else is helped, but not opened by this step.
  const names = unlocks
    .filter(({ stillWaitingFor }) => stillWaitingFor === 0)
    .map(({ practiceId }) => `“${isolated(findItem(model, practiceId)?.title[lang] ?? practiceId)}”`);
  const met = prerequisites.filter(isSatisfied);
  const assumed = met.some(({ state }) => ASSUMED.includes(state));
  return [
    w('advice.step.what', {
      from: what.fromLevel,
      fromName: levelName(what.fromLevel),
      to: what.toLevel,
      toName: levelName(what.toLevel),
    }),
    todayText(w, lang, recommendation, results, place),
    climb && w('advice.step.climb', { ...climb, principle: place }),
    addsText(w, lang, recommendation, model, place),
    w('advice.step.cost', cost),
    names.length > 0 && w('advice.step.opens', { count: names.length, names: names.join(', ') }),
    w(`advice.step.${met.length === 0 ? 'needsNothing' : assumed ? 'needsAssumed' : 'needsMet'}`),
    who.accountable && w('advice.step.accountable', { role: roleTitle(model, who.accountable, lang) }),
  ]
    .filter(Boolean)
    .join(' ');
}
