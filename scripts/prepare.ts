import 'server-only';
import { migrate } from '@/db/migrate';
import { seedDemo } from '@/lib/demo/seed';
import { demoEnabled } from '@/lib/env';
import { publishBuiltInModel } from '@/lib/model/versions';

// Brings the database that DATABASE_URL names to what this version of Patamar needs. Safe to run at any time.
const url = process.env.DATABASE_URL;
if (!url) throw new Error('DATABASE_URL is not set.');
await migrate(url);
await publishBuiltInModel();
if (demoEnabled()) await seedDemo();
process.exit(0);
