import type { Route } from 'next';
import Form from 'next/form';
import { kindText } from '@/app/_results/trend-words';
import { Button } from '@/app/_ui/button';
import { Select } from '@/app/_ui/select';
import { formatDay } from '@/lib/i18n/format';
import { isolated } from '@/lib/i18n/names';
import type { TimedRound } from '@/lib/results/timed';
import type { Sides } from './sides';

interface Props {
  sides: Sides;
  rounds: readonly TimedRound[];
  /** The order of the list, which stays. */
  sort: string | null;
}

/** Chooses the two rounds; its answer is an address, to be shared and to go back to. */
export function ChooseRounds({ sides: { w, lang, of }, rounds, sort }: Props) {
  const { teamId, timeZone } = of.to;
  const options = rounds.toReversed().map((round) => ({
    value: round.id,
    label: [isolated(round.name), formatDay(lang, round.closedAt, timeZone), kindText(w, round)].join(' · '),
  }));
  return (
    <Form
      action={`/teams/${teamId}/compare` as Route}
      className="mb-8 flex flex-wrap items-end gap-3"
      aria-label={w('overTime.compare.title')}
      data-print="hide"
    >
      {(['from', 'to'] as const).map((name) => (
        <Select
          key={name}
          name={name}
          label={w(`overTime.compare.${name}`)}
          defaultValue={of[name].round.id}
          options={options}
          className="w-full min-w-0 sm:w-96"
        />
      ))}
      {sort ? <input type="hidden" name="sort" value={sort} /> : null}
      <Button type="submit">{w('overTime.compare.show')}</Button>
    </Form>
  );
}
