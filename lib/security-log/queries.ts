import 'server-only';
import { and, count, desc, eq, gte, inArray, lt, or, sql } from 'drizzle-orm';
import { memberships, securityEvents, users } from '@/db/schema';
import type { Tenant } from '@/db/tenancy';
import { allow } from '@/lib/access/allow';
import { formerNames } from '@/lib/access/former-names';
import { readOrganization } from '@/lib/access/read-organization';
import type { OrganizationAccess } from '@/lib/access/types';
import type { LogFilters } from './filters';
import { EVENT_GROUPS } from './kinds';

/** Events on a page. */
export const EVENTS_PAGE = 50;

/** The beginning of a day on the organization's clock, or of one some days later. */
const dawn = (day: string, timeZone: string, later = 0) =>
  sql`((${day}::date + ${later}::int)::timestamp at time zone ${timeZone})`;

function which({ organizationId, timeZone }: OrganizationAccess, { group, person, from, to }: LogFilters) {
  return and(
    eq(securityEvents.organizationId, organizationId),
    group ? inArray(securityEvents.kind, [...EVENT_GROUPS[group]]) : undefined,
    person ? or(eq(securityEvents.actorId, person), eq(securityEvents.subjectId, person)) : undefined,
    from ? gte(securityEvents.at, dawn(from, timeZone)) : undefined,
    to ? lt(securityEvents.at, dawn(to, timeZone, 1)) : undefined,
  );
}

const events = (tx: Tenant, access: OrganizationAccess, filters: LogFilters) =>
  tx
    .select()
    .from(securityEvents)
    .where(which(access, filters))
    .orderBy(desc(securityEvents.at), desc(securityEvents.id));

type Row = typeof securityEvents.$inferSelect;

/** What happened, with the names that people have now; null for accounts that are gone and where nobody was signed in. */
export interface SecurityEvent extends Row {
  actor: string | null;
  subject: string | null;
}

async function named(rows: readonly Row[]): Promise<SecurityEvent[]> {
  const people = rows.flatMap(({ actorId, subjectId }) => [actorId, subjectId]);
  const names = await formerNames(new Set(people.filter((id) => id !== null)));
  const nameOf = (id: string | null) => (id === null ? null : (names.get(id) ?? null));
  return rows.map((row) => ({ ...row, actor: nameOf(row.actorId), subject: nameOf(row.subjectId) }));
}

/** A page of the log, newest first; a page past the last one is the last. Throws `Refused('not_allowed')` unless by an owner. */
export async function readLog(access: OrganizationAccess, filters: LogFilters, asked: number) {
  allow(access, 'security-log:see');
  const { rows, ...rest } = await readOrganization(access, async (tx) => {
    const [[all], people] = await Promise.all([
      tx.select({ many: count() }).from(securityEvents).where(which(access, filters)),
      tx
        .select({ id: users.id, name: users.name })
        .from(memberships)
        .innerJoin(users, eq(users.id, memberships.userId))
        .where(eq(memberships.organizationId, access.organizationId)),
    ]);
    const pages = Math.max(1, Math.ceil((all?.many ?? 0) / EVENTS_PAGE));
    const page = Math.min(Math.max(1, asked), pages);
    const shown = events(tx, access, filters).limit(EVENTS_PAGE);
    return { rows: await shown.offset((page - 1) * EVENTS_PAGE), page, pages, people };
  });
  return { ...rest, events: await named(rows) };
}

/** The same, all of it, for a file. */
export async function readLogForFile(
  access: OrganizationAccess,
  filters: LogFilters,
): Promise<SecurityEvent[]> {
  allow(access, 'security-log:see');
  return named(await readOrganization(access, (tx) => events(tx, access, filters)));
}
