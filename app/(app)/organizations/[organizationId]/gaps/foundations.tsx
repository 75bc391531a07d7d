import { getLocale } from 'next-intl/server';
import { Badge } from '@/app/_ui/badge';
import { Card } from '@/app/_ui/card';
import { formatList, formatPoints } from '@/lib/i18n/format';
import { getTranslations } from '@/lib/i18n/translate';
import { practice, principle } from '@/lib/model/graph';
import { FEWEST_TEAMS } from '@/lib/overview/weakness-rules';
import type { Weaknesses } from '@/lib/overview/weaknesses';
import { PracticeLink } from './item-link';
import { ShareBar } from './share-bar';

const FIRST = 6;
/** Practices named of those that ask for one. */
const NAMED = 3;

/** Practices that most teams lack although others are built on them. */
export async function Foundations({ found }: { found: Weaknesses }) {
  const t = await getTranslations();
  const lang = await getLocale();
  const { foundations, withPractices } = found;
  return (
    <section aria-labelledby="foundations">
      <h2 id="foundations" className="text-xl">
        {t('gaps.foundations.title')}
      </h2>
      {foundations.length === 0 ? (
        <p className="mt-1 max-w-read text-ink-soft">
          {withPractices < FEWEST_TEAMS
            ? t('gaps.foundations.few', { count: withPractices })
            : t('gaps.foundations.none')}
        </p>
      ) : (
        <>
          <p className="mt-1 mb-4 max-w-read text-ink-soft">{t('gaps.foundations.lead')}</p>
          <ol aria-label={t('gaps.foundations.list')} className="grid gap-4 lg:grid-cols-2">
            {foundations.slice(0, FIRST).map(({ model, own, practiceId, below, of, need, neededBy }) => {
              const { effort, principle: principleId } = practice(model, practiceId);
              const { framework, title } = principle(model, principleId);
              const named = neededBy.slice(0, NAMED).map((id) => `“${practice(model, id).title[lang]}”`);
              const more = neededBy.length - named.length;
              return (
                <Card as="li" key={`${own} ${model.modelVersion} ${practiceId}`} edge={framework}>
                  <h3 className="mb-2 text-lg">
                    <PracticeLink {...{ model, own, lang }} id={practiceId} />
                  </h3>
                  <p className="mb-3">
                    <Badge tone={framework}>{title[lang]}</Badge>
                  </p>
                  <ShareBar below={below} of={of} />
                  <p className="tnum mt-2 font-medium">{t('gaps.foundations.below', { below, of, need })}</p>
                  <p className="mt-3 text-sm text-ink-soft">
                    {t('gaps.foundations.neededBy', {
                      count: neededBy.length,
                      practices: formatList(lang, [
                        ...named,
                        ...(more > 0 ? [t('gaps.foundations.more', { count: more })] : []),
                      ]),
                    })}
                    <span className="block">
                      {t('gaps.foundations.effort', {
                        effort: t('advice.facts.points', {
                          points: formatPoints(lang, effort),
                          count: effort,
                        }),
                      })}
                    </span>
                  </p>
                </Card>
              );
            })}
          </ol>
        </>
      )}
    </section>
  );
}
