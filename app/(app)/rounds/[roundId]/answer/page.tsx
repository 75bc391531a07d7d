import type { Metadata, Route } from 'next';
import { getLocale } from 'next-intl/server';
import { Until } from '@/app/(app)/teams/[teamId]/_parts/until';
import { FollowsChanges } from '@/app/_live/follows-changes';
import { Live } from '@/app/_live/live';
import { Callout } from '@/app/_ui/callout';
import { findTeamAccess } from '@/lib/access/find-access';
import { can } from '@/lib/access/policy';
import { refusePage } from '@/lib/access/refuse-page';
import { requireRespondent } from '@/lib/access/require';
import { readSession } from '@/lib/access/session';
import { calendarDay } from '@/lib/i18n/format';
import { isolated } from '@/lib/i18n/names';
import { getTranslations } from '@/lib/i18n/translate';
import { MESSAGES } from '@/lib/i18n/words';
import { listAsked } from '@/lib/rounds/asked';
import { questionnaire } from '@/lib/rounds/questionnaire';
import './answer.css';
import { AnswerHeader } from './answer-header';
import { Closed } from './closed';
import { Privacy } from './privacy';
import { Questionnaire } from './questionnaire';
import { sheetText } from './sheet';

interface Props {
  params: Promise<{ roundId: string }>;
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('answer'))('title') };
}

/** The questionnaire of one person in one round. */
export default async function AnswerPage({ params }: Props) {
  const { roundId } = await params;
  const access = await requireRespondent(roundId);
  const lang = await getLocale();
  const [round, t] = await Promise.all([questionnaire(access, lang), getTranslations('answer')]);
  // What one answered in a published round stays one's own in every role.
  if (!round.closedAt && !can(access.role, 'round:answer')) await refusePage(access, 'round:answer');
  const hidden = round.hidden ? <Callout title={t('hidden.title')}>{t('hidden.text')}</Callout> : null;
  const strings = MESSAGES[lang].answer;
  const place = { userId: access.userId, roundId, teamId: access.teamId };
  const back = { back: t('back', { team: isolated(round.team) }), href: `/teams/${access.teamId}` as Route };
  if (round.frozenAt) {
    const claims = await readSession();
    const seesTeam = claims !== null && (await findTeamAccess(claims, access.teamId)) !== null;
    const away = { back: t('backToAccount'), href: '/account' as const };
    return (
      <>
        <AnswerHeader title={round.name} {...(seesTeam ? back : away)} />
        {hidden}
        <Closed {...{ place, round, seesTeam, strings, lang }} />
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
        sheet={sheetText(round.questions, { strings, lang })}
        answers={round.answers}
        finished={round.finishedAt !== null}
        serverNow={Date.now()}
      />
    </div>
  );
}
