import { getLocale } from 'next-intl/server';
import { Announce } from '@/app/_ui/announce';
import { ButtonLink } from '@/app/_ui/button';
import { Callout } from '@/app/_ui/callout';
import { stepsToLevel } from '@/lib/advice/climb';
import type { StepLevel } from '@/lib/advice/types';
import { isolated } from '@/lib/i18n/names';
import { getTranslations } from '@/lib/i18n/translate';
import { findItem, principle } from '@/lib/model/graph';
import type { TeamAdvice } from '@/lib/plans/advice';

interface Props {
  practiceId: string | undefined;
  found: TeamAdvice;
  teamId: string;
}

/** Says what was just put into the plan; only what is really in it. */
export async function Added({ practiceId, found, teamId }: Props) {
  const { steps, results, states, seen } = found;
  const held = steps.findLast((step) => step.practiceId === practiceId && step.status !== 'dropped');
  if (!practiceId || !held) return null;
  const t = await getTranslations('advice.added');
  const lang = await getLocale();
  const { model } = results;
  const practice = findItem(model, practiceId)?.title[lang] ?? practiceId;
  // Which step it is follows from the score.
  const climb = seen.has(held.id)
    ? stepsToLevel(model, (id) => states.find((state) => state.id === id), {
        practiceId,
        to: held.targetLevel as StepLevel,
      })
    : null;
  const own = model.practices.find(({ id }) => id === practiceId);
  return (
    <Announce key={practiceId} id="added" className="scroll-mt-20">
      <Callout
        tone="success"
        title={t('title', { practice: isolated(practice) })}
        actions={<ButtonLink href={`/teams/${teamId}/plan`}>{t('go')}</ButtonLink>}
      >
        {climb && own
          ? `${t('climb', { ...climb, principle: isolated(principle(model, own.principle).title[lang]) })} `
          : null}
        {t('body')}
      </Callout>
    </Announce>
  );
}
