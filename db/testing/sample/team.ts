import { and, eq } from 'drizzle-orm';
import { systemDatabase } from '@/db/client';
import { teamMembers } from '@/db/schema';
import { inOrganization } from '@/db/tenancy';
import { signedIn, teamAccess } from '@/db/testing/factories';
import { findRespondentAccess } from '@/lib/access/find-respondent';
import { join, joinAsNew } from '@/lib/access/join';
import type { AnswerValue, RoleId } from '@/lib/model/schema';
import { modelVersion } from '@/lib/model/versions';
import { saveAnswers } from '@/lib/rounds/answers';
import { endAnswering, finishAnswering, openRound, publishRound } from '@/lib/rounds/commands';
import { closingOf } from '@/lib/rounds/not-applicable';
import type { OpenRoundForm } from '@/lib/rounds/schema';
import { questionsOf } from '@/lib/scoring';
import { inviteToTeam, removeFromTeam } from '@/lib/teams/commands';
import type { InvitationForm } from '@/lib/teams/schema';
import type { Values } from './answers';
import { domainOf, type Member, PASSWORD, type SamplePerson } from './people';

type RoundOptions = Partial<Omit<OpenRoundForm, 'name'>>;
type Given = Record<string, AnswerValue>;

export interface SampleRound extends OpenRoundForm {
  id: string;
  open: boolean;
}

interface Place {
  organizationId: string;
  organization: string;
  teamId: string;
  name: string;
  /** Who invites people, and opens and closes its rounds. */
  lead: SamplePerson;
}

/** A team that lives through the product's own commands, and remembers who answered what. */
export class SampleTeam {
  readonly rounds: SampleRound[] = [];
  /** People in the team now. */
  members: Member[] = [];
  private joined = 0;
  /** What each person answered, by round. */
  private readonly given: Map<string, Given>[] = [];
  private readonly noted = new Map<string, Member>();

  constructor(readonly place: Place) {}

  access = (person: SamplePerson = this.place.lead) => teamAccess(person, this.place.teamId);

  invite = async (form: Partial<InvitationForm> = {}) =>
    inviteToTeam(await this.access(), {
      jobRole: null,
      role: 'member',
      givenTo: 'The team',
      maxUses: 100,
      ...form,
    });

  /** New people follow one link; the team's name and a number make theirs. */
  async fill(jobRoles: readonly (RoleId | undefined)[]): Promise<void> {
    const token = await this.invite();
    for (const jobRole of jobRoles) await this.welcome(token, jobRole);
  }

  /** Somebody without an account follows a link. */
  async welcome(token: string, jobRole: RoleId | undefined, called?: string): Promise<Member> {
    this.joined += 1;
    const name = called ?? `${this.place.name} ${this.joined}`;
    const email = `${name.toLowerCase().replaceAll(' ', '-')}@${domainOf(this.place.organization)}`;
    const made = await joinAsNew({ token, name, email, password: PASSWORD, jobRole }, 'pt-BR');
    if (!made) throw new Error(`${email} is taken.`);
    return this.remember({ userId: made.userId, name, email }, jobRole);
  }

  /** Somebody with an account follows a link. */
  async bring(person: SamplePerson, token: string, jobRole?: RoleId): Promise<Member> {
    await join({ id: person.userId, email: person.email }, token, jobRole);
    return this.remember(person, jobRole);
  }

  /** Somebody who is in the team already. */
  async remember(person: SamplePerson, jobRole: RoleId | undefined): Promise<Member> {
    const [row] = await systemDatabase()
      .select({ userId: teamMembers.userId })
      .from(teamMembers)
      .where(and(eq(teamMembers.teamId, this.place.teamId), eq(teamMembers.userId, person.userId)));
    // Viewers are in no team.
    const member = { ...person, jobRole };
    if (row) this.members.push(member);
    return member;
  }

  member(number: number): Member {
    const found = this.members[number - 1];
    if (!found) throw new Error(`${this.place.name} has no person ${number}.`);
    return found;
  }

  async leave(member: Member): Promise<void> {
    await removeFromTeam(await this.access(), member.userId);
    this.members = this.members.filter(({ userId }) => userId !== member.userId);
  }

  /** Forgets somebody who is gone in another way. */
  forget(member: Member): void {
    this.members = this.members.filter(({ userId }) => userId !== member.userId);
  }

  /** The person stands among what is told about the sample, with all that they answered. */
  note(as: string, member: Member): Member {
    this.noted.set(as, member);
    return member;
  }

  async open(options: RoundOptions = {}): Promise<SampleRound> {
    const name = `${this.place.name} round ${this.rounds.length + 1}`;
    const form: OpenRoundForm = { name, mode: 'quick', format: 'anonymous', model: 'built-in', ...options };
    const round = { ...form, id: await openRound(await this.access(), form), open: true };
    this.rounds.push(round);
    this.given.push(new Map());
    return round;
  }

  /** Each of some people who are asked answers; those who leave nothing out say that they are done. */
  async answer(
    round: SampleRound,
    values: Values,
    who: readonly SamplePerson[] = this.members,
  ): Promise<void> {
    const index = this.rounds.indexOf(round);
    for (const member of who) {
      const access = await findRespondentAccess(await signedIn(member), round.id);
      if (!access) continue;
      const model = await inOrganization(access, (tx) => modelVersion(tx, access.modelVersionId));
      const items = questionsOf(model, { ...access, mode: round.mode, role: access.jobRole });
      const batch = items.flatMap((itemId) => {
        const value = values(member, itemId, index);
        return value === null ? [] : [{ itemId, value, answeredAt: Date.now() }];
      });
      const { rejected } = await saveAnswers(access, batch);
      if (rejected.length > 0) throw new Error(JSON.stringify(rejected));
      const given = Object.fromEntries(batch.map(({ itemId, value }) => [itemId, value]));
      this.given[index]?.set(member.userId, given);
      if (batch.length === items.length) await finishAnswering(access);
    }
  }

  /** @param reasons why an item does not apply; the other items that are to be decided stay in the score */
  async close(round: SampleRound, reasons: Readonly<Record<string, string>> = {}): Promise<void> {
    const lead = await this.access();
    await endAnswering(lead, round.id);
    const items = (await closingOf(lead, round.id))?.items ?? [];
    const decisions = items.map(({ itemId }) => ({ itemId, reason: reasons[itemId] ?? null }));
    const undecided = Object.keys(reasons).filter((id) => !items.some(({ itemId }) => itemId === id));
    if (undecided.length > 0) throw new Error(`Nothing is to be decided on ${undecided.join(', ')}.`);
    await publishRound(lead, round.id, decisions);
    round.open = false;
  }

  /** A round from its opening to its closing. */
  async ask(
    values: Values,
    { reasons, ...options }: RoundOptions & { reasons?: Record<string, string> } = {},
  ): Promise<SampleRound> {
    const round = await this.open(options);
    await this.answer(round, values);
    await this.close(round, reasons);
    return round;
  }

  /** What a test has to know to look at the team: ids by meaning, and the answers of those who are noted. */
  told() {
    const { teamId, name } = this.place;
    const person = ({ userId, name: called }: Member) => ({ userId, name: called });
    const answersOf = ({ userId }: Member) => this.given.map((round) => round.get(userId) ?? null);
    return {
      id: teamId,
      name,
      rounds: this.rounds.map(({ id, name: called, mode, format, open }) => ({
        id,
        name: called,
        mode,
        format,
        open,
      })),
      members: this.members.map(person),
      noted: Object.fromEntries(
        [...this.noted].map(([as, member]) => [as, { ...person(member), answers: answersOf(member) }]),
      ),
    };
  }
}
