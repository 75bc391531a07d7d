import type { Metadata, Route } from 'next';
import { getLocale } from 'next-intl/server';
import { getTranslations } from '@/lib/i18n/translate';
import { library } from '@/lib/learn/library';
import { AnchoredHeading } from '../_parts/anchor';
import { Contents } from '../_parts/contents';
import { LearnFrame } from '../_parts/frame';
import { LinkList } from '../_parts/links';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('learn.facets');
  return { title: t('title'), description: t('description') };
}

/** The practices by what they mainly are: the three parts of the definition of DevOps. */
export default async function FacetsPage() {
  const [t, lang] = await Promise.all([getTranslations('learn'), getLocale()]);
  const facets = library(lang).facets.map(({ id, families }) => ({
    id,
    families,
    title: t(`facets.names.${id}`),
    count: families.reduce((sum, { practices }) => sum + practices.length, 0),
  }));
  return (
    <LearnFrame
      part="principles"
      title={t('facets.title')}
      description={t('facets.lead')}
      above={[{ label: t('principles.title'), href: '/learn/principles' as Route }]}
      trail
    >
      <div className="learn-page">
        <Contents items={facets.map(({ id, title, count }) => ({ id, title: `${title} (${count})` }))} />
        <article className="learn-article">
          {facets.map(({ id, title, families, count }) => (
            <section key={id} id={id} aria-labelledby={`${id}-title`} className="anchored learn-section">
              <AnchoredHeading id={id} level={2} label={t('nav.self', { name: title })}>
                {title}
              </AnchoredHeading>
              <p>{t(`facets.about.${id}`)}</p>
              <p className="text-sm text-ink-soft">{t('principles.practices', { count })}</p>
              <ul className="learn-phases">
                {families.map(({ id: family, title: name, practices }) => (
                  <li key={family}>
                    <h3>{name}</h3>
                    <LinkList to={practices} label={`${title}: ${name}`} />
                  </li>
                ))}
              </ul>
            </section>
          ))}
        </article>
      </div>
    </LearnFrame>
  );
}
