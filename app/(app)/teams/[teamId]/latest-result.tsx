import { useLocale } from 'next-intl';
import { ScoreCell } from '@/app/_results/score-cell';
import { ButtonLink } from '@/app/_ui/button';
import { Card, CardHeader } from '@/app/_ui/card';
import { formatDay } from '@/lib/i18n/format';
import { nameFrameworks } from '@/lib/i18n/frameworks';
import { isolated } from '@/lib/i18n/names';
import { useTranslations } from '@/lib/i18n/translate';
import { frameworkTitle } from '@/lib/model/localize';
import { answeredBy, answeredValues } from '@/lib/results/answered';
import { reachOf } from '@/lib/results/look';
import { onlyAbout } from '@/lib/results/only-about';
import type { TeamResult } from '@/lib/results/overview';

const SCOPES = ['overall', 'DEV', 'DAT', 'MLO'] as const;

interface Props {
  teamId: string;
  result: TeamResult;
  timeZone: string;
  /** Whether it has anything to show this person: else no way leads to it. */
  shown: boolean;
  /** The word for the change of a row of it, with its points; null where there is none to tell. */
  changeOf: (scope: string) => string | null;
}

/** The newest result in four numbers; the rest is one click away. */
export function LatestResult({ teamId, result, timeZone, shown, changeOf }: Props) {
  const t = useTranslations();
  const lang = useLocale();
  const { round, rows, model, withoutResult } = result;
  const only = onlyAbout(round);
  const about = [
    isolated(round.name),
    ...(round.closedAt ? [formatDay(lang, round.closedAt, timeZone)] : []),
    t(`rounds.modeNames.${round.mode}`),
    ...(only ? [t('rounds.plan.only', { frameworks: nameFrameworks(lang, only) })] : []),
    t(`teams.overview.answersLong.${answeredBy(round)}`, answeredValues(round)),
  ];
  return (
    <Card as="section">
      <CardHeader
        title={t('teams.overview.latest')}
        description={about.join(' · ')}
        actions={
          shown ? (
            <ButtonLink href={`/teams/${teamId}/rounds/${round.id}`}>
              {t('teams.overview.seeResult')}
            </ButtonLink>
          ) : null
        }
      />
      {withoutResult ? (
        <p className="mb-4 max-w-read text-ink-soft">
          {t('teams.overview.newerWithout', { name: isolated(withoutResult) })}
        </p>
      ) : null}
      {shown ? null : <p className="max-w-read text-ink-soft">{t('teams.overview.nothingForYou')}</p>}
      {shown ? (
        <dl className="grid grid-cols-2 gap-4 sm:grid-cols-4">
          {SCOPES.flatMap((scope) => {
            const row = rows.find(({ id }) => id === scope);
            const change = row?.score == null ? null : changeOf(scope);
            return row ? (
              <div key={scope}>
                <dt className="text-sm text-ink-soft">
                  {frameworkTitle(model, scope, lang) ?? t(`common.frameworks.${scope}`)}
                </dt>
                <dd>
                  <ScoreCell row={row} model={model} />
                  {change ? <span className="block text-sm">{change}</span> : null}
                </dd>
              </div>
            ) : (
              []
            );
          })}
        </dl>
      ) : null}
      {rows.some((row) => reachOf(row)?.kind === 'margin') ? (
        <p className="mt-4 max-w-read text-sm text-ink-soft">{t('results.tiles.marginNote')}</p>
      ) : null}
    </Card>
  );
}
