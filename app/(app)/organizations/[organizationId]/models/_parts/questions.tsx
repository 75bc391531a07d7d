import type { Route } from 'next';
import { ButtonLink } from '@/app/_ui/button';
import { getTranslations } from '@/lib/i18n/translate';
import type { Model } from '@/lib/model/schema';
import { askedItems } from '@/lib/scoring';
import { SCOPE } from './scope';

/** How much a model asks, and the way to its preview. */
export async function Questions({ model, preview }: { model: Model; preview: Route }) {
  const t = await getTranslations('models.preview');
  const many = (mode: 'quick' | 'key' | 'full') => askedItems(model, mode, null, SCOPE).length;
  return (
    <section aria-labelledby="preview" className="max-w-read space-y-3">
      <h2 id="preview">{t('title')}</h2>
      <p>{t('counts', { quick: many('quick'), key: many('key'), full: many('full') })}</p>
      <ButtonLink href={preview}>{t('link')}</ButtonLink>
    </section>
  );
}
