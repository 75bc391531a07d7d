import 'server-only';
import { prepare } from '@/lib/jobs/prepare';

// Brings the database that DATABASE_URL names to what this version of Patamar needs. Safe to run at any time.
const url = process.env.DATABASE_URL;
if (!url) throw new Error('DATABASE_URL is not set.');
try {
  await prepare(url, (line) => console.log(line));
  process.exit(0);
} catch (error) {
  console.error(error instanceof Error && !process.env.DEBUG ? error.message : error);
  process.exit(1);
}
