import { eq } from 'drizzle-orm';
import { systemDatabase } from '@/db/client';
import { organizations } from '@/db/schema';
import { seedDemo } from '@/lib/demo/seed';
import { publishBuiltInModel } from '@/lib/model/versions';
import * as going from './comings-and-goings';
import { SampleOrganization } from './organization';
import * as own from './own-models';
import { PASSWORD, type SamplePerson, THRESHOLD } from './people';
import * as asked from './rounds-of-teams';
import type { Story, Tell } from './story';
import { letPass } from './time';

const QUARTERS = 5;
const QUARTER = 91;

/** Teams of the organization, by what each is there for. */
const STORIES = {
  leaver: going.leaver,
  joiner: going.joiner,
  returner: going.returner,
  gone: going.gone,
  deleted: going.deleted,
  dontKnow: going.dontKnow,
  dontKnowOfSix: going.dontKnowOfSix,
  four: asked.four,
  silent: asked.silent,
  full: asked.full,
  consensus: asked.consensus,
  open: asked.open,
  archived: asked.archived,
  thresholds: asked.thresholds,
  trend: asked.trend,
  ownModel: own.ownModel,
} satisfies Record<string, Tell>;

async function live(url: string, stories: readonly Story[]): Promise<void> {
  for (let quarter = 0; quarter < QUARTERS; quarter++) {
    for (const { quarters } of stories) await quarters[quarter - QUARTERS + quarters.length]?.();
    await letPass(url, quarter < QUARTERS - 1 ? QUARTER : 12);
  }
  for (const { after } of stories) await after?.();
  await letPass(url, 3);
}

const told = ({ userId, name, email }: SamplePerson) => ({ userId, name, email });

async function demoOrganization(): Promise<{ id: string; name: string } | undefined> {
  const { id, name, kind } = organizations;
  const [demo] = await systemDatabase().select({ id, name }).from(organizations).where(eq(kind, 'demo'));
  return demo;
}

/**
 * Fills a migrated database with the sample organization and with one that has lived through everything which an upgrade
 * must not harm. Takes the newest code's own commands; returns what a test has to know to look at it.
 */
export async function makeSample(url: string) {
  await publishBuiltInModel();
  const organization = await SampleOrganization.signUp('Fixture');
  const people = {
    admin: await organization.staff('admin'),
    manager: await organization.staff('manager'),
    facilitator: await organization.staff('facilitator'),
    viewer: await organization.staff('viewer'),
  };
  const world = { organization, lead: people.facilitator, admin: people.admin };
  const stories = new Map<string, Story>();
  for (const [key, tell] of Object.entries(STORIES)) stories.set(key, await tell(world));
  const other = await SampleOrganization.signUp('Fixture Elsewhere');
  const elsewhere = await own.elsewhere({ organization: other, lead: other.owner, admin: other.owner });
  await live(url, [...stories.values(), elsewhere]);
  await seedDemo();
  return {
    password: PASSWORD,
    demo: await demoOrganization(),
    organization: {
      id: organization.id,
      name: organization.name,
      outsideThreshold: THRESHOLD,
      people: Object.fromEntries(
        Object.entries({ owner: organization.owner, ...people }).map(([role, person]) => [
          role,
          told(person),
        ]),
      ),
    },
    teams: {
      first: organization.first.told(),
      ...Object.fromEntries([...stories].map(([key, { team }]) => [key, team.told()])),
    },
    elsewhere: { id: other.id, name: other.name, owner: told(other.owner), team: elsewhere.team.told() },
    unknownItem: going.UNKNOWN,
    notApplicable: asked.NOT_APPLICABLE,
    thresholds: asked.THRESHOLDS,
    ownVersions: own.VERSIONS,
  };
}
