import { notFound, redirect } from 'next/navigation';
import { getLocale, getTranslations } from 'next-intl/server';
import { ActionForm } from '@/app/_forms/action-form';
import { titled } from '@/app/_lib/title';
import { ButtonLink } from '@/app/_ui/button';
import { Callout } from '@/app/_ui/callout';
import { PageHeader } from '@/app/_ui/page-header';
import { SubmitButton } from '@/app/_ui/submit-button';
import { can } from '@/lib/access/policy';
import { requireTeam } from '@/lib/access/require';
import { closingOf } from '@/lib/rounds/not-applicable';
import { closeWithDecisionsAction } from './actions';
import { DecisionField } from './decision-field';
import { Rules } from './rules';

interface Props {
  params: Promise<{ teamId: string; roundId: string }>;
}

export const generateMetadata = titled('rounds.status.close');

/** The step before a round closes when there is something to decide: what does not apply to the team. */
export default async function CloseRoundPage({ params }: Props) {
  const { teamId, roundId } = await params;
  const access = await requireTeam(teamId);
  if (!can(access.role, 'round:close')) notFound();
  const closing = (await closingOf(access, roundId)) ?? notFound();
  if (closing.closedAt) redirect(`/teams/${teamId}/rounds/${roundId}`);
  const { name, model, items } = closing;
  const t = await getTranslations('rounds');
  const lang = await getLocale();
  const count = items.length;
  return (
    <>
      <PageHeader
        title={t('closing.title', { name })}
        description={count > 0 ? t('closing.description', { count }) : t('closing.nothing')}
      />
      {count > 0 ? <Rules /> : null}
      <ActionForm
        action={closeWithDecisionsAction.bind(null, teamId, roundId)}
        className="flex max-w-read flex-col gap-6"
      >
        {count > 0 ? <h2>{t('closing.list')}</h2> : null}
        {items.map((item) => (
          <DecisionField key={item.itemId} item={item} model={model} lang={lang} />
        ))}
        <Callout tone="warning">{t(count > 0 ? 'closing.warning' : 'status.closeBody')}</Callout>
        <div className="flex flex-wrap gap-2">
          <SubmitButton size="lg" pendingLabel={t('status.closeConfirm')}>
            {t('status.closeConfirm')}
          </SubmitButton>
          <ButtonLink href={`/teams/${teamId}`} variant="ghost" size="lg">
            {t('closing.back')}
          </ButtonLink>
        </div>
      </ActionForm>
    </>
  );
}
