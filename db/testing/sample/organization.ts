import { organizationAccess, teamAccess } from '@/db/testing/factories';
import type { OrganizationRole } from '@/lib/access/policy';
import { signUp } from '@/lib/access/sign-up';
import type { FrameworkId, RoleId } from '@/lib/model/schema';
import { changePersonRole, editOrganization } from '@/lib/organizations/commands';
import { createTeam } from '@/lib/teams/commands';
import { domainOf, PASSWORD, type SamplePerson } from './people';
import { SampleTeam } from './team';

/** An organization made as people make theirs: somebody signs up, and invites the others. */
export class SampleOrganization {
  private constructor(
    readonly id: string,
    readonly name: string,
    readonly owner: SamplePerson,
    /** The team that signing up makes, with the owner in it. */
    readonly first: SampleTeam,
  ) {}

  static async signUp(organization: string): Promise<SampleOrganization> {
    const email = `owner@${domainOf(organization)}`;
    const person = { name: `${organization} Owner`, email, password: PASSWORD, jobRole: 'PO' as const };
    const made = await signUp({ ...person, organization, team: 'First' }, 'en');
    if (!made) throw new Error(`${email} is taken.`);
    const { teamId, userId } = made;
    const lead = { userId, name: person.name, email };
    const { organizationId } = await teamAccess(lead, teamId);
    const first = new SampleTeam({ organizationId, organization, teamId, name: 'First', lead });
    await first.remember(lead, person.jobRole);
    return new SampleOrganization(organizationId, organization, lead, first);
  }

  access = (person: SamplePerson = this.owner) => organizationAccess(person, this.id);

  /** Somebody with a role in the organization, who comes through the first team. */
  async staff(role: Exclude<OrganizationRole, 'owner'>): Promise<SamplePerson> {
    const offered = role === 'viewer' || role === 'facilitator' ? role : 'member';
    const token = await this.first.invite({ role: offered });
    const name = `${this.name} ${role}`;
    const person = await this.first.welcome(token, role === 'viewer' ? undefined : 'MGR', name);
    if (offered !== role) await changePersonRole(await this.access(), { userId: person.userId, role });
    return person;
  }

  /** A team with people who came by its link; `jobRoles` has one for each of them. */
  async team(
    name: string,
    lead: SamplePerson,
    jobRoles: readonly (RoleId | undefined)[],
    scope: FrameworkId[] = ['DEV', 'DAT', 'MLO'],
  ): Promise<SampleTeam> {
    const form = { name, scope, deliverableTypes: ['report' as const, 'pipeline' as const] };
    const teamId = await createTeam(await this.access(lead), form);
    const place = { organizationId: this.id, organization: this.name, teamId, name, lead };
    const team = new SampleTeam(place);
    await team.fill(jobRoles);
    return team;
  }

  /** People whom a result needs to be shown outside its team, for rounds that are opened from now on. */
  async setThreshold(outsideThreshold: number): Promise<void> {
    await editOrganization(await this.access(), { name: this.name, outsideThreshold });
  }
}
