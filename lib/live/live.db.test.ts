import { afterEach, describe, expect, it, vi } from 'vitest';
import { systemDatabase } from '@/db/client';
import { topics } from '@/db/notifications';
import {
  makePerson,
  makeWorld,
  organizationAccess,
  respondentAccess,
  teamAccess,
} from '@/db/testing/factories';
import { withDatabase } from '@/db/testing/with-database';
import { removePerson } from '@/lib/organizations/commands';
import { saveAnswers } from '@/lib/rounds/answers';
import { endAnswering, finishAnswering } from '@/lib/rounds/commands';
import { cancelRound, renameRound } from '@/lib/rounds/take-back';
import { openQuick } from '@/lib/rounds/testing';
import { tellTeam } from './changed';
import { personTopic, roundTopic, teamTopic } from './channel';
import { changeStream } from './stream';

withDatabase();

afterEach(() => topics().end());

/** What is heard of these topics from now on; `settled` waits until a change of our own comes through after everything before it. */
async function hear(...names: string[]) {
  const heard: string[] = [];
  const mark = `${teamTopic('mark')}${Math.random()}`;
  topics().follow([...names, mark], (topic, part) => heard.push(part ? `${topic}/${part}` : String(topic)));
  const through = async () => {
    await vi.waitFor(async () => {
      await tellTeam(systemDatabase(), { teamId: mark.slice('team:'.length) });
      expect(heard).toContain(mark);
    });
    const known = heard.filter((one) => one !== mark);
    heard.length = 0;
    return known;
  };
  await through();
  return through;
}

async function world(size?: number) {
  const { facilitator, ...rest } = await makeWorld({ size });
  return { ...rest, lead: await teamAccess(facilitator, rest.teamId) };
}

const answer = (itemId: string) => ({ itemId, value: 2, answeredAt: Date.now() });

describe('open screens are told', () => {
  it('of what changes a team, once it is committed, and not of what was refused', async () => {
    const { lead, teamId } = await world();
    const heard = await hear(teamTopic(teamId));
    const roundId = await openQuick(lead);
    expect(await heard()).toEqual([teamTopic(teamId)]);
    await renameRound(lead, roundId, { name: 'Autumn' });
    expect(await heard()).toEqual([teamTopic(teamId)]);
    await expect(openQuick(lead)).rejects.toThrow('round_already_open');
    expect(await heard()).toEqual([]);
    await endAnswering(lead, roundId);
    expect(await heard()).toEqual([roundTopic(teamId, roundId), teamTopic(teamId)]);
    await cancelRound(lead, roundId);
    expect(await heard()).toContain(teamTopic(teamId));
  });

  it('of nothing that happens in another team', async () => {
    const { lead, teamId } = await world();
    const other = await world();
    const heard = await hear(teamTopic(teamId));
    await openQuick(other.lead);
    expect(await heard()).toEqual([]);
    await openQuick(lead);
    expect(await heard()).toEqual([teamTopic(teamId)]);
  });

  it('that people answer only when that takes the round to another step, which everybody may see', async () => {
    const { lead, members, teamId } = await world(6);
    const roundId = await openQuick(lead);
    const heard = await hear(teamTopic(teamId));
    const told: number[] = [];
    for (const person of members.slice(0, 6)) {
      const access = await respondentAccess(person, roundId);
      await saveAnswers(access, [answer('DEV-VC')]);
      await saveAnswers(access, [answer('DEV-CI')]);
      told.push((await heard()).length);
    }
    // Of six: some from the first, half from the third, all with the sixth.
    expect(told).toEqual([1, 0, 1, 0, 0, 1]);
    told.length = 0;
    for (const person of members.slice(0, 6)) {
      await finishAnswering(await respondentAccess(person, roundId));
      told.push((await heard()).length);
    }
    expect(told).toEqual([1, 0, 1, 0, 0, 1]);
  });
});

describe('a stream of changes', () => {
  const read = async (response: Response | null) => {
    const reader = response?.body?.getReader();
    const decoder = new TextDecoder();
    return async () => {
      const { done, value } = (await reader?.read()) ?? { done: true };
      return done ? null : decoder.decode(value);
    };
  };

  it('says that something changed, and no word of what; and ends when the person may not see it any more', async () => {
    const { organizationId, lead, teamId } = await world();
    const person = await makePerson(organizationId, 'viewer');
    const own = personTopic(person.userId);
    const allowed = async () => (await teamAccess(person, teamId).catch(() => null)) !== null;
    const next = await read(
      changeStream({
        userId: person.userId,
        topics: [own, teamTopic(teamId)],
        own,
        allowed,
        signal: new AbortController().signal,
      }),
    );
    expect(await next()).toBe('retry: 2000\n\n');
    await (await hear())();
    await openQuick(lead);
    expect(await next()).toBe('event: changed\ndata:\n\n');
    const owner = await makePerson(organizationId, 'owner');
    await removePerson(await organizationAccess(owner, organizationId), person.userId);
    expect(await next()).toBe('event: gone\ndata:\n\n');
    expect(await next()).toBeNull();
  });

  it('is refused to who has very many open, and given again when one is closed', () => {
    const ends: AbortController[] = [];
    const open = () => {
      const end = new AbortController();
      ends.push(end);
      return changeStream({
        userId: 'a person',
        topics: ['t'],
        own: 't',
        allowed: async () => true,
        signal: end.signal,
      });
    };
    expect(Array.from({ length: 20 }, open)).not.toContain(null);
    expect(open()).toBeNull();
    ends[0]?.abort();
    expect(open()).not.toBeNull();
    for (const end of ends) end.abort();
  });
});
