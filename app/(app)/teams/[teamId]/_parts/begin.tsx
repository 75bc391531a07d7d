import Link from 'next/link';
import { FormText } from '@/app/_forms/fields';
import { ButtonLink } from '@/app/_ui/button';
import { Card, CardHeader } from '@/app/_ui/card';
import { EmptyState } from '@/app/_ui/empty-state';
import { may } from '@/lib/access/allow';
import type { TeamAccess } from '@/lib/access/types';
import { getTranslations } from '@/lib/i18n/translate';
import { LIMITS } from '@/lib/limits';
import { INSIDE_THRESHOLD } from '@/lib/results/viewer';
import { listTeamMembers } from '@/lib/teams/queries';
import { InviteForm } from './invite-form';

/** As many as a team that begins has room for; whoever makes the link says how many are in theirs. */
const USUAL_TEAM = 10;

/** How many people are in the team, where a round of theirs would show nothing and more can be invited; else null. */
async function tooFew(access: TeamAccess): Promise<number | null> {
  if (!may(access, 'team:invite')) return null;
  const { length } = await listTeamMembers(access);
  return length < INSIDE_THRESHOLD ? length : null;
}

/** Of a team without a round, what to do next: open one, but invite people first where they are too few. */
export async function BeginActions({ access }: { access: TeamAccess }) {
  const t = await getTranslations('teams.overview');
  const { teamId } = access;
  const few = (await tooFew(access)) !== null;
  const open = (
    <ButtonLink key="open" href={`/teams/${teamId}/rounds/new`} variant={few ? 'secondary' : 'primary'}>
      {t('openRound')}
    </ButtonLink>
  );
  const invite = (
    <ButtonLink key="invite" href={`/teams/${teamId}/people`} variant={few ? 'primary' : 'secondary'}>
      {t('invite')}
    </ButtonLink>
  );
  return few ? [invite, open] : [open, invite];
}

/** A team that has never opened a round: how it begins, for whoever may open one. */
export async function Begin({ access }: { access: TeamAccess }) {
  const [t, link] = await Promise.all([
    getTranslations('teams.overview'),
    getTranslations('teams.people.invite'),
  ]);
  const { teamId } = access;
  const people = await tooFew(access);
  if (people === null) {
    return (
      <EmptyState title={t('noRound')} action={<BeginActions access={access} />}>
        {t('noRoundBody')}
      </EmptyState>
    );
  }
  return (
    <Card as="section">
      <CardHeader title={t('inviteFirst')} />
      <div className="grid max-w-read gap-4">
        <p>{t('inviteWhy', { people })}</p>
        <InviteForm teamId={teamId} submit={t('inviteLink')}>
          <input type="hidden" name="role" value="member" />
          <input type="hidden" name="jobRole" value="" />
          <input type="hidden" name="givenTo" value={link('wholeTeam')} />
          <FormText
            name="maxUses"
            type="number"
            min={1}
            max={LIMITS.linkUses}
            label={link('maxUses')}
            hint={link('maxUsesHint')}
            defaultValue={USUAL_TEAM}
            required
            className="max-w-xs"
          />
        </InviteForm>
        <p className="text-ink-soft">
          {t('inviteThen')}{' '}
          <Link href={`/teams/${teamId}/people`} className="link">
            {t('inviteMore')}
          </Link>
        </p>
        <div>
          <ButtonLink href={`/teams/${teamId}/rounds/new`}>{t('openRound')}</ButtonLink>
        </div>
      </div>
    </Card>
  );
}
