import { buttonClass } from '@/app/_ui/button-class';
import { CONTROL } from '@/app/_ui/field';
import { Search } from '@/app/_ui/icons';
import { getTranslations } from '@/lib/i18n/translate';

/** Search as a plain form: it works without JavaScript, and its result has an address. */
export async function SearchForm({ query = '' }: { query?: string }) {
  const t = await getTranslations('learn.search');
  return (
    <search data-print="hide">
      <form action="/learn/search" className="flex gap-2">
        <input
          type="search"
          name="q"
          defaultValue={query}
          aria-label={t('label')}
          placeholder={t('placeholder')}
          maxLength={200}
          className={`${CONTROL} min-h-11 min-w-0 sm:w-72`}
        />
        <button type="submit" className={buttonClass('secondary', 'md', 'min-h-11')}>
          <Search aria-hidden />
          <span className="max-sm:sr-only">{t('submit')}</span>
        </button>
      </form>
    </search>
  );
}
