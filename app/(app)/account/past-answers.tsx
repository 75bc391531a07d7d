import { getLocale } from 'next-intl/server';
import { Card, CardHeader } from '@/app/_ui/card';
import { ownRounds } from '@/lib/access/own-rounds';
import { formatDay } from '@/lib/i18n/format';
import { isolated } from '@/lib/i18n/names';
import { getTranslations } from '@/lib/i18n/translate';
import { PastRounds } from './past-rounds';

/** The way to one's own answers in published rounds; the only one for who left the team. */
export async function PastAnswers({ userId, sessionId }: { userId: string; sessionId: string }) {
  const rounds = await ownRounds(userId, sessionId);
  if (rounds.length === 0) return null;
  const [t, lang] = await Promise.all([getTranslations('account'), getLocale()]);
  const several = new Set(rounds.map(({ organization }) => organization)).size > 1;
  return (
    <Card as="section">
      <CardHeader title={t('pastAnswers')} description={t('pastAnswersHint')} />
      <PastRounds
        rounds={rounds.map(({ id, name, team, organization, timeZone, closedAt }) => ({
          id,
          name,
          about: t(several ? 'pastRoundOf' : 'pastRound', {
            team: isolated(team),
            organization: isolated(organization),
            day: formatDay(lang, closedAt, timeZone),
          }),
        }))}
      />
    </Card>
  );
}
