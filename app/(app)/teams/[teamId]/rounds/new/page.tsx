import clsx from 'clsx';
import { getLocale } from 'next-intl/server';
import { ActionForm } from '@/app/_forms/action-form';
import { FormCheck, FormRadios } from '@/app/_forms/choices';
import { FormSelect, FormText } from '@/app/_forms/fields';
import { titled } from '@/app/_lib/title';
import { PageHeader } from '@/app/_ui/page-header';
import { SubmitButton } from '@/app/_ui/submit-button';
import { may } from '@/lib/access/allow';
import { refusePage } from '@/lib/access/refuse-page';
import { requireTeam } from '@/lib/access/require';
import { formatQuarter } from '@/lib/i18n/format';
import { byName } from '@/lib/i18n/names';
import { getTranslations } from '@/lib/i18n/translate';
import { LIMITS } from '@/lib/limits';
import { getOrganization } from '@/lib/organizations/queries';
import { listRounds } from '@/lib/results/queries';
import { roundChoices } from '@/lib/rounds/choices';
import { freeName } from '@/lib/rounds/names';
import { scheduleOf } from '@/lib/rounds/schedule';
import { QUESTION_LIMIT } from '@/lib/rounds/schema';
import { openRoundAction, previewRound } from './actions';
import { LiveLoads, LoadPart } from './live-loads';
import { loadParts, MODES } from './load-parts';
import { WhatIsAsked, WhenIsAsked, WhoIsAsked } from './planned';

const FORMATS = ['anonymous', 'consensus'] as const;

/** What is said depends on what is chosen in the same form, with or without scripts. */
const ALONE = 'block group-has-[input[value=consensus]:checked]/form:hidden';
const AGREED = 'hidden group-has-[input[value=consensus]:checked]/form:block';
const UNLIMITED = 'block group-has-[input[name=limited]:checked]/form:hidden';
const LIMITED = 'hidden group-has-[input[name=limited]:checked]/form:block';

export const generateMetadata = titled('rounds.open.title');

export default async function NewRoundPage({ params }: { params: Promise<{ teamId: string }> }) {
  const access = await requireTeam((await params).teamId);
  if (!may(access, 'round:open')) await refusePage(access, 'round:open');
  const [{ outsideThreshold }, rounds, schedule, lang] = await Promise.all([
    getOrganization(access),
    listRounds(access),
    scheduleOf(access),
    getLocale(),
  ]);
  const choices = await roundChoices(access, lang, outsideThreshold);
  const { models, team } = choices;
  const [parts, t, m] = await Promise.all([
    loadParts(access, choices),
    getTranslations('rounds'),
    getTranslations('models'),
  ]);
  const now = new Date();
  const proposed = freeName(
    formatQuarter(lang, now, access.timeZone),
    rounds.map(({ name }) => name),
  );
  const first = (models.find(({ isDefault }) => isDefault) ?? models[0])?.id ?? '';
  const part = (name: string) => <LoadPart name={name}>{parts[name]}</LoadPart>;
  return (
    <>
      <PageHeader title={t('open.title')} description={t('open.description')} />
      <ActionForm
        action={openRoundAction.bind(null, access.teamId)}
        className="group/form flex max-w-read flex-col gap-8"
      >
        <LiveLoads preview={previewRound.bind(null, access.teamId)}>
          <FormText
            name="name"
            label={t('open.name')}
            defaultValue={proposed}
            maxLength={LIMITS.roundName}
            required
            autoComplete="off"
          />
          {models.length > 1 ? (
            <FormSelect
              name="model"
              label={m('open.model')}
              hint={m('open.optionHint')}
              defaultValue={first}
              options={models.map(({ id, own, version, questions }) => ({
                value: id,
                label: m('open.option', {
                  name: m(own ? 'name.own' : 'name.builtIn', { version }),
                  ...questions,
                }),
              }))}
            />
          ) : null}
          <WhatIsAsked scope={access.team.scope} />
          <FormRadios
            name="mode"
            legend={t('open.mode')}
            defaultValue="quick"
            options={MODES.map((value) => ({
              value,
              label: t(`modes.${value}`),
              hint: (
                <>
                  <span className={ALONE}>
                    {t(`modeHints.${value}`)}
                    <span className={value === 'full' ? UNLIMITED : undefined}>{part(value)}</span>
                    {value === 'full' ? <span className={LIMITED}>{part('limited')}</span> : null}
                  </span>
                  <span className={AGREED}>{part(`agreed.${value}`)}</span>
                </>
              ),
            }))}
          />
          {/* A limit is of use where all practices are asked of several people. */}
          <div className="hidden group-has-[input[value=full]:checked]/form:group-has-[input[value=anonymous]:checked]/form:block">
            <FormCheck
              name="limited"
              value="on"
              label={<span className="font-medium">{t('load.limit', { limit: QUESTION_LIMIT })}</span>}
              hint={
                <>
                  {t('load.limitHint')}
                  <span className={UNLIMITED}>{part('limited')}</span>
                </>
              }
            />
          </div>
          <p className={clsx('text-sm text-ink-soft', ALONE)}>{t('load.minutes')}</p>
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
          <div className={ALONE}>
            <WhoIsAsked team={byName(lang, team, ({ name }) => name)} />
            <div aria-live="polite" className="mt-2">
              {part('people')}
            </div>
          </div>
          <p className={clsx('text-ink-soft', AGREED)}>{t('open.scribe')}</p>
          <WhenIsAsked {...{ schedule, lang, now }} timeZone={access.timeZone} />
          <div>
            <SubmitButton size="lg" pendingLabel={t('open.submit')}>
              {t('open.submit')}
            </SubmitButton>
          </div>
        </LiveLoads>
      </ActionForm>
    </>
  );
}
