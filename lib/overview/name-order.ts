import 'server-only';
import { type SQL, type SQLWrapper, sql } from 'drizzle-orm';
import type { Tenant } from '@/db/tenancy';
import type { Lang } from '@/lib/model/schema';

/** Collations of the Unicode library, where the server was built with it. */
const COLLATIONS: Readonly<Record<Lang, string>> = { en: 'en-x-icu', 'pt-BR': 'pt-BR-x-icu' };

/** Whether a server has them is asked once: it would take another server to change it. */
let known: Promise<boolean> | undefined;

async function hasCollations(tx: Tenant): Promise<boolean> {
  const names = Object.values(COLLATIONS);
  const [row] = await tx.execute<{ count: number }>(
    sql`select count(distinct collname)::int as count from pg_collation where collname in ${names}`,
  );
  return row?.count === names.length;
}

/** Digits in a name, so wide that they sort by value: as `byName` does. */
const byValue = (name: SQLWrapper): SQL =>
  sql`regexp_replace(regexp_replace(${name}, '(\\d+)', '000000000\\1', 'g'), '0*(\\d{10})', '\\1', 'g')`;

/**
 * Names in the order in which readers of a language look them up, for `order by`: accents and case aside, numbers by value.
 * Where the server has no such collation, at least case is put aside.
 */
export async function nameOrder(tx: Tenant, lang: Lang): Promise<(name: SQLWrapper) => SQL> {
  known ??= hasCollations(tx);
  const has = await known.catch((error) => {
    known = undefined;
    throw error;
  });
  const collation = sql.raw(`"${COLLATIONS[lang]}"`);
  return (name) => (has ? sql`${byValue(name)} collate ${collation}` : sql`lower(${byValue(name)})`);
}
