import clsx from 'clsx';
import { getLocale } from 'next-intl/server';
import { ActionForm } from '@/app/_forms/action-form';
import { FormCheck, FormRadios } from '@/app/_forms/choices';
import { FormSelect, FormText } from '@/app/_forms/fields';
import { titled } from '@/app/_lib/title';
import { ButtonLink } from '@/app/_ui/button';
import { Callout } from '@/app/_ui/callout';
import { PageHeader } from '@/app/_ui/page-header';
import { SubmitButton } from '@/app/_ui/submit-button';
import { may } from '@/lib/access/allow';
import { refusePage } from '@/lib/access/refuse-page';
import { requireTeam } from '@/lib/access/require';
import { formatQuarter } from '@/lib/i18n/format';
import { getTranslations } from '@/lib/i18n/translate';
import { LIMITS } from '@/lib/limits';
import { getOrganization } from '@/lib/organizations/queries';
import { listRounds } from '@/lib/results/queries';
import { INSIDE_THRESHOLD } from '@/lib/results/viewer';
import { type Load, type RoundChoice, roundChoices } from '@/lib/rounds/choices';
import { freeName } from '@/lib/rounds/names';
import { QUESTION_LIMIT } from '@/lib/rounds/schema';
import { openRoundAction } from './actions';
import { ByModel } from './by-model';
import { LoadLines } from './load-lines';

const MODES = ['quick', 'key', 'full'] as const;
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
  const [{ outsideThreshold }, rounds, lang] = await Promise.all([
    getOrganization(access),
    listRounds(access),
    getLocale(),
  ]);
  const { models, people: count, outside } = await roundChoices(access, lang, outsideThreshold);
  const quarter = formatQuarter(lang, new Date(), access.timeZone);
  const proposed = freeName(
    quarter,
    rounds.map(({ name }) => name),
  );
  const [t, m, w] = await Promise.all([
    getTranslations('rounds'),
    getTranslations('models'),
    getTranslations('teams'),
  ]);
  const several = models.length > 1;
  const first = (models.find(({ isDefault }) => isDefault) ?? models[0])?.id ?? '';
  const tooFew = count < INSIDE_THRESHOLD;
  const lines = (load: (choice: RoundChoice) => Load, shared = false) => (
    <ByModel
      chosen={first}
      of={Object.fromEntries(
        models.map((choice) => [
          choice.id,
          <LoadLines key={choice.id} load={load(choice)} {...{ outside, shared, tooFew }} />,
        ]),
      )}
    />
  );
  return (
    <>
      <PageHeader title={t('open.title')} description={t('open.description')} />
      <ActionForm
        action={openRoundAction.bind(null, access.teamId)}
        className="group/form flex max-w-read flex-col gap-8"
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
                  {count > 0 ? (
                    <span className={value === 'full' ? UNLIMITED : undefined}>
                      {lines(({ loads }) => loads[value])}
                    </span>
                  ) : null}
                  {count > 0 && value === 'full' ? (
                    <span className={LIMITED}>{lines(({ loads }) => loads.limited, true)}</span>
                  ) : null}
                </span>
                <span className={AGREED}>
                  <ByModel
                    chosen={first}
                    of={Object.fromEntries(
                      models.map(({ id, loads }) => [
                        id,
                        t('load.agreed', { questions: loads[value].questions }),
                      ]),
                    )}
                  />
                </span>
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
                {count > 0 ? (
                  <span className={UNLIMITED}>{lines(({ loads }) => loads.limited, true)}</span>
                ) : null}
              </>
            }
          />
        </div>
        {count > 0 ? <p className={clsx('text-sm text-ink-soft', ALONE)}>{t('load.minutes')}</p> : null}
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
          {tooFew ? (
            <Callout
              tone="warning"
              title={t('open.people', { count })}
              actions={
                may(access, 'team:invite') ? (
                  <ButtonLink href={`/teams/${access.teamId}/people`}>{w('overview.invite')}</ButtonLink>
                ) : null
              }
            >
              {t('open.fewPeople')}
            </Callout>
          ) : (
            <p className="text-ink-soft">{t('open.people', { count })}</p>
          )}
        </div>
        <p className={clsx('text-ink-soft', AGREED)}>{t('open.scribe')}</p>
        <div>
          <SubmitButton size="lg" pendingLabel={t('open.submit')}>
            {t('open.submit')}
          </SubmitButton>
        </div>
      </ActionForm>
    </>
  );
}
