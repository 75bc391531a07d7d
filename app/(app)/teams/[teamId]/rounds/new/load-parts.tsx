import { ButtonLink } from '@/app/_ui/button';
import { Callout } from '@/app/_ui/callout';
import { may } from '@/lib/access/allow';
import type { TeamAccess } from '@/lib/access/types';
import { getTranslations } from '@/lib/i18n/translate';
import { INSIDE_THRESHOLD } from '@/lib/results/viewer';
import type { RoundChoices } from '@/lib/rounds/choices';
import type { LoadParts } from './live-loads';
import { LoadLines } from './load-lines';

export const MODES = ['quick', 'key', 'full'] as const;

/** What the round would ask of whom, and what of it too few would be asked for, by the place in the form where it is said. */
export async function loadParts(access: TeamAccess, choices: RoundChoices): Promise<LoadParts> {
  const { models, people, outside } = choices;
  const [t, w] = await Promise.all([getTranslations('rounds'), getTranslations('teams')]);
  const chosen = models.find(({ isDefault }) => isDefault) ?? models[0];
  const tooFew = people < INSIDE_THRESHOLD;
  const lines = (mode: (typeof MODES)[number] | 'limited') =>
    chosen && people > 0 ? (
      <LoadLines load={chosen.loads[mode]} shared={mode === 'limited'} {...{ outside, tooFew }} />
    ) : null;
  const modes = Object.fromEntries(
    MODES.flatMap((mode) => [
      [mode, lines(mode)],
      [`agreed.${mode}`, chosen ? t('load.agreed', { questions: chosen.loads[mode].questions }) : null],
    ]),
  );
  return {
    ...modes,
    limited: lines('limited'),
    people: tooFew ? (
      <Callout
        tone="warning"
        title={t('open.people', { count: people })}
        actions={
          may(access, 'team:invite') ? (
            <ButtonLink href={`/teams/${access.teamId}/people`}>{w('overview.invite')}</ButtonLink>
          ) : null
        }
      >
        {t('open.fewPeople')}
      </Callout>
    ) : (
      <p className="text-ink-soft">
        {t('open.people', { count: people })} {people < outside ? t('open.insideOnly', { outside }) : null}
      </p>
    ),
  };
}
