import { eq } from 'drizzle-orm';
import { systemDatabase } from '@/db/client';
import { teams } from '@/db/schema';
import { assignJobRole, revokeInvitation } from '@/lib/teams/commands';
import { listInvitations } from '@/lib/teams/queries';
import { seen, type Values } from './answers';
import { THRESHOLD } from './people';
import { planFrom } from './plan';
import type { Tell } from './story';

/** Five quick rounds, a little better each time; and links of every kind. */
export const trend: Tell = async ({ organization, lead }) => {
  const team = await organization.team('Trend', lead, ['DE', 'DE', 'MLE', 'OPS', 'SWE', 'PO']);
  const better = seen({ start: 0.9, pace: 0.4, anew: true, dontKnow: 0.02 });
  return {
    team,
    quarters: Array.from({ length: 5 }, () => () => team.ask(better)),
    after: async () => {
      const access = await team.access();
      await team.invite({ role: 'viewer' });
      await team.invite({ jobRole: 'DS' });
      const [first] = (await listInvitations(access)).open;
      if (first) await revokeInvitation(access, first.id);
    },
  };
};

/** Four people: too few to be shown outside the team. */
export const four: Tell = async ({ organization, lead }) => {
  const team = await organization.team('Four', lead, ['DE', 'MLE', 'OPS', undefined]);
  const same = seen({ start: 2.2, dontKnow: 0.03 });
  return { team, quarters: [() => team.ask(same), () => team.ask(same)] };
};

/** Five people are asked: two answer, one skips everything, two do nothing. */
export const silent: Tell = async ({ organization, lead }) => {
  const team = await organization.team('Silent', lead, ['DE', 'MLE', 'OPS', 'SWE', 'PO']);
  const answers = seen({ start: 2 });
  return {
    team,
    quarters: [
      async () => {
        const round = await team.open();
        await team.answer(round, answers, [team.member(1), team.member(2)]);
        await team.answer(round, () => 'SKIP', [team.member(3)]);
        await team.close(round);
      },
    ],
  };
};

/** Items that do not apply to the team of full rounds; a key round asks the first only. */
export const NOT_APPLICABLE = ['DEV-MS-1', 'MLO-CD-2'] as const;
const REASON = 'Há uma aplicação só, e ninguém a divide.';

/**
 * Nine people with their job roles in a full round with two items that do not apply, in a full one in which the second
 * of them does again, and in a key one. One gets another job role in between. The plan has a step in every state.
 */
export const full: Tell = async ({ organization, lead }) => {
  const roles = ['DE', 'DE', 'MLE', 'OPS', 'SWE', 'OPS', 'PO', 'DS', 'DA'] as const;
  const team = await organization.team('Full', lead, roles);
  const [one, eight] = [team.member(1), team.note('changedJobRole', team.member(8))];
  const applies = seen({ start: 1.2, pace: 0.5, anew: true, dontKnow: 0.05 });
  const without =
    (...items: readonly string[]): Values =>
    (person, itemId, round) =>
      items.includes(itemId) && person.userId !== one.userId ? 'NA' : applies(person, itemId, round);
  const [lasting, passing] = NOT_APPLICABLE;
  return {
    team,
    quarters: [
      async () => {
        const reasons = { [lasting]: REASON, [passing]: 'Os modelos ainda não vão para produção.' };
        const { id } = await team.ask(without(lasting, passing), { mode: 'full', reasons });
        await planFrom(await team.access(one), id, [
          { owner: one, hoursSaved: 12.5, move: 'finish' },
          { owner: eight, hoursSaved: 6, move: 'start' },
          { move: 'drop' },
          { owner: one },
        ]);
      },
      async () => {
        await assignJobRole(await team.access(), { userId: eight.userId, role: 'MLE' });
        await team.ask(without(lasting), { mode: 'full', reasons: { [lasting]: REASON } });
      },
      () => team.ask(without(lasting), { mode: 'key', reasons: { [lasting]: REASON } }),
    ],
  };
};

/** Four people agree on their answers, and the facilitator writes them down. */
export const consensus: Tell = async ({ organization, lead }) => {
  const team = await organization.team('Consensus', lead, ['DE', 'MLE', 'OPS', 'PO']);
  const agreed = seen({ start: 1.5, pace: 0.5 });
  const write = async (values: Values, reasons?: Record<string, string>) => {
    const round = await team.open({ format: 'consensus' });
    await team.answer(round, values, [lead]);
    await team.close(round, reasons);
  };
  return {
    team,
    quarters: [
      () =>
        write((person, itemId, round) => (itemId === 'DEV-MS' ? 'NA' : agreed(person, itemId, round)), {
          'DEV-MS': REASON,
        }),
      () =>
        write((person, itemId, round) => (itemId === 'MLO-CT' ? 'DK' : agreed(person, itemId, round)), {}),
    ],
  };
};

/**
 * A closed round, and an open one: one has finished, one is half-way, one has skipped some, the others have not begun.
 * Two of those joined when it was open.
 */
export const open: Tell = async ({ organization, lead, admin }) => {
  const team = await organization.team('Open', lead, ['DE', 'MLE', 'OPS', 'SWE', 'PO']);
  const answers = seen({ start: 1.8, pace: 0.3 });
  return {
    team,
    quarters: [() => team.ask(answers)],
    after: async () => {
      const round = await team.open();
      const [finished, halfway, skipping] = [team.member(1), team.member(2), team.member(3)];
      await team.answer(round, answers, [team.note('finished', finished)]);
      const begun: Values = (person, itemId, index) =>
        itemId.startsWith('DEV') ? answers(person, itemId, index) : null;
      await team.answer(round, begun, [team.note('halfway', halfway)]);
      const skips: Values = (person, itemId, index) =>
        itemId.startsWith('MLO') ? 'SKIP' : begun(person, itemId, index);
      await team.answer(round, skips, [team.note('skipping', skipping)]);
      const link = await team.invite();
      team.note('late', await team.welcome(link, 'DS'));
      // Somebody who is in another team too.
      await team.bring(admin, link, 'MGR');
    },
  };
};

/** A team that is put away after its round. */
export const archived: Tell = async ({ organization, lead }) => {
  const team = await organization.team('Archived', lead, ['DE', 'MLE', 'OPS', 'SWE', 'PO']);
  return {
    team,
    quarters: [() => team.ask(seen({ start: 2 }))],
    after: () =>
      systemDatabase().update(teams).set({ archivedAt: new Date() }).where(eq(teams.id, team.place.teamId)),
  };
};

/** What a result of the team needs outside it, round by round. */
export const THRESHOLDS = [5, 3, 7] as const;

/** Five people, whose organization changes its mind about how many a result needs. */
export const thresholds: Tell = async ({ organization, lead }) => {
  const team = await organization.team('Thresholds', lead, ['DE', 'MLE', 'OPS', 'SWE', 'PO']);
  return {
    team,
    quarters: THRESHOLDS.map((threshold) => async () => {
      await organization.setThreshold(threshold);
      await team.ask(seen({ start: 1.6, pace: 0.2 }));
      await organization.setThreshold(THRESHOLD);
    }),
  };
};
