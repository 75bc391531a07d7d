import { FormCheck, FormChecks } from '@/app/_forms/choices';
import { FormDate, FormSelect } from '@/app/_forms/fields';
import { formatCalendarDate, zoneTitle } from '@/lib/i18n/format';
import { isolated } from '@/lib/i18n/names';
import { useTranslations } from '@/lib/i18n/translate';
import type { FrameworkId, Lang } from '@/lib/model/schema';
import { EVERY } from '@/lib/rounds/calendar';
import type { Askable } from '@/lib/rounds/choices';
import type { scheduleOf } from '@/lib/rounds/schedule';

/** A group of which at least one is to be ticked: without any, this says that it was asked. */
const Asked = ({ name }: { name: string }) => <input type="hidden" name={name} value="" />;

/** Which of the team's frameworks are asked. With one there is nothing to choose. */
export function WhatIsAsked({ scope }: { scope: readonly FrameworkId[] }) {
  const t = useTranslations();
  if (scope.length < 2) return null;
  return (
    <div>
      <Asked name="scope" />
      <FormChecks
        name="scope"
        legend={t('rounds.plan.scope')}
        hint={t('rounds.plan.scopeHint')}
        options={scope.map((value) => ({ value, label: t(`common.frameworks.${value}`) }))}
        defaultValues={scope}
      />
    </div>
  );
}

/** Who of the team is asked. */
export function WhoIsAsked({ team }: { team: readonly Askable[] }) {
  const t = useTranslations();
  if (team.length === 0) return null;
  return (
    <div>
      <Asked name="people" />
      <FormChecks
        name="people"
        columns
        legend={t('rounds.plan.people')}
        hint={t('rounds.plan.peopleHint')}
        options={team.map(({ userId, name, jobRole }) => ({
          value: userId,
          label: isolated(name),
          hint: t(`common.roles.${jobRole ?? 'none'}`),
        }))}
        defaultValues={team.map(({ userId }) => userId)}
      />
    </div>
  );
}

interface WhenProps {
  schedule: Awaited<ReturnType<typeof scheduleOf>>;
  lang: Lang;
  timeZone: string;
  now: Date;
}

/** Until when people answer, and how often such a round opens again. */
export function WhenIsAsked({ schedule, lang, timeZone, now }: WhenProps) {
  const t = useTranslations('rounds.plan');
  return (
    <>
      <div>
        <FormDate
          name="endsOn"
          label={t('endsOn')}
          hint={t('endsOnHint', { zone: zoneTitle(lang, timeZone, now) })}
          noDate={t('noEnd')}
          className="max-w-md"
        />
        <FormCheck name="endsItself" value="on" label={t('endsItself')} hint={t('endsItselfHint')} />
      </div>
      <FormSelect
        name="every"
        label={t('every')}
        hint={
          schedule && schedule.paused === null
            ? t('everyAnew', {
                every: t(`everyNames.${schedule.every}`),
                day: formatCalendarDate(lang, schedule.nextOn),
              })
            : t('everyHint')
        }
        className="max-w-md"
        defaultValue=""
        options={['' as const, ...EVERY].map((value) => ({
          value,
          label: t(`everyNames.${value || 'never'}`),
        }))}
      />
    </>
  );
}
