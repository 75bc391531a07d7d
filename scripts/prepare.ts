import 'server-only';
import { migrate } from '@/db/migrate';
import { seedDemo } from '@/lib/demo/seed';
import { demoEnabled } from '@/lib/env';
import { republish } from '@/lib/jobs/republish';
import { publishBuiltInModel } from '@/lib/model/versions';

// Brings the database that DATABASE_URL names to what this version of Patamar needs. Safe to run at any time.
const url = process.env.DATABASE_URL;
if (!url) throw new Error('DATABASE_URL is not set.');
await migrate(url);
await publishBuiltInModel();
await republish((done, all) => {
  // One line in ten, so that somebody who waits sees that it goes on.
  if (done === all || done % Math.ceil(all / 10) === 0)
    console.log(`Results worked out anew: ${done} of ${all}`);
});
if (demoEnabled()) await seedDemo();
process.exit(0);
