import { getLocale } from 'next-intl/server';
import { Announce } from '@/app/_ui/announce';
import { ButtonLink } from '@/app/_ui/button';
import { Callout } from '@/app/_ui/callout';
import { isolated } from '@/lib/i18n/names';
import { getTranslations } from '@/lib/i18n/translate';
import { findItem } from '@/lib/model/graph';
import type { TeamAdvice } from '@/lib/plans/advice';

interface Props {
  practiceId: string | undefined;
  found: TeamAdvice;
  teamId: string;
}

/** Says what was just put into the plan; only what is really in it. */
export async function Added({ practiceId, found: { steps, results }, teamId }: Props) {
  const held = steps.some((step) => step.practiceId === practiceId && step.status !== 'dropped');
  if (!practiceId || !held) return null;
  const t = await getTranslations('advice.added');
  const practice = findItem(results.model, practiceId)?.title[await getLocale()] ?? practiceId;
  return (
    <Announce key={practiceId} id="added" className="scroll-mt-20">
      <Callout
        tone="success"
        title={t('title', { practice: isolated(practice) })}
        actions={<ButtonLink href={`/teams/${teamId}/plan`}>{t('go')}</ButtonLink>}
      >
        {t('body')}
      </Callout>
    </Announce>
  );
}
