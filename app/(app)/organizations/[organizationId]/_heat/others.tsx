import { formatQuarter, formatScore } from '@/lib/i18n/format';
import { useTranslations } from '@/lib/i18n/translate';
import type { Lang } from '@/lib/model/schema';
import type { OtherTeams } from '@/lib/overview/other-teams';

/** What may be told of teams that are too small to be shown alone: together, of a quarter that is over. */
export function HeatOthers({ others, lang }: { others: readonly OtherTeams[]; lang: Lang }) {
  const t = useTranslations('heat.others');
  return others.map(({ quarter, kind, mean, teams }) => (
    <p key={kind} className="mt-2 max-w-read text-sm text-ink-soft">
      {t(kind, {
        teams,
        mean: formatScore(lang, mean),
        quarter: formatQuarter(lang, new Date(`${quarter}T00:00:00Z`), 'UTC'),
      })}
    </p>
  ));
}
