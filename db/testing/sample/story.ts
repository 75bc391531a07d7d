import type { SampleOrganization } from './organization';
import type { SamplePerson } from './people';
import type { SampleTeam } from './team';

export interface World {
  organization: SampleOrganization;
  /** A facilitator, who leads every team and is in none of them. */
  lead: SamplePerson;
  admin: SamplePerson;
}

/** What happens to a team: one step in each quarter, the last of them in the newest, and something after that. */
export interface Story {
  team: SampleTeam;
  quarters: (() => Promise<unknown>)[];
  after?: () => Promise<unknown>;
}

export type Tell = (world: World) => Promise<Story>;
