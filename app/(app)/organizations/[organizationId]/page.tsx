import Link from 'next/link';
import { getLocale } from 'next-intl/server';
import { titled } from '@/app/_lib/title';
import { answeredBy, answeredValues } from '@/app/_results/answered';
import { ScopeCell } from '@/app/_results/score-cell';
import { ButtonLink } from '@/app/_ui/button';
import { EmptyState } from '@/app/_ui/empty-state';
import { Name } from '@/app/_ui/name';
import { PageHeader } from '@/app/_ui/page-header';
import { Table, Td, Th } from '@/app/_ui/table';
import { ownRounds } from '@/lib/access/own-rounds';
import { can } from '@/lib/access/policy';
import { requireOrganization } from '@/lib/access/require';
import { formatDay } from '@/lib/i18n/format';
import { byName, isolated } from '@/lib/i18n/names';
import { getTranslations } from '@/lib/i18n/translate';
import { listTeams, listTeamsAside } from '@/lib/organizations/queries';
import { columnName } from '@/lib/results/column-names';
import { reachOf } from '@/lib/results/look';
import { type TeamResult, teamResults } from '@/lib/results/overview';
import { waitingRounds } from '@/lib/rounds/waiting';
import { Waiting } from '../../_waiting/waiting';
import { TeamsAside } from './teams-aside';

const SCOPES = ['overall', 'DEV', 'DAT', 'MLO'] as const;

export const generateMetadata = titled('organizations.teams.title');

/** A column that a phone leaves out, so that scores come into view. */
const WIDE = 'hidden sm:table-cell';

export default async function TeamsPage({ params }: { params: Promise<{ organizationId: string }> }) {
  const access = await requireOrganization((await params).organizationId);
  const lang = await getLocale();
  const [teams, waiting, t] = await Promise.all([
    listTeams(access),
    waitingRounds(access, lang),
    getTranslations(),
  ]);
  const [results, aside] = await Promise.all([teamResults(access, teams), listTeamsAside(access)]);
  // The teams of the sample organization stay as they are.
  const mayCreate = can(access.role, 'team:create') && !access.inDemo;
  const create = mayCreate ? (
    <ButtonLink href={`/organizations/${access.organizationId}/teams/new`} variant="primary">
      {t('organizations.teams.create')}
    </ButtonLink>
  ) : null;
  const past =
    teams.length === 0 && (await ownRounds(access.userId)).length > 0 ? (
      <ButtonLink href="/account">{t('account.pastAnswers')}</ButtonLink>
    ) : null;
  const columns = SCOPES.map((scope) => {
    const name = columnName(results.values(), scope, lang, t(`common.frameworks.${scope}`));
    return { scope, name };
  });
  const answered = ({ round }: TeamResult, key: 'answers' | 'answersLong') =>
    t(`teams.overview.${key}.${answeredBy(round)}`, answeredValues(round));
  const kind = ({ round }: TeamResult) =>
    `${t(`rounds.modeNames.${round.mode}`)} · ${t(`rounds.formats.${round.format}`)}`;
  /** To the questions where they wait for this person, else to the team. */
  const toRound = ({ id, openRoundId }: (typeof teams)[number]) =>
    waiting.some((one) => one.id === openRoundId && one.part)
      ? (`/rounds/${openRoundId}/answer` as const)
      : (`/teams/${id}` as const);
  const margins = [...results.values()].some(({ rows }) =>
    rows.some((row) => reachOf(row)?.kind === 'margin'),
  );
  return (
    <>
      <Waiting rounds={waiting} />
      <PageHeader
        title={t('organizations.teams.title')}
        description={teams.length > 0 ? t('organizations.teams.description') : undefined}
        actions={teams.length > 0 ? create : null}
      />
      {teams.length === 0 ? (
        <EmptyState title={t('organizations.teams.empty')} action={create ?? past}>
          {t(mayCreate ? 'organizations.teams.emptyBody' : 'organizations.teams.emptyMember')}
        </EmptyState>
      ) : (
        <Table caption={t('organizations.teams.caption')} hideCaption>
          <thead>
            <tr>
              <Th>{t('organizations.teams.team')}</Th>
              <Th numeric className={WIDE}>
                {t('organizations.teams.people')}
              </Th>
              <Th>{t('organizations.teams.round')}</Th>
              <Th numeric className={WIDE}>
                {t('organizations.teams.answered')}
              </Th>
              {columns.map(({ scope, name }) => (
                <Th key={scope}>{name}</Th>
              ))}
            </tr>
          </thead>
          <tbody>
            {byName(lang, teams, ({ name }) => name).map((team) => {
              const result = results.get(team.id);
              return (
                <tr key={team.id} className="*:align-top">
                  <Th scope="row">
                    <Link href={`/teams/${team.id}`} className="underline underline-offset-4">
                      <Name>{team.name}</Name>
                    </Link>
                    {team.openRoundName ? (
                      <Link
                        href={toRound(team)}
                        className="block py-0.5 text-sm font-normal text-ink-soft underline underline-offset-4"
                      >
                        {t(`organizations.teams.${team.openRoundFrozenAt ? 'ended' : 'open'}`, {
                          name: isolated(team.openRoundName),
                        })}
                      </Link>
                    ) : null}
                  </Th>
                  <Td numeric className={WIDE}>
                    {team.size ?? 0}
                  </Td>
                  <Td>
                    {result?.round.closedAt ? (
                      <Link href={`/teams/${team.id}/rounds/${result.round.id}`}>
                        <span className="underline underline-offset-4">
                          <Name>{result.round.name}</Name>
                        </span>
                        <span className="block text-sm whitespace-nowrap text-ink-soft">{kind(result)}</span>
                        <span className="block text-sm whitespace-nowrap text-ink-soft">
                          {formatDay(lang, result.round.closedAt, access.timeZone)}
                        </span>
                        <span className="block text-sm text-ink-soft sm:hidden">
                          {answered(result, 'answersLong')}
                        </span>
                        {result.withoutResult ? (
                          <span className="block text-sm text-ink-soft">
                            {t('teams.overview.newerWithout', { name: isolated(result.withoutResult) })}
                          </span>
                        ) : null}
                      </Link>
                    ) : (
                      <span className="text-ink-soft">
                        {t(`organizations.teams.${team.openRoundFrozenAt ? 'frozen' : 'noRound'}`)}
                      </span>
                    )}
                  </Td>
                  <Td numeric className={WIDE}>
                    {result ? answered(result, 'answers') : ''}
                  </Td>
                  {columns.map(({ scope, name }) => (
                    <Td key={scope}>{result ? <ScopeCell {...{ result, scope, name }} /> : null}</Td>
                  ))}
                </tr>
              );
            })}
          </tbody>
        </Table>
      )}
      {margins ? (
        <p className="mt-3 max-w-read text-sm text-ink-soft">{t('organizations.teams.marginNote')}</p>
      ) : null}
      <TeamsAside organizationId={access.organizationId} {...aside} lang={lang} timeZone={access.timeZone} />
    </>
  );
}
