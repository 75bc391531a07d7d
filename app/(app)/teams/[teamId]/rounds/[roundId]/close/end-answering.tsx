import { ActionForm } from '@/app/_forms/action-form';
import { ButtonLink } from '@/app/_ui/button';
import { Callout } from '@/app/_ui/callout';
import { PageHeader } from '@/app/_ui/page-header';
import { SubmitButton } from '@/app/_ui/submit-button';
import { isolated } from '@/lib/i18n/names';
import { useTranslations } from '@/lib/i18n/translate';
import { fewBegun, halfwayIn, neverShown } from '@/lib/rounds/participation';
import type { openRoundOf } from '@/lib/rounds/queries';
import type { Written } from '@/lib/rounds/written';
import { RoundSteps } from '../../../_parts/round-steps';
import { endAnsweringAction } from './actions';

interface Props {
  teamId: string;
  round: NonNullable<Awaited<ReturnType<typeof openRoundOf>>>;
  /** What is written down of a consensus, or of this person's own part. */
  written: Written | null;
}

/** The first step: what ending answering means, how far people are, and how much would stay empty. */
export function EndAnswering({ teamId, round, written }: Props) {
  const t = useTranslations('rounds');
  const anonymous = round.format === 'anonymous';
  const halfway = halfwayIn(round);
  return (
    <>
      <PageHeader
        title={t('ending.title', { name: isolated(round.name) })}
        description={t('ending.description')}
      />
      <ActionForm
        action={endAnsweringAction.bind(null, teamId, round.id)}
        className="flex max-w-read flex-col gap-6"
      >
        <RoundSteps round={round} />
        {neverShown({ format: round.format, invited: round.invited + round.left }) ? (
          <Callout tone="warning">{t('ending.hidden', { asked: round.invited })}</Callout>
        ) : round.begun === 'none' ? (
          <Callout tone="warning">{t('ending.empty')}</Callout>
        ) : anonymous && round.begun !== 'all' ? (
          <Callout tone={fewBegun(round) ? 'warning' : 'info'}>
            {fewBegun(round) ? `${t('ending.fewBegun')} ` : null}
            {t('ending.few')}
          </Callout>
        ) : null}
        {halfway ? <Callout tone="warning">{t(`ending.${halfway}`)}</Callout> : null}
        {written ? <WrittenSoFar consensus={!anonymous} written={written} /> : null}
        <div>
          <h2 className="text-lg">{t('ending.then')}</h2>
          <ol className="mt-2 list-decimal space-y-2 pl-5">
            <li>{t(anonymous ? 'ending.decide' : 'ending.decideAgreed')}</li>
            <li>{t('ending.publish')}</li>
          </ol>
          <p className="mt-3 text-ink-soft">{t('ending.late')}</p>
        </div>
        <div className="flex flex-wrap gap-2">
          <SubmitButton size="lg" pendingLabel={t('status.end')}>
            {t('status.end')}
          </SubmitButton>
          <ButtonLink href={`/teams/${teamId}`} size="lg">
            {t('ending.back')}
          </ButtonLink>
        </div>
      </ActionForm>
    </>
  );
}

/** In exact numbers, because it is everybody's or one's own. */
function WrittenSoFar({ consensus, written }: { consensus: boolean; written: Written }) {
  const t = useTranslations('rounds.ending');
  const { questions, answered, finished } = written;
  if (answered < questions) {
    // Who has said that they are done left the rest out on purpose.
    if (finished && !consensus) return null;
    return <Callout tone="warning">{t(consensus ? 'written' : 'own', { questions, answered })}</Callout>;
  }
  return consensus ? <p>{t('writtenAll', { questions })}</p> : null;
}
