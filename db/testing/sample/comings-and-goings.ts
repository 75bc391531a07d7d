import { eq } from 'drizzle-orm';
import { systemDatabase } from '@/db/client';
import { users } from '@/db/schema';
import type { RoleId } from '@/lib/model/schema';
import { removePerson } from '@/lib/organizations/commands';
import { seen, type Values } from './answers';
import { planFrom } from './plan';
import type { Tell } from './story';

// Who stays answers the same again: what changes between two rounds of these teams is one person.
const same = seen({ start: 2 });

/** Six people, then one leaves the team. */
export const leaver: Tell = async ({ organization, lead }) => {
  const team = await organization.team('Leaver', lead, ['DE', 'DE', 'MLE', 'OPS', 'SWE', 'PO']);
  const left = team.note('left', team.member(4));
  return {
    team,
    quarters: [
      () => team.ask(same),
      async () => {
        await team.leave(left);
        await team.ask(same);
      },
    ],
  };
};

/** Five people, then a sixth joins. */
export const joiner: Tell = async ({ organization, lead }) => {
  const team = await organization.team('Joiner', lead, ['DE', 'DS', 'MLE', 'OPS', 'PO']);
  return {
    team,
    quarters: [
      () => team.ask(same),
      async () => {
        team.note('joined', await team.welcome(await team.invite({ jobRole: 'DA' }), undefined));
        await team.ask(same);
      },
    ],
  };
};

/** Six people; one leaves, and is back for the third round with another job role. */
export const returner: Tell = async ({ organization, lead }) => {
  const team = await organization.team('Returner', lead, ['DE', 'DA', 'MLE', 'OPS', 'SWE', 'PO']);
  const person = team.note('returned', team.member(2));
  return {
    team,
    quarters: [
      () => team.ask(same),
      async () => {
        await team.leave(person);
        await team.ask(same);
      },
      async () => {
        await team.bring(person, await team.invite(), 'DS');
        await team.ask(same);
      },
    ],
  };
};

/** Six people; one leaves the team and is then taken out of the organization, with a step of the plan. */
export const gone: Tell = async ({ organization, lead }) => {
  const team = await organization.team('Gone', lead, ['DE', 'DE', 'MLE', 'OPS', 'SWE', 'PO']);
  const person = team.note('gone', team.member(6));
  return {
    team,
    quarters: [
      async () => {
        const { id } = await team.ask(same);
        await planFrom(await team.access(), id, [{ owner: person, move: 'start', hoursSaved: 4 }]);
      },
      async () => {
        await team.leave(person);
        await removePerson(await organization.access(), person.userId);
        await team.ask(same);
      },
    ],
  };
};

/** Six people; the account of one is deleted, as an administrator of the database does it. */
export const deleted: Tell = async ({ organization, lead }) => {
  const team = await organization.team('Deleted', lead, ['DE', 'DE', 'MLE', 'OPS', 'SWE', 'PO']);
  const person = team.note('deleted', team.member(5));
  return {
    team,
    quarters: [
      async () => {
        const { id } = await team.ask(same);
        await planFrom(await team.access(), id, [{ owner: person, hoursSaved: 1.5 }, { move: 'finish' }]);
      },
      async () => {
        await systemDatabase().delete(users).where(eq(users.id, person.userId));
        team.forget(person);
        await team.ask(same);
      },
    ],
  };
};

/** What the one who is unsure does not know. */
export const UNKNOWN = 'DEV-CI';

/** In the second round one of the team does not know one item; everything else is answered as before. */
const unsure =
  (name: string, jobRoles: readonly RoleId[]): Tell =>
  async ({ organization, lead }) => {
    const team = await organization.team(name, lead, jobRoles);
    const one = team.note('unsure', team.member(3));
    const but: Values = (person, itemId, round) =>
      person.userId === one.userId && itemId === UNKNOWN ? 'DK' : same(person, itemId, round);
    return { team, quarters: [() => team.ask(same), () => team.ask(but)] };
  };

export const dontKnow = unsure('Dont Know', ['DE', 'DA', 'MLE', 'SWE', 'PO']);

/** Enough people to show the item outside the team all the same. */
export const dontKnowOfSix = unsure('Dont Know Of Six', ['DE', 'DA', 'MLE', 'SWE', 'PO', 'OPS']);
