import 'server-only';
import type { jobs } from '@/db/schema';

/** A row of `jobs`. */
export type StoredJob = typeof jobs.$inferSelect;
