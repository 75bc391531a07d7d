import { timestamp, uuid } from 'drizzle-orm/pg-core';
import { newId } from '../id';

/** The column that every tenant table starts its keys with. */
export const organizationId = () => uuid('organization_id').notNull();

export const id = () => uuid('id').notNull().$defaultFn(newId);

/** A moment; states are events with a time, not booleans. */
export const at = (name: string) => timestamp(name, { withTimezone: true });
