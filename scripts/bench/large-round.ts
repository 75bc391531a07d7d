// Publishes the second round of a team of 500 people on the application's database, once a line comes in: the way a server
// does it, except that its process has nothing else to do. Says `ready` first, then how many milliseconds it took.
import { once } from 'node:events';
import { sql } from 'drizzle-orm';
import { closeDatabases, systemDatabase } from '@/db/client';
import { makeWorld, teamAccess } from '@/db/testing/factories';
import { builtInModel } from '@/lib/model/load';
import { endAnswering, openRound, publishRound } from '@/lib/rounds/commands';
import { askedItems } from '@/lib/scoring';

const PEOPLE = 500;
const items = askedItems(builtInModel(), 'full', null, ['DEV', 'DAT', 'MLO']);
const world = await makeWorld({ size: PEOPLE });
const lead = await teamAccess(world.facilitator, world.teamId);

/** A round that everybody has answered in full, levels a little higher from one to the next. */
async function answeredRound(index: number): Promise<string> {
  const roundId = await openRound(lead, { name: `Q${index}`, mode: 'full', format: 'anonymous' });
  await systemDatabase().execute(sql`
    insert into answers (organization_id, respondent_id, item_id, value, answered_at)
    select r.organization_id, r.id, item, (floor(random() * 4) + case when random() < ${index / 4} then 1 else 0 end)::int, now()
    from respondents r, unnest(string_to_array(${items.join()}, ',')) item
    where r.round_id = ${roundId}`);
  await endAnswering(lead, roundId);
  return roundId;
}

await publishRound(lead, await answeredRound(1), []);
const second = await answeredRound(2);
process.stdout.write('ready\n');
await once(process.stdin, 'data');
const start = performance.now();
await publishRound(lead, second, []);
process.stdout.write(`${performance.now() - start}\n`);
await closeDatabases();
process.stdin.destroy();
