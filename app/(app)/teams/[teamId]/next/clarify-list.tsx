import { getLocale } from 'next-intl/server';
import type { ClarifyItem, DiscussItem } from '@/lib/advice/types';
import { roleTitle } from '@/lib/exports/from-advice';
import { formatScore } from '@/lib/i18n/format';
import { isolated } from '@/lib/i18n/names';
import { getTranslations } from '@/lib/i18n/translate';
import { findItem } from '@/lib/model/graph';
import type { Model } from '@/lib/model/schema';

const SHOWN = 8;

interface Props<Item> {
  items: readonly Item[];
  model: Model;
}

/** What has to be found out before it can be planned, and by whom. */
export async function ClarifyList({ items, model }: Props<ClarifyItem>) {
  const t = await getTranslations('advice.clarify');
  const lang = await getLocale();
  if (items.length === 0) return null;
  const title = (id: string) => findItem(model, id)?.title[lang] ?? id;
  return (
    <section aria-labelledby="clarify" className="space-y-3">
      <h2 id="clarify">{t('title')}</h2>
      <p className="max-w-read text-ink-soft">{t('lead')}</p>
      <ul className="divide-y divide-line border-y border-line">
        {items.slice(0, SHOWN).map(({ scope, id, reason, n, dontKnow, blocks, askRoles }) => {
          const roles = askRoles.map((role) => roleTitle(model, role, lang)).join(', ') || t('anyone');
          const names = blocks.map((blocked) => `“${isolated(title(blocked))}”`).join(', ');
          return (
            <li key={`${scope} ${id}`} className="py-3">
              <p className="font-medium">{title(id)}</p>
              <p className="max-w-read text-ink-soft">
                {reason === 'unknown'
                  ? t('unknown', { count: dontKnow, roles })
                  : t('insufficient', { count: n, roles })}{' '}
                {blocks.length > 0 ? t('blocks', { count: blocks.length, names }) : null}
              </p>
            </li>
          );
        })}
      </ul>
      {items.length > SHOWN ? (
        <p className="text-sm text-ink-soft">{t('more', { count: items.length - SHOWN })}</p>
      ) : null}
    </section>
  );
}

/** Scored, but with answers so far apart that the score describes nobody's team. */
export async function DiscussList({ items, model }: Props<DiscussItem>) {
  const t = await getTranslations('advice.discussList');
  const lang = await getLocale();
  if (items.length === 0) return null;
  return (
    <section aria-labelledby="discuss" className="space-y-3">
      <h2 id="discuss">{t('title')}</h2>
      <p className="max-w-read text-ink-soft">{t('lead')}</p>
      <ul className="divide-y divide-line border-y border-line">
        {items.slice(0, SHOWN).map(({ scope, id, score, n }) => (
          <li key={`${scope} ${id}`} className="py-3">
            <p className="font-medium">{findItem(model, id)?.title[lang] ?? id}</p>
            <p className="max-w-read text-ink-soft">
              {t('item', { score: formatScore(lang, score), n: n ?? 0 })}
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}
