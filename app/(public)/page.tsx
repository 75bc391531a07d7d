import type { Route } from 'next';
import { ButtonLink } from '@/app/_ui/button';
import { demoEnabled } from '@/lib/env';
import { getTranslations } from '@/lib/i18n/translate';
import { DemoPanel } from './_landing/demo-panel';
import { ExampleResult } from './_landing/example-result';
import { How } from './_landing/how';
import { LevelStairs } from './_landing/levels';

interface Props {
  searchParams: Promise<{ demo?: string | string[] }>;
}

export default async function LandingPage({ searchParams }: Props) {
  const [t, { demo }] = await Promise.all([getTranslations('landing'), searchParams]);
  return (
    <div className="space-y-16 pb-8">
      <div className="grid items-end gap-8 lg:grid-cols-[3fr_2fr] lg:gap-16">
        <header className="space-y-6 lg:pt-8">
          <h1>{t('title')}</h1>
          <p className="max-w-read text-lg text-ink-soft">{t('lead')}</p>
          <ButtonLink href={'/sign-up' as Route} variant="primary" size="lg">
            {t('start')}
          </ButtonLink>
        </header>
        {demoEnabled() ? <DemoPanel unavailable={demo === 'unavailable'} /> : null}
      </div>
      <ExampleResult />
      <How />
      <LevelStairs />
    </div>
  );
}
