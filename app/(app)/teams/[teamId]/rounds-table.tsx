import type { Route } from 'next';
import { ButtonLink } from '@/app/_ui/button';
import { Card, CardHeader } from '@/app/_ui/card';
import { Table, Th } from '@/app/_ui/table';
import { formatDay } from '@/lib/i18n/format';
import { nameFrameworks } from '@/lib/i18n/frameworks';
import { isolated } from '@/lib/i18n/names';
import { useTranslations } from '@/lib/i18n/translate';
import type { Lang } from '@/lib/model/schema';
import { answeredBy, answeredValues } from '@/lib/results/answered';
import { aYearBefore } from '@/lib/results/chosen';
import { onlyAbout } from '@/lib/results/only-about';
import type { ListedRound } from '@/lib/results/queries';
import { RoundRows } from './round-rows';

interface Props {
  teamId: string;
  rounds: readonly ListedRound[];
  /** Whether answering has ended in the round that is not published yet. */
  ended: boolean;
  /** Whether this person may rename rounds and take them back. */
  mayManage: boolean;
  lang: Lang;
  timeZone: string;
}

/** Every round of the team with how many answered. */
export function RoundsTable({ teamId, rounds, ended, mayManage, lang, timeZone }: Props) {
  const t = useTranslations();
  const year = aYearBefore(rounds);
  const noteOf = (round: ListedRound) => {
    const only = onlyAbout(round);
    const notes = [
      ...(only ? [t('rounds.plan.only', { frameworks: nameFrameworks(lang, only) })] : []),
      ...(round.closedAt && !round.hasResult ? [t('teams.overview.noResult')] : []),
    ];
    return notes.length > 0 ? notes.join(' · ') : null;
  };
  return (
    <Card as="section">
      <CardHeader
        title={t('teams.overview.rounds')}
        actions={
          rounds.filter(({ closedAt, hasResult }) => closedAt && hasResult).length > 1 ? (
            <>
              {year ? (
                <ButtonLink
                  href={`/teams/${teamId}/compare?from=${year.from.id}&to=${year.to.id}` as Route}
                  variant="ghost"
                >
                  {t('overTime.compare.year')}
                </ButtonLink>
              ) : null}
              <ButtonLink href={`/teams/${teamId}/compare` as Route}>{t('overTime.compare.link')}</ButtonLink>
            </>
          ) : null
        }
      />
      <Table caption={t('teams.overview.roundsCaption')} hideCaption>
        <thead>
          <tr>
            <Th>{t('teams.overview.round')}</Th>
            <Th>{t('teams.overview.mode')}</Th>
            <Th className="hidden sm:table-cell">{t('teams.overview.closed')}</Th>
            <Th numeric>{t('teams.overview.answered')}</Th>
            {mayManage ? (
              <Th>
                <span className="sr-only">{t('teams.overview.manage')}</span>
              </Th>
            ) : null}
          </tr>
        </thead>
        <tbody>
          <RoundRows
            rows={rounds.map((round) => ({
              id: round.id,
              name: round.name,
              href: round.closedAt ? `/teams/${teamId}/rounds/${round.id}` : null,
              closed: round.closedAt
                ? formatDay(lang, round.closedAt, timeZone)
                : t(`teams.overview.${ended ? 'answersEnded' : 'stillOpen'}`),
              note: noteOf(round),
              mode: t(`rounds.modeNames.${round.mode}`),
              format: t(`rounds.formats.${round.format}`),
              answered: round.closedAt
                ? t(`teams.overview.answers.${answeredBy(round)}`, answeredValues(round))
                : '',
              manage: mayManage
                ? {
                    href: `/teams/${teamId}/rounds/${round.id}/manage`,
                    label: t('teams.overview.manageName', { name: isolated(round.name) }),
                    word: t('teams.overview.manage'),
                  }
                : null,
            }))}
          />
        </tbody>
      </Table>
    </Card>
  );
}
