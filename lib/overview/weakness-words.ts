import { formatList } from '@/lib/i18n/format';
import { words } from '@/lib/i18n/words';
import { principle } from '@/lib/model/graph';
import { frameworkTitle, text } from '@/lib/model/localize';
import type { Lang } from '@/lib/model/schema';
import type { SharedWeaknesses } from './weaknesses';

type Found = SharedWeaknesses['reached'][number];

/** Principles that the sentence leads with. */
const NAMED = 3;
/** From so many principles on it tells more to name the few that teams have reached than to count the others. */
const MANY = 8;

/** "Automation (DevOps)": several frameworks have one of their own. */
export const weaknessName = (lang: Lang, { model, principleId, framework }: Found): string =>
  words(lang, 'gaps')('inFramework', {
    principle: text(principle(model, principleId).title, lang),
    framework: frameworkTitle(model, framework, lang) ?? framework,
  });

type Told = Pick<SharedWeaknesses, 'weaknesses' | 'principles' | 'reached'>;

/** In how many principles most teams are below their target; where that is nearly all, in which few they are not. */
function howMany(lang: Lang, { weaknesses, principles: all, reached }: Told): string {
  const t = words(lang, 'gaps.finding');
  const names = formatList(
    lang,
    reached.map((one) => weaknessName(lang, one)),
  );
  if (all < MANY || reached.length > NAMED) return t('count', { count: weaknesses.length, all });
  return reached.length > 0 ? t('only', { names }) : t('nowhere', { all });
}

/**
 * What holds most teams back, in one sentence or two. Where teams are below their targets nearly everywhere, that is no
 * finding: it leads with the principles that stand out, in which most of them are furthest below, or most are below at all.
 */
export function weaknessSentence(lang: Lang, found: Told): string {
  const t = words(lang, 'gaps.finding');
  const { weaknesses, principles: all } = found;
  const [first] = weaknesses;
  if (!first) return t(all > 0 ? 'none' : 'few');
  const { below, of, far } = first;
  const alike = (one: (typeof weaknesses)[number]) =>
    one.of === of && one.far === far && (far > 0 || one.below === below);
  const lead = weaknesses.filter(alike).slice(0, NAMED);
  const names = formatList(
    lang,
    lead.map((one) => weaknessName(lang, one)),
  );
  const said = { names, n: lead.length, of };
  return `${far > 0 ? t('far', { ...said, far }) : t('near', { ...said, below })} ${howMany(lang, found)}`;
}
