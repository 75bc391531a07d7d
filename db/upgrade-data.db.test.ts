import postgres from 'postgres';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { migrate } from './migrate';
import type { TestDatabase } from './testing/database';
import { databaseOfRelease, upgradeUntil } from './testing/release';
import { RELEASE_0_1_0 } from './testing/releases';

/**
 * What migrations since release 0.1.0 do to rows. Some change tables that are empty in that release, because others made them: each
 * is stopped at, and finds what the product of then would have written.
 */
describe('migrations take along what is in the tables', () => {
  const { organization, teams } = RELEASE_0_1_0;
  const trend = teams.trend.rounds.map(({ id }) => id);
  let database: TestDatabase;
  let sql: postgres.Sql;
  let opened: { id: string; closed: Date | null; by: string | null }[];
  let actions: Record<string, unknown>[];
  /** The round whose steps are to forget it. */
  let forgotten: string;

  beforeAll(async () => {
    database = await databaseOfRelease(RELEASE_0_1_0.release);
    sql = postgres(database.url, { max: 1, onnotice: () => {} });
    opened = await sql`select id, closed_at as closed, closed_by as by from rounds order by id`;
    actions = await sql`select * from actions order by id`;

    await upgradeUntil(database.url, '0009_responded_step');
    await sql`insert into rate_limits (key, points, expire) values
      ('ends', 3, '2026-11-30 12:00:00.5'), ('never', 1, null)`;

    await upgradeUntil(database.url, '0012_asked_sets');
    // As publishing of then left them: each compared with the one before, the last with one that it cannot be compared with.
    for (const [i, id] of trend.entries()) {
      const before = trend[i - 1] ?? null;
      const last = i === trend.length - 1;
      await sql`update rounds set compared_with = ${before}, not_comparable = ${last ? 'scope' : null}, method = 2
        where id = ${id}`;
      if (before === null || last) continue;
      for (const [scopeId, upTo] of [
        ['DEV', 3],
        ['DEV', 6],
      ] as const)
        await sql`insert into published_changes (organization_id, round_id, scope, scope_id, up_to, verdict, delta,
          linked, over_items, of_items, named, team_changed)
          values (${organization.id}, ${id}, 'framework', ${scopeId}, ${upTo}, 'possible', ${i}, true, 1, 1, true, false)`;
    }

    await upgradeUntil(database.url, '0015_steps');
    const [used] =
      await sql`select round_id from steps group by 1 having count(*) filter (where gain_principle is not null) > 0
      order by 1 limit 1`;
    forgotten = used?.round_id;
    await sql`update rounds set removed_at = now(), purged_at = now() where id = ${forgotten}`;

    await upgradeUntil(database.url, '0017_overview');
    // A score for few, a hidden row for all others, and a round of which everything is hidden.
    for (const [id, scopeId, upTo, score] of [
      [trend[0], 'overall', 4, 1],
      [trend[0], 'DEV', 6, 2],
      [trend[0], 'DEV', 32_767, null],
      [trend[1], 'overall', 32_767, null],
    ] as const)
      await sql`insert into published_rows (organization_id, round_id, scope, scope_id, up_to, status, score, polarised)
        values (${organization.id}, ${id ?? ''}, 'framework', ${scopeId}, ${upTo}, 'ok', ${score}, false)`;

    await upgradeUntil(database.url, '0023_password_links');
    await sql`insert into invitations (organization_id, id, team_id, token_hash, role, expires_at, uses)
      select organization_id, gen_random_uuid(), id, 'often', 'member', now(), 612 from teams where id = ${teams.trend.id}`;
    await migrate(database.url);
  }, 120_000);
  afterAll(async () => {
    await sql?.end();
    await database?.drop();
  });

  it('0005: what was closed had ended answering then, by the same person', async () => {
    expect(opened.filter(({ closed }) => closed === null).length).toBeGreaterThan(0);
    expect(opened.filter(({ by }) => by !== null).length).toBeGreaterThan(0);
    expect(await sql`select id, frozen_at as closed, frozen_by as by from rounds order by id`).toEqual(
      opened,
    );
  });

  it('0010: windows of limits end when they did', async () => {
    const kept =
      await sql`select key, points, expire::float8 as expire from rate_limits where key in ('ends', 'never') order by 1`;
    expect([...kept]).toEqual([
      { key: 'ends', points: 3, expire: Date.UTC(2026, 10, 30, 12, 0, 0, 500) },
      { key: 'never', points: 1, expire: null },
    ]);
  });

  it('0011: every organization has the clock that release 0.1.0 told the time by', async () => {
    expect([...(await sql`select distinct time_zone from organizations`)]).toEqual([
      { time_zone: 'America/Sao_Paulo' },
    ]);
  });

  it('0022: no organization asks for a second factor', async () => {
    expect([...(await sql`select distinct factor_roles from organizations`)]).toEqual([{ factor_roles: [] }]);
  });

  it('0013: every comparison that was made is written down, with its changes', async () => {
    const made =
      await sql`select made.round_id, made.compared_with, made.not_comparable, made_at = closed_at as on_closing
      from round_comparisons made join rounds on rounds.id = made.round_id order by made_at`;
    const expected = trend.slice(1).map((round_id, i) => ({
      round_id,
      compared_with: trend[i],
      not_comparable: i === trend.length - 2 ? 'scope' : null,
      on_closing: true,
    }));
    expect([...made]).toEqual(expected);
    const changes = await sql`select round_id, compared_with, up_to, delta from published_changes
      order by delta, up_to`;
    expect([...changes]).toEqual(
      trend
        .slice(1, -1)
        .flatMap((round_id, i) =>
          [3, 6].map((up_to) => ({ round_id, compared_with: trend[i], up_to, delta: i + 1 })),
        ),
    );
    // Nothing of it is seen from another organization.
    const other = RELEASE_0_1_0.elsewhere.id;
    const seen = await sql.begin(async (tx) => {
      await tx`set local role patamar_app`;
      await tx`select set_config('app.organization_id', ${other}, true)`;
      return tx`select from round_comparisons`;
    });
    expect(seen).toHaveLength(0);
  });

  it('0015 and 0016: steps are what actions were, and forget rounds that are gone for good', async () => {
    const steps = await sql`select * from steps order by id`;
    const forgot = { from_score: null, gain_overall: null, gain_principle: null };
    expect(actions.some(({ round_id }) => round_id === forgotten)).toBe(true);
    expect(actions.some(({ round_id }) => round_id !== forgotten)).toBe(true);
    expect([...steps]).toEqual(
      actions.map((one) => (one.round_id === forgotten ? { ...one, ...forgot } : one)),
    );
  });

  it('0018: rounds say up to which threshold they have something to show', async () => {
    const shown = await sql`select id, result_up_to from rounds where result_up_to > 0`;
    expect([...shown]).toEqual([{ id: trend[0], result_up_to: 6 }]);
  });

  it('0023: links let in as many as may come by one, or as have', async () => {
    const links = await sql`select token_hash = 'often' as often, max_uses as max, given_to from invitations`;
    expect(links.length).toBeGreaterThan(1);
    for (const { often, max, given_to } of links) {
      expect(max).toBe(often ? 612 : 500);
      expect(given_to).toBeNull();
    }
    const looks = await sql`select distinct name_as, name_read from users`;
    expect([...looks], 'worked out at the next start').toEqual([{ name_as: '', name_read: '' }]);
  });
});
