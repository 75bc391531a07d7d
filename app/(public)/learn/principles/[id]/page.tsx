import type { Metadata, Route } from 'next';
import { notFound, permanentRedirect } from 'next/navigation';
import { getLocale } from 'next-intl/server';
import { Paragraphs } from '@/app/_learn/inline';
import { Badge } from '@/app/_ui/badge';
import { Callout } from '@/app/_ui/callout';
import { getTranslations } from '@/lib/i18n/translate';
import { library } from '@/lib/learn/library';
import { principlePath } from '@/lib/learn/paths';
import { Contents } from '../../_parts/contents';
import { LearnFrame } from '../../_parts/frame';
import { LinkList } from '../../_parts/links';
import { PracticeTexts } from '../../_parts/practices';
import { hasCrosswalk, PrincipleCrosswalk } from '../../_parts/principle-crosswalk';
import { Question } from '../../_parts/question';

interface Props {
  params: Promise<{ id: string }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const [{ id }, lang, family] = await Promise.all([
    params,
    getLocale(),
    getTranslations('common.frameworks'),
  ]);
  const found = library(lang).principle(id.toUpperCase());
  // Two families have a principle "Monitoring".
  return found
    ? { title: `${found.title} · ${family(found.framework)}`, description: found.description }
    : {};
}

/** One principle with everything that is asked about it. */
export default async function PrinciplePage({ params }: Props) {
  const [{ id }, lang, t, common] = await Promise.all([
    params,
    getLocale(),
    getTranslations('learn'),
    getTranslations('common.frameworks'),
  ]);
  const shelf = library(lang);
  const found = shelf.principle(id.toUpperCase()) ?? notFound();
  if (id !== id.toLowerCase()) permanentRedirect(principlePath(id) as Route);
  const { title, framework, definition, learnMore, outcome, asked, practices, parent, children, topics } =
    found;
  const above = [{ label: t('principles.title'), href: '/learn/principles' as Route }];
  if (parent) above.push({ label: parent.title, href: parent.href as Route });
  const crosswalk = shelf.crosswalkOf(found.id);
  const self = { id: 'crosswalk', title: t('principle.crosswalk.title') };
  return (
    <LearnFrame
      part="principles"
      title={title}
      above={above}
      trail
      meta={<Badge tone={framework}>{common(framework)}</Badge>}
      description={<Paragraphs of={definition} lang={lang} />}
    >
      <div className="learn-page">
        <Contents items={hasCrosswalk(crosswalk) ? [...practices, self] : practices} />
        <article className="learn-article">
          {outcome ? (
            <Callout title={t('principle.outcome.title')}>
              {t('principle.outcome.body', { family: common(framework) })}
            </Callout>
          ) : null}
          {learnMore.length > 0 ? (
            <section aria-labelledby="learn-more" className="learn-section">
              <h2 id="learn-more">{t('principle.learnMore')}</h2>
              <Paragraphs of={learnMore} lang={lang} />
              {topics.length > 0 ? (
                <div>
                  <p className="text-sm font-medium text-ink-soft">{t('principle.topics')}</p>
                  <LinkList to={topics} label={t('principle.topics')} />
                </div>
              ) : null}
            </section>
          ) : null}
          {children.length > 0 ? (
            <section aria-labelledby="children" className="learn-section">
              <h2 id="children">{t('principle.children')}</h2>
              <LinkList to={children} />
            </section>
          ) : null}
          {asked ? (
            <section aria-labelledby="question" className="learn-section">
              <h2 id="question">{t('principle.question')}</h2>
              <Question asked={asked} lang={lang} t={t} />
            </section>
          ) : null}
          {practices.length > 0 ? (
            <section aria-labelledby="practices" className="learn-section is-wide">
              <h2 id="practices">{t('principle.practices')}</h2>
              <PracticeTexts of={practices} lang={lang} t={t} />
            </section>
          ) : null}
          {hasCrosswalk(crosswalk) ? (
            <section id={self.id} aria-labelledby="crosswalk-title" className="anchored learn-section">
              <h2 id="crosswalk-title">{self.title}</h2>
              <PrincipleCrosswalk of={crosswalk} t={t} />
            </section>
          ) : null}
        </article>
      </div>
    </LearnFrame>
  );
}
