import type { Metadata } from 'next';
import { getLocale } from 'next-intl/server';
import { getTranslations } from '@/lib/i18n/translate';
import { type LocalPhase, library } from '@/lib/learn/library';
import { AnchoredHeading } from '../_parts/anchor';
import { LearnFrame } from '../_parts/frame';
import { LinkList } from '../_parts/links';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('learn.phases');
  return { title: t('title'), description: t('description') };
}

/** How many phases of the loop belong to development, and to DevOps at all. */
const [DEV, LOOP] = [4, 7];

/** Each phase with its practices. */
export default async function PhasesPage() {
  const [t, lang] = await Promise.all([getTranslations('learn.phases'), getLocale()]);
  const { phases } = library(lang);
  return (
    <LearnFrame part="phases" title={t('title')} description={t('lead')}>
      <div className="space-y-14">
        <section aria-labelledby="devops" className="space-y-8">
          <h2 id="devops">{t('devops')}</h2>
          <p className="font-medium">{t('halves.dev')}</p>
          <Phases phases={phases.slice(0, DEV)} />
          <p className="font-medium">{t('halves.ops')}</p>
          <Phases phases={phases.slice(DEV, LOOP)} />
        </section>
        <section aria-labelledby="mlops" className="space-y-8">
          <h2 id="mlops">{t('mlops')}</h2>
          <Phases phases={phases.slice(LOOP)} />
        </section>
      </div>
    </LearnFrame>
  );
}

async function Phases({ phases }: { phases: readonly LocalPhase[] }) {
  const [t, nav] = await Promise.all([getTranslations('learn.phases'), getTranslations('learn.nav')]);
  return (
    <ul className="learn-phases">
      {phases.map(({ id, practices }) => (
        <li key={id} id={id} className="anchored">
          <AnchoredHeading id={id} level={3} label={nav('self', { name: t(`names.${id}`) })}>
            {t(`names.${id}`)}
          </AnchoredHeading>
          <p className="mb-2 text-ink-soft">{t(`about.${id}`)}</p>
          <LinkList to={practices} label={t(`names.${id}`)} />
        </li>
      ))}
    </ul>
  );
}
