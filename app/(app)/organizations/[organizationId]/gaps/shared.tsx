import { getLocale } from 'next-intl/server';
import { Badge } from '@/app/_ui/badge';
import { Card } from '@/app/_ui/card';
import { Table, Td, Th } from '@/app/_ui/table';
import { formatList, formatPoints } from '@/lib/i18n/format';
import { getTranslations } from '@/lib/i18n/translate';
import { practice, principle } from '@/lib/model/graph';
import { frameworkTitle } from '@/lib/model/localize';
import type { Weakness } from '@/lib/overview/weakness-rules';
import type { On, Weaknesses } from '@/lib/overview/weaknesses';
import { PracticeLink, PrincipleLink } from './item-link';
import { ShareBar } from './share-bar';

/** More would be no place to begin at; the others are in the table. */
const FIRST = 6;

/** Principles in which most teams are below their target, and where to begin. */
export async function Shared({ found }: { found: Weaknesses }) {
  const t = await getTranslations('gaps.shared');
  const { weaknesses } = found;
  return (
    <section aria-labelledby="shared">
      <h2 id="shared" className="text-xl">
        {t('title')}
      </h2>
      <p className="mt-1 mb-4 max-w-read text-ink-soft">{t('lead')}</p>
      <ol aria-label={t('list')} className="grid gap-4 lg:grid-cols-2">
        {weaknesses.slice(0, FIRST).map((weakness) => (
          <WeaknessCard key={keyOf(weakness)} weakness={weakness} />
        ))}
      </ol>
      {found.withPractices === 0 ? (
        <p className="mt-3 max-w-read text-sm text-ink-soft">{t('noPractice')}</p>
      ) : null}
      {weaknesses.length > FIRST ? (
        <details className="mt-4">
          <summary className="cursor-pointer py-2">{t('all', { count: weaknesses.length })}</summary>
          <WeaknessTable weaknesses={weaknesses} />
        </details>
      ) : null}
    </section>
  );
}

/** The same principle may be in two models that are not on one scale. */
const keyOf = ({ model, own, principleId }: On<Weakness>) => `${own} ${model.modelVersion} ${principleId}`;

async function WeaknessCard({ weakness }: { weakness: On<Weakness> }) {
  const t = await getTranslations();
  const lang = await getLocale();
  const { model, own, principleId, framework, below, of, far, buildsOn, begin } = weakness;
  const asks = { model, own, lang };
  /** Several frameworks have an "Automation" of their own. */
  const named = (id: string) => {
    const { title, framework: place } = principle(model, id);
    if (place === framework) return title[lang];
    const words = { principle: title[lang], framework: frameworkTitle(model, place, lang) ?? place };
    return t('gaps.inFramework', words);
  };
  const effort = begin && practice(model, begin.practiceId).effort;
  return (
    <Card as="li" edge={framework}>
      <div className="mb-2 flex flex-wrap items-center gap-x-3 gap-y-1">
        <h3 className="text-lg">
          <PrincipleLink {...asks} id={principleId} />
        </h3>
        <Badge tone={framework}>{frameworkTitle(model, framework, lang) ?? framework}</Badge>
      </div>
      <ShareBar below={below} of={of} />
      <p className="tnum mt-2 font-medium">{t('gaps.shared.below', { below, of, far })}</p>
      {begin && effort ? (
        <p className="mt-3">
          {t.rich('gaps.shared.begin', {
            title: practice(model, begin.practiceId).title[lang],
            practice: () => <PracticeLink {...asks} id={begin.practiceId} />,
          })}
          <span className="tnum block text-sm text-ink-soft">
            {t('gaps.shared.beginFrom', {
              below: begin.below,
              of: begin.of,
              effort: t('advice.facts.points', { points: formatPoints(lang, effort), count: effort }),
            })}
          </span>
        </p>
      ) : null}
      {buildsOn.principles.length > 0 ? (
        <p className="mt-3 text-sm text-ink-soft">
          {t('gaps.shared.builtOn', {
            principles: formatList(lang, buildsOn.principles.map(named)),
            count: buildsOn.practices,
          })}
        </p>
      ) : null}
    </Card>
  );
}

async function WeaknessTable({ weaknesses }: { weaknesses: readonly On<Weakness>[] }) {
  const t = await getTranslations('gaps.shared');
  const lang = await getLocale();
  return (
    <Table caption={t('list')} hideCaption stack>
      <thead>
        <tr>
          <Th>{t('column.principle')}</Th>
          <Th numeric>{t('column.below')}</Th>
          <Th numeric>{t('column.far')}</Th>
          <Th numeric>{t('column.builtOn')}</Th>
          <Th>{t('column.begin')}</Th>
        </tr>
      </thead>
      <tbody>
        {weaknesses.map((weakness) => {
          const { model, own, principleId, below, of, far, buildsOn, begin } = weakness;
          const asks = { model, own, lang };
          return (
            <tr key={keyOf(weakness)}>
              <Th scope="row">
                <PrincipleLink {...asks} id={principleId} />
              </Th>
              <Td numeric label={t('column.below')}>
                {t('share', { below, of })}
              </Td>
              <Td numeric label={t('column.far')}>
                {far}
              </Td>
              <Td numeric label={t('column.builtOn')}>
                {buildsOn.practices}
              </Td>
              <Td label={t('column.begin')}>
                {begin ? (
                  <PracticeLink {...asks} id={begin.practiceId} />
                ) : (
                  <span className="text-ink-soft">{t('unknown')}</span>
                )}
              </Td>
            </tr>
          );
        })}
      </tbody>
    </Table>
  );
}
