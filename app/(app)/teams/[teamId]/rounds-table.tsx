import Link from 'next/link';
import { answeredBy, answeredValues } from '@/app/_results/answered';
import { Card, CardHeader } from '@/app/_ui/card';
import { Name } from '@/app/_ui/name';
import { Table, Td, Th } from '@/app/_ui/table';
import { formatDay } from '@/lib/i18n/format';
import { isolated } from '@/lib/i18n/names';
import { useTranslations } from '@/lib/i18n/translate';
import type { Lang } from '@/lib/model/schema';
import type { ListedRound } from '@/lib/results/queries';

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
  return (
    <Card as="section">
      <CardHeader title={t('teams.overview.rounds')} />
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
          {rounds.map((round) => {
            const closed = round.closedAt
              ? formatDay(lang, round.closedAt, timeZone)
              : t(`teams.overview.${ended ? 'answersEnded' : 'stillOpen'}`);
            return (
              <tr key={round.id}>
                <Th scope="row">
                  {round.closedAt ? (
                    <Link
                      href={`/teams/${teamId}/rounds/${round.id}`}
                      className="underline underline-offset-4"
                    >
                      <Name>{round.name}</Name>
                    </Link>
                  ) : (
                    <Name>{round.name}</Name>
                  )}
                  <span className="block text-sm font-normal text-ink-soft sm:hidden">{closed}</span>
                  {round.closedAt && !round.hasResult ? (
                    <span className="block text-sm font-normal text-ink-soft">
                      {t('teams.overview.noResult')}
                    </span>
                  ) : null}
                </Th>
                <Td>
                  {t(`rounds.modeNames.${round.mode}`)}
                  <span className="block text-sm text-ink-soft">{t(`rounds.formats.${round.format}`)}</span>
                </Td>
                <Td className="hidden sm:table-cell">{closed}</Td>
                <Td numeric>
                  {round.closedAt
                    ? t(`teams.overview.answers.${answeredBy(round)}`, answeredValues(round))
                    : ''}
                </Td>
                {mayManage ? (
                  <Td>
                    <Link
                      href={`/teams/${teamId}/rounds/${round.id}/manage`}
                      aria-label={t('teams.overview.manageName', { name: isolated(round.name) })}
                      className="underline underline-offset-4"
                    >
                      {t('teams.overview.manage')}
                    </Link>
                  </Td>
                ) : null}
              </tr>
            );
          })}
        </tbody>
      </Table>
    </Card>
  );
}
