import type { Route } from 'next';
import Link from 'next/link';
import { getLocale } from 'next-intl/server';
import { StairGlyph } from '@/app/_ui/stair-glyph';
import { getTranslations } from '@/lib/i18n/translate';
import { builtInModel } from '@/lib/model/load';
import { text } from '@/lib/model/localize';

/** What the numbers mean, in the model's own words. */
export async function LevelStairs() {
  const [t, lang] = await Promise.all([getTranslations('landing.levels'), getLocale()]);
  return (
    <section aria-labelledby="levels" className="space-y-6">
      <header className="max-w-read space-y-2">
        <h2 id="levels">{t('title')}</h2>
        <p className="text-ink-soft">{t('body')}</p>
      </header>
      <ol className="grid gap-4 sm:grid-cols-2 lg:grid-cols-5">
        {builtInModel().scale.map(({ level, name, anchor }) => (
          <li key={level} className="space-y-2 rounded-md border border-line bg-surface p-4">
            <StairGlyph level={level} size={32} label="" />
            <p className="font-medium">
              <span className="tnum">{level}</span> {text(name, lang)}
            </p>
            <p className="text-sm text-ink-soft">{text(anchor, lang)}</p>
          </li>
        ))}
      </ol>
      <p>
        <Link href={'/learn' as Route} prefetch={false} className="link inline-flex min-h-11 items-center">
          {t('learn')}
        </Link>
      </p>
    </section>
  );
}
