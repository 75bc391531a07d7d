import { eq } from 'drizzle-orm';
import { expect, it } from 'vitest';
import { systemDatabase } from '@/db/client';
import { organizations, plans, teams, users } from '@/db/schema';
import { signedIn } from '@/db/testing/factories';
import { withDatabase } from '@/db/testing/with-database';
import { findOrganizationAccess, findTeamAccess } from '@/lib/access/find-access';
import { readOrganization } from '@/lib/access/read-organization';
import { calendarDay } from '@/lib/i18n/format';
import { publishBuiltInModel } from '@/lib/model/versions';
import { outcomesIn } from '@/lib/plans/outcome-queries';
import { didTheyWork, measuredIn, type StepOutcome } from '@/lib/plans/outcomes';
import { isOverdue } from '@/lib/plans/overdue';
import { listSteps } from '@/lib/plans/queries';
import { DEMO_MANAGER, DEMO_TEAMS } from './people';
import { seedDemo } from './seed';

withDatabase();

it('has two plans that show what worked, what did not, what is late and what nobody has taken', async () => {
  await publishBuiltInModel();
  const now = new Date();
  await seedDemo(now);
  const [organization] = await systemDatabase()
    .select()
    .from(organizations)
    .where(eq(organizations.kind, 'demo'));
  const [manager] = await systemDatabase().select().from(users).where(eq(users.name, DEMO_MANAGER));
  if (!organization || !manager) throw new Error('The demo is there.');
  const claims = await signedIn({ userId: manager.id });
  const access = await findOrganizationAccess(claims, organization.id);
  if (!access) throw new Error('The manager is in the organization.');
  const all: StepOutcome[] = [];
  for (const { name, worked } of DEMO_TEAMS.filter((team) => team.worked)) {
    const [team] = await systemDatabase().select().from(teams).where(eq(teams.name, name));
    if (!team) throw new Error('The team is there.');
    const outcomes = await readOrganization(access, (tx) =>
      outcomesIn(tx, access, eq(plans.teamId, team.id)),
    );
    const measured = measuredIn(outcomes.values());
    expect(measured.map(({ practice }) => practice).sort()).toEqual(
      worked?.map(({ practiceId }) => practiceId).sort(),
    );
    all.push(...measured);
    const inside = await findTeamAccess(claims, team.id);
    const steps = inside ? await listSteps(inside) : [];
    const today = calendarDay(now, access.timeZone);
    expect(steps.some((step) => isOverdue(step, today))).toBe(true);
    expect(steps.some(({ status, ownerId }) => status === 'planned' && ownerId === null)).toBe(true);
  }
  const { kept, of, word } = didTheyWork(all);
  expect(kept).toBeGreaterThan(0);
  expect(kept).toBeLessThan(of);
  expect(word).not.toBe('too_few');
}, 120_000);
