import { useTranslations } from '@/lib/i18n/translate';
import type { Load, RoleLoad } from '@/lib/rounds/choices';

interface Props {
  load: Load;
  outside: number;
  /** People of one role are not all asked the same. */
  shared?: boolean;
  /** The page says of the whole team already that it is too small. */
  tooFew: boolean;
}

/** How much a round asks of whom, and what too few would be asked; phrasing content, because it stands in labels. */
export function LoadLines({ load, outside, shared, tooFew }: Props) {
  const t = useTranslations('rounds.load');
  const r = useTranslations('common.roles');
  const words = ({ questions, minutes }: RoleLoad) => {
    const own = t('questions', { questions, minutes });
    return shared ? t('most', { load: own }) : own;
  };
  const [first] = load.roles;
  const alike =
    first && load.roles.every((one) => one.questions === first.questions && one.minutes === first.minutes);
  const { unscored, insideOnly, questions: total } = load;
  return (
    <>
      {alike ? (
        <span className="block font-medium text-ink">{words(first)}</span>
      ) : (
        load.roles.map((one) => (
          <span key={one.role} className="block text-ink">
            {t('role', { role: one.role ? r(one.role) : t('noRole'), load: words(one) })}
          </span>
        ))
      )}
      {unscored > 0 && !tooFew ? (
        <span className="block">{t('unscored', { count: unscored, total })}</span>
      ) : null}
      {insideOnly > 0 ? (
        <span className="block">{t('insideOnly', { count: insideOnly, outside })}</span>
      ) : null}
    </>
  );
}
