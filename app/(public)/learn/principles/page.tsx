import type { Metadata, Route } from 'next';
import Link from 'next/link';
import { getLocale } from 'next-intl/server';
import { getTranslations } from '@/lib/i18n/translate';
import { library } from '@/lib/learn/library';
import { builtInModel } from '@/lib/model/load';
import { LearnFrame } from '../_parts/frame';
import { LinkList } from '../_parts/links';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('learn.principles');
  return { title: t('title'), description: t('description') };
}

/** The three families: each principle with its definition. */
export default async function PrinciplesPage() {
  const [t, lang] = await Promise.all([getTranslations('learn.principles'), getLocale()]);
  const { families } = library(lang);
  const all = builtInModel().principles;
  const groups = new Set(all.flatMap(({ parent }) => parent ?? [])).size;
  return (
    <LearnFrame
      part="principles"
      title={t('title')}
      description={t('lead', { count: all.length, scored: all.length - groups, groups })}
    >
      <div className="space-y-12">
        {families.map(({ id, title, principles }) => (
          <section key={id} aria-labelledby={id}>
            <h2 id={id} className="mb-4">
              {title}
            </h2>
            <ul className="learn-principles" data-family={id}>
              {principles.map(({ to, description, practices, children }) => (
                <li key={to.id} id={to.id} className="anchored">
                  <h3>
                    <Link href={to.href as Route} prefetch={false} className="link">
                      {to.title}
                    </Link>
                  </h3>
                  <p className="text-ink-soft">{description}</p>
                  <LinkList to={children} label={to.title} />
                  <p className="text-sm text-ink-soft">{t('practices', { count: practices })}</p>
                </li>
              ))}
            </ul>
          </section>
        ))}
      </div>
    </LearnFrame>
  );
}
