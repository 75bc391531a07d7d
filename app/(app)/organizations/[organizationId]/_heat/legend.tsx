import { formatCalendarDate } from '@/lib/i18n/format';
import { useTranslations } from '@/lib/i18n/translate';
import { type Lang, LEVELS } from '@/lib/model/schema';

interface Props {
  lang: Lang;
  /** Day that changes are told since, `YYYY-MM-DD`. */
  since: string;
}

/** How to read the map: the scale at once, the rest when somebody asks. */
export function HeatLegend({ lang, since }: Props) {
  const t = useTranslations();
  const day = formatCalendarDate(lang, since);
  const signs = [
    ['heat-sign-p', t('heat.legend.provisional')],
    ['heat-sign-u', t('heat.legend.unknown')],
    ['heat-sign-n', t('heat.legend.grey')],
    ['heat-sign-h', t('heat.legend.hidden')],
  ] as const;
  const marks = [
    ['▲ ▼', t('heat.legend.certain', { day })],
    ['△ ▽', t('heat.legend.possible')],
    ['✓', t('heat.legend.target')],
  ] as const;
  return (
    <div className="heat-legend">
      <ul className="heat-scale">
        {LEVELS.map((level) => (
          <li key={level}>
            <span className="heat-chip" data-l={level} aria-hidden />
            {t('common.levels.value', { level })}
          </li>
        ))}
      </ul>
      <details>
        <summary>{t('heat.legend.title')}</summary>
        <p>{t('heat.legend.scale')}</p>
        <dl>
          {signs.map(([sign, text]) => (
            <div key={sign}>
              <dt>
                <span className={`heat-chip ${sign}`} aria-hidden />
              </dt>
              <dd>{text}</dd>
            </div>
          ))}
          {marks.map(([mark, text]) => (
            <div key={mark}>
              <dt aria-hidden>{mark}</dt>
              <dd>{text}</dd>
            </div>
          ))}
        </dl>
        <p>{t('heat.legend.none')}</p>
        <p>{t('heat.legend.cell')}</p>
        <p>{t('heat.legend.means')}</p>
      </details>
    </div>
  );
}
