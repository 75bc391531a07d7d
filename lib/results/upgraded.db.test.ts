import { beforeAll, describe, expect, it } from 'vitest';
import { signedIn, teamAccess } from '@/db/testing/factories';
import { upgradedFrom } from '@/db/testing/release';
import { RELEASE_0_1_0 } from '@/db/testing/releases';
import { withDatabase } from '@/db/testing/with-database';
import { findTeamAccess } from '@/lib/access/find-access';
import { findRespondentAccess } from '@/lib/access/find-respondent';
import { republish } from '@/lib/jobs/republish';
import { publishBuiltInModel } from '@/lib/model/versions';
import { saveAnswers } from '@/lib/rounds/answers';
import { closeRound } from '@/lib/rounds/testing';
import { getResults } from './queries';

withDatabase(() => upgradedFrom('0.1.0'));
beforeAll(async () => {
  await publishBuiltInModel();
  await republish();
});

const { teams, organization } = RELEASE_0_1_0;
const lead = organization.people.facilitator;

describe('after an upgrade from 0.1.0', () => {
  const { archived, ...present } = teams;

  it.each(Object.values(present))(
    'everybody of $name sees the closed rounds',
    async ({ id, rounds, members }) => {
      for (const person of members) {
        const access = await teamAccess(person, id);
        for (const round of rounds.filter(({ open }) => !open)) {
          const results = await getResults(access, round.id);
          if (!results) throw new Error(`${round.name} has no results.`);
          expect(results.rows.filter(({ scope }) => scope === 'overall')).toHaveLength(1);
        }
      }
    },
  );

  it('nobody who is gone is let in, and a team that was put away can be read', async () => {
    const { leaver, gone, deleted } = teams;
    expect(await findTeamAccess(await signedIn(leaver.noted.left), leaver.id)).toBeNull();
    expect(await findTeamAccess(await signedIn(gone.noted.gone), gone.id)).toBeNull();
    // An account that was deleted cannot be signed in on at all.
    await expect(signedIn(deleted.noted.deleted)).rejects.toThrow('sessions');
    expect((await findTeamAccess(await signedIn(lead), archived.id))?.team.archivedAt).not.toBeNull();
  });

  it('the open round goes on, and closes', async () => {
    const { id, rounds, noted } = teams.open;
    const round = rounds.find(({ open }) => open);
    const access = await findRespondentAccess(await signedIn(noted.late), round?.id);
    if (!round || !access) throw new Error('They are asked.');
    const answer = { itemId: 'DEV-CI', value: 3, answeredAt: Date.now() };
    expect((await saveAnswers(access, [answer])).saved).toEqual(['DEV-CI']);
    const leading = await teamAccess(lead, id);
    await closeRound(leading, round.id);
    expect(await getResults(leading, round.id)).not.toBeNull();
  });
});
