import { notFound } from 'next/navigation';
import { getLocale, getTranslations } from 'next-intl/server';
import { ActionForm } from '@/app/_forms/action-form';
import { FormRadios } from '@/app/_forms/choices';
import { FormSelect, FormText } from '@/app/_forms/fields';
import { titled } from '@/app/_lib/title';
import { Callout } from '@/app/_ui/callout';
import { PageHeader } from '@/app/_ui/page-header';
import { SubmitButton } from '@/app/_ui/submit-button';
import { may } from '@/lib/access/allow';
import { requireTeam } from '@/lib/access/require';
import { formatQuarter } from '@/lib/i18n/format';
import { LIMITS } from '@/lib/limits';
import { listModelOptions } from '@/lib/model-versions/queries';
import { listRounds } from '@/lib/results/queries';
import { freeName } from '@/lib/rounds/names';
import { listTeamMembers } from '@/lib/teams/queries';
import { openRoundAction } from './actions';

const MODES = ['quick', 'key', 'full'] as const;
const FORMATS = ['anonymous', 'consensus'] as const;

export const generateMetadata = titled('rounds.open.title');

export default async function NewRoundPage({ params }: { params: Promise<{ teamId: string }> }) {
  const access = await requireTeam((await params).teamId);
  if (!may(access, 'round:open')) notFound();
  const [people, models, rounds] = await Promise.all([
    listTeamMembers(access),
    listModelOptions(access, access.team.scope),
    listRounds(access),
  ]);
  const quarter = formatQuarter(await getLocale(), new Date(), access.timeZone);
  const proposed = freeName(
    quarter,
    rounds.map(({ name }) => name),
  );
  const count = people.length;
  const [t, m] = await Promise.all([getTranslations('rounds'), getTranslations('models')]);
  // How many questions there are depends on the model as soon as there is a choice.
  const several = models.length > 1;
  return (
    <>
      <PageHeader title={t('open.title')} description={t('open.description')} />
      <ActionForm
        action={openRoundAction.bind(null, access.teamId)}
        className="flex max-w-read flex-col gap-8"
      >
        <FormText
          name="name"
          label={t('open.name')}
          defaultValue={proposed}
          maxLength={LIMITS.roundName}
          required
          autoComplete="off"
        />
        {several ? (
          <FormSelect
            name="model"
            label={m('open.model')}
            hint={m('open.optionHint')}
            defaultValue={models.find(({ isDefault }) => isDefault)?.id}
            options={models.map(({ id, own, version, questions }) => ({
              value: id,
              label: m('open.option', {
                name: m(own ? 'name.own' : 'name.builtIn', { version }),
                ...questions,
              }),
            }))}
          />
        ) : null}
        <FormRadios
          name="mode"
          legend={t('open.mode')}
          defaultValue="quick"
          options={MODES.map((value) => ({
            value,
            label: t(`modes.${value}`),
            hint: several ? m(`open.modeHints.${value}`) : t(`modeHints.${value}`),
          }))}
        />
        <FormRadios
          name="format"
          legend={t('open.format')}
          defaultValue="anonymous"
          options={FORMATS.map((value) => ({
            value,
            label: t(`formats.${value}`),
            hint: t(`formatHints.${value}`),
          }))}
        />
        {count < 3 ? (
          <Callout tone="warning" title={t('open.people', { count })}>
            {t('open.fewPeople')}
          </Callout>
        ) : (
          <p className="text-ink-soft">{t('open.people', { count })}</p>
        )}
        <div>
          <SubmitButton size="lg" pendingLabel={t('open.submit')}>
            {t('open.submit')}
          </SubmitButton>
        </div>
      </ActionForm>
    </>
  );
}
