import { ChevronDown } from '@/app/_ui/icons';
import { AskedPeople } from '@/app/(app)/teams/[teamId]/_parts/asked-people';
import { useTranslations } from '@/lib/i18n/translate';
import type { Lang } from '@/lib/model/schema';
import type { AskedList } from '@/lib/rounds/asked';

/** What the rule for showing results does not promise, in the order in which people ask (spec anonymity, 6). */
const LIMITS = ['extreme', 'others', 'spread', 'change', 'notApplicable', 'role', 'server'] as const;

/** Who else is asked, and what can still be found out: to be read before answering, folded so that the question comes first. */
export function Privacy({ asked, anonymous, lang }: { asked: AskedList; anonymous: boolean; lang: Lang }) {
  const t = useTranslations('rounds.limits');
  const { provider } = asked;
  return (
    <div className="mt-2 max-w-read">
      <AskedPeople asked={asked} lang={lang} />
      {anonymous ? (
        <details className="group/limits">
          <summary className="inline-flex min-h-10 cursor-pointer list-none items-center gap-1 rounded-md text-sm underline-offset-4 hover:underline">
            {t('title')}
            <ChevronDown aria-hidden className="size-4 transition-transform group-open/limits:rotate-180" />
          </summary>
          <ul className="mt-1 mb-2 list-disc space-y-1.5 pl-5 text-sm text-ink-soft">
            {LIMITS.map((limit) => (
              <li key={limit}>{t(limit)}</li>
            ))}
            <li>{provider ? t('verified', { provider }) : t('madeUp')}</li>
          </ul>
        </details>
      ) : null}
    </div>
  );
}
