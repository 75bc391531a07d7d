import 'server-only';
import { prepare } from '@/lib/jobs/prepare';

// Brings the database that the settings name to what this version of Patamar needs. Safe to run at any time.
try {
  await prepare((line) => console.log(line));
  process.exit(0);
} catch (error) {
  console.error(error instanceof Error && !process.env.DEBUG ? error.message : error);
  process.exit(1);
}
