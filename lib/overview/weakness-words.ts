import { formatList } from '@/lib/i18n/format';
import { words } from '@/lib/i18n/words';
import { principle } from '@/lib/model/graph';
import { frameworkTitle, text } from '@/lib/model/localize';
import type { Lang } from '@/lib/model/schema';
import type { SharedWeaknesses } from './weaknesses';

type Found = SharedWeaknesses['weaknesses'][number];

/** Principles that the sentence leads with. */
const NAMED = 3;

/** "Automation (DevOps)": several frameworks have one of their own. */
export const weaknessName = (lang: Lang, { model, principleId, framework }: Found): string =>
  words(lang, 'gaps')('inFramework', {
    principle: text(principle(model, principleId).title, lang),
    framework: frameworkTitle(model, framework, lang) ?? framework,
  });

/**
 * What holds most teams back, in one sentence or two. Where teams are below their targets nearly everywhere, that is no
 * finding: it leads with the principles in which most of them are furthest below.
 */
export function weaknessSentence(
  lang: Lang,
  { weaknesses, principles: all }: Pick<SharedWeaknesses, 'weaknesses' | 'principles'>,
): string {
  const t = words(lang, 'gaps.finding');
  const [first] = weaknesses;
  if (!first) return t(all > 0 ? 'none' : 'few');
  const { below, of, far } = first;
  const count = weaknesses.length;
  if (far === 0) return t('some', { count, all, principle: weaknessName(lang, first), below, of });
  const lead = weaknesses.filter((one) => one.far === far && one.of === of).slice(0, NAMED);
  const names = formatList(
    lang,
    lead.map((one) => weaknessName(lang, one)),
  );
  return t('far', { names, n: lead.length, far, of, count, all });
}
