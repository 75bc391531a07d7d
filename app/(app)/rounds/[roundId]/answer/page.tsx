import type { Metadata, Route } from 'next';
import { getLocale } from 'next-intl/server';
import { FollowsChanges } from '@/app/_live/follows-changes';
import { Live } from '@/app/_live/live';
import { Callout } from '@/app/_ui/callout';
import { Until } from '@/app/(app)/teams/[teamId]/_parts/until';
import { findTeamAccess } from '@/lib/access/find-access';
import { can } from '@/lib/access/policy';
import { refusePage } from '@/lib/access/refuse-page';
import { requireRespondent } from '@/lib/access/require';
import { readSession } from '@/lib/access/session';
import type { TeamAccess } from '@/lib/access/types';
import { calendarDay } from '@/lib/i18n/format';
import { isolated } from '@/lib/i18n/names';
import { getTranslations } from '@/lib/i18n/translate';
import { MESSAGES } from '@/lib/i18n/words';
import { getResults } from '@/lib/results/queries';
import { listAsked } from '@/lib/rounds/asked';
import { questionnaire } from '@/lib/rounds/questionnaire';
import './answer.css';
import { AnswerHeader } from './answer-header';
import { Closed } from './closed';
import type { TeamRow } from './own-picture';
import { Privacy } from './privacy';
import { Questionnaire } from './questionnaire';
import { sheetText } from './sheet';

interface Props {
  params: Promise<{ roundId: string }>;
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('answer'))('title') };
}

/** What a published round shows this person of their team, by principle; null where nothing of it is worked out. */
async function teamRows(access: TeamAccess, roundId: string): Promise<ReadonlyMap<string, TeamRow> | null> {
  const results = await getResults(access, roundId);
  if (!results) return null;
  return new Map(
    results.rows.flatMap(({ scope, id, score, status }): [string, TeamRow][] => {
      if (scope !== 'principle') return [];
      return [[id, score === null ? (status === 'hidden' ? 'hidden' : 'none') : { score }]];
    }),
  );
}

/** The questionnaire of one person in one round. */
export default async function AnswerPage({ params }: Props) {
  const { roundId } = await params;
  const access = await requireRespondent(roundId);
  const lang = await getLocale();
  const [round, t] = await Promise.all([questionnaire(access, lang), getTranslations('answer')]);
  // What one answered in a published round stays one's own in every role.
  if (!round.closedAt && !can(access.role, 'round:answer')) await refusePage(access, 'round:answer');
  const hidden = round.hidden ? (
    <div className="mb-6">
      <Callout title={t('hidden.title')}>{t('hidden.text')}</Callout>
    </div>
  ) : null;
  const strings = MESSAGES[lang].answer;
  const place = { userId: access.userId, roundId, teamId: access.teamId };
  const back = { back: t('back', { team: isolated(round.team) }), href: `/teams/${access.teamId}` as Route };
  if (round.frozenAt) {
    const claims = await readSession();
    const seen = claims && (await findTeamAccess(claims, access.teamId));
    const seesTeam = seen !== null;
    const team =
      seen && round.closedAt && round.format !== 'consensus' ? await teamRows(seen, roundId) : null;
    const away = { back: t('backToAccount'), href: '/account' as const };
    return (
      <>
        <AnswerHeader title={round.name} {...(seesTeam ? back : away)} />
        {hidden}
        <Closed {...{ place, round, seesTeam, team, strings, lang }} />
      </>
    );
  }
  const asked = await listAsked(access, roundId);
  return (
    <div className="answer">
      <Live teamId={access.teamId} />
      <FollowsChanges round={roundId} />
      <AnswerHeader title={round.name} {...back} privacy={t(`privacy.${round.format}`, round.thresholds)}>
        <p className="mt-1 text-sm text-ink-soft empty:hidden">
          <Until {...round} today={calendarDay(new Date(), access.timeZone)} />
        </p>
        <Privacy asked={asked} anonymous={round.format === 'anonymous'} lang={lang} />
      </AnswerHeader>
      {hidden}
      <noscript>
        <p className="rounded-md border border-line bg-sunken p-4">{t('noScript')}</p>
      </noscript>
      <Questionnaire
        place={place}
        name={round.name}
        sheet={sheetText(round.questions, { strings, lang })}
        answers={round.answers}
        agreed={round.format === 'consensus'}
        hasBefore={round.hasBefore && round.format !== 'consensus'}
        finished={round.finishedAt !== null}
        serverNow={Date.now()}
      />
    </div>
  );
}
