import { useLocale } from 'next-intl';
import { formatCalendarDate } from '@/lib/i18n/format';
import { useTranslations } from '@/lib/i18n/translate';

interface Props {
  /** Last day for answering; null where none was named. */
  endsOn: string | null;
  endsItself: boolean;
  /** The day that it is where the organization is. */
  today: string;
}

/** Until when a round that is open takes answers, as one sentence; nothing where nobody said. */
export function Until({ endsOn, endsItself, today }: Props) {
  const t = useTranslations('rounds.until');
  const lang = useLocale();
  if (endsOn === null) return null;
  const day = formatCalendarDate(lang, endsOn);
  if (endsOn < today) return t(endsItself ? 'endsSoon' : 'over', { day });
  const last = endsOn === today ? t('today') : t('day', { day });
  return endsItself ? `${last} ${t('itself')}` : last;
}
