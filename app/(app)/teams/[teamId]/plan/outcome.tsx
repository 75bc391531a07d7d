import type { Route } from 'next';
import Link from 'next/link';
import { getLocale } from 'next-intl/server';
import { Check, Info } from '@/app/_ui/icons';
import { getTranslations } from '@/lib/i18n/translate';
import { outcomeWords } from '@/lib/plans/outcome-words';
import type { StepOutcome } from '@/lib/plans/outcomes';

interface Props {
  outcome: StepOutcome;
  /** Where a round is opened that would tell; null for people who may not. */
  openRound: Route | null;
}

/** Whether a finished step brought what it promised: in words first, then in numbers; or what would tell it. */
export async function Outcome({ outcome, openRound }: Props) {
  const t = await getTranslations('plan.outcome');
  const { verdict, numbers } = outcomeWords(await getLocale(), outcome);
  const kept = outcome.kind === 'measured' && outcome.kept;
  const Sign = kept ? Check : Info;
  return (
    <div className="mt-4 flex max-w-read gap-2 rounded-md bg-sunken p-3 print:mt-1.5 print:max-w-none print:p-0">
      <Sign aria-hidden className={kept ? 'mt-1 size-4 shrink-0 text-success' : 'mt-1 size-4 shrink-0'} />
      <p>
        <span className="sr-only">{t('label')} </span>
        {verdict}{' '}
        {openRound && (outcome.kind === 'waiting' || (outcome.kind === 'no_before' && !outcome.now)) ? (
          <Link href={openRound} className="link print:hidden">
            {t('open')}
          </Link>
        ) : null}
        {numbers ? <span className="tnum block text-sm text-ink-soft">{numbers}</span> : null}
      </p>
    </div>
  );
}
