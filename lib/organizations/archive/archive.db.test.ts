import { and, eq, getTableName, is } from 'drizzle-orm';
import { getTableConfig, PgTable } from 'drizzle-orm/pg-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { systemDatabase } from '@/db/client';
import { newId } from '@/db/id';
import * as schema from '@/db/schema';
import { fillEveryTable } from '@/db/testing/every-table';
import {
  makePerson,
  makeWorld,
  organizationAccess,
  putInTeam,
  respondentAccess,
  type TestPerson,
  teamAccess,
} from '@/db/testing/factories';
import { readZip } from '@/db/testing/read-zip';
import { withDatabase } from '@/db/testing/with-database';
import { Refused } from '@/lib/access/refused';
import type { OrganizationAccess } from '@/lib/access/types';
import { getResults } from '@/lib/results/queries';
import { saveAnswers } from '@/lib/rounds/answers';
import { openRound } from '@/lib/rounds/commands';
import { closeRound } from '@/lib/rounds/testing';
import { inviteToTeam } from '@/lib/teams/commands';
import { readCsv } from '@/lib/testing/read-csv';
import { LEFT_OUT } from './left-out';
import { ARCHIVE_FILES } from './readme';
import { OTHERWISE, organizationArchive, TABLE_FILES } from './write';

withDatabase();

const now = new Date('2026-12-01T10:00:00Z');

async function archiveOf(access: OrganizationAccess, lang: 'en' | 'pt-BR' = 'en') {
  const parts: Buffer[] = [];
  for await (const part of await organizationArchive(access, { lang, now })) parts.push(part as Buffer);
  return readZip(Buffer.concat(parts));
}

const rowsIn = (files: ReadonlyMap<string, string>, name: string): Record<string, string>[] => {
  const [header = [], ...lines] = readCsv((files.get(name) ?? '').replace('\uFEFF', ''), ',');
  return lines.map((line) => Object.fromEntries(header.map((column, i) => [column, line[i] ?? ''])));
};

let world: Awaited<ReturnType<typeof makeWorld>>;
let owner: TestPerson;
beforeAll(async () => {
  world = await makeWorld();
  owner = await makePerson(world.organizationId, 'owner');
  await fillEveryTable(world);
});

describe('the archive of an organization', () => {
  it('has every table of tenants in a file, or says why not', () => {
    const tables = Object.values(schema)
      .filter((table) => is(table, PgTable))
      .filter((table) => getTableConfig(table).columns.some(({ name }) => name === 'organization_id'))
      .map(getTableName);
    const covered = [...TABLE_FILES.flatMap((file) => file.of), ...OTHERWISE, ...Object.keys(LEFT_OUT)];
    expect(covered.sort()).toEqual([...tables, 'organizations'].sort());
    const plain = ARCHIVE_FILES.filter((name) => name.endsWith('.csv') && name !== 'security-log.csv');
    expect(TABLE_FILES.map(({ name }) => name).sort()).toEqual([...plain].sort());
  });

  it('holds rows of all of them, explained in the language of who asks, and nothing of anybody else', async () => {
    const other = await makeWorld();
    await fillEveryTable(other);
    const files = await archiveOf(await organizationAccess(owner, world.organizationId));
    for (const name of ARCHIVE_FILES) {
      if (name.endsWith('/'))
        expect(
          [...files.keys()].some((one) => one.startsWith(name)),
          name,
        ).toBe(true);
      else expect(files.has(name), name).toBe(true);
      if (name.endsWith('.csv') && name !== 'small-teams.csv')
        expect(rowsIn(files, name).length, name).toBeGreaterThan(0);
      expect(files.get('README.txt')).toContain(`- ${name}: `);
    }
    expect(rowsIn(files, 'people.csv')).toHaveLength(world.members.length + 2);
    expect(files.get([...files.keys()].find((one) => one.startsWith('drafts/')) ?? '')).toBe(
      'modelVersion: 2.0.1',
    );
    expect(files.get('models/own-2.0.0.yaml')).toContain('modelVersion:');
    const everything = [...files.values()].join('\n');
    for (const foreign of [other.organizationId, other.teamId, other.facilitator.userId])
      expect(everything).not.toContain(foreign);
    const readme = (await archiveOf(await organizationAccess(owner, world.organizationId), 'pt-BR')).get(
      'LEIAME.txt',
    );
    expect(readme).toMatch(/^Tudo o que o Patamar guarda de/);
    expect(readme).toContain('- people.csv: todas as pessoas');
  });

  it('has no key, no secret and nobody’s answers in it', async () => {
    const lead = await teamAccess(world.facilitator, world.teamId);
    const token = await inviteToTeam(lead, { role: 'member', jobRole: null, givenTo: '=1+1', maxUses: 3 });
    const { organizationId } = world;
    const files = await archiveOf(await organizationAccess(owner, organizationId));
    const everything = [...files.values()].join('\n');
    const links = await systemDatabase()
      .select({ hash: schema.invitations.tokenHash })
      .from(schema.invitations);
    const people = await systemDatabase()
      .select({ id: schema.respondents.id, hash: schema.respondents.personHash })
      .from(schema.respondents)
      .where(eq(schema.respondents.organizationId, organizationId));
    expect(people.length).toBeGreaterThan(0);
    for (const secret of [
      token,
      ...links.map(({ hash }) => hash),
      ...people.flatMap(({ id, hash }) => [id, hash ?? id]),
    ])
      expect(everything).not.toContain(secret);
    expect(everything).not.toMatch(/\$argon2/);
    // A spreadsheet does not run what somebody wrote.
    expect(rowsIn(files, 'links.csv').map((row) => row.given_to)).toContain("'=1+1");
  });
});

describe('results in it are those that the owner’s pages show', () => {
  /** A team whose people each answer the same; its round is published. */
  async function round(
    people: readonly TestPerson[],
    lead: TestPerson,
    value: 0 | 1 | 2 | 3 | 4,
    teamId: string,
  ) {
    const access = await teamAccess(lead, teamId);
    const id = await openRound(access, { name: 'Q', mode: 'quick', format: 'anonymous' });
    for (const person of people)
      await saveAnswers(
        await respondentAccess(person, id),
        ['DEV-CI', 'DEV-VC', 'DEV-CD', 'DEV-MS', 'DEV-IAC', 'DEV-CM', 'DEV-MON', 'DEV-COL', 'DEV-AUT'].map(
          (itemId) => ({ itemId, value, answeredAt: Date.now() }),
        ),
      );
    await closeRound(access, id);
    return id;
  }

  it('hides what stands for fewer than the threshold, and shows it to the owner who answered', async () => {
    const small = await makeWorld({ size: 4, scope: ['DEV'] });
    const { organizationId, teamId, facilitator, members } = small;
    const outside = await makePerson(organizationId, 'owner');
    const inside = await makePerson(organizationId, 'owner');
    await putInTeam(organizationId, teamId, inside, 'DE');
    const four = members.slice(0, 3);
    // Four answer, the fifth is asked and does nothing.
    const first = await round([...four, inside], facilitator, 3, teamId);
    const second = await round([...four, inside], facilitator, 4, teamId);
    for (const [who, sees] of [
      [outside, false],
      [inside, true],
    ] as const) {
      const access = await organizationAccess(who, organizationId);
      const files = await archiveOf(access);
      const results = rowsIn(files, 'results.csv');
      const changes = rowsIn(files, 'changes.csv');
      const shown = results.filter(({ score }) => score !== '');
      expect(shown.length > 0, 'scores').toBe(sees);
      expect(
        changes.some(({ difference }) => difference !== ''),
        'changes',
      ).toBe(sees);
      const rounds = rowsIn(files, 'rounds.csv');
      expect(rounds.map((row) => row.your_threshold)).toEqual(sees ? ['3', '3'] : ['5', '5']);
      if (!sees) {
        // Nothing that could be put together: no number in any row, and no count of who answered.
        for (const { round_id: _, team_id: __, scope: ___, id: ____, status, ...numbers } of results) {
          expect(['hidden', 'insufficient', 'unknown', 'not_applicable']).toContain(status);
          expect(Object.values(numbers).filter((cell) => cell !== '' && cell !== 'false')).toEqual([]);
        }
        // The order of rows says nothing: it is that of ids.
        expect(changes.every((row) => row.difference === '' && row.interval_from === '')).toBe(true);
      }
      const asTeam = await teamAccess(who, teamId);
      for (const id of [first, second]) {
        const page = await getResults(asTeam, id);
        const line = rounds.find((row) => row.round_id === id);
        expect([line?.asked, line?.answered]).toEqual([
          String(page?.round.invited ?? ''),
          String(page?.round.responded ?? ''),
        ]);
        const told = results.filter((row) => row.round_id === id);
        expect(
          told
            .map((row) => `${row.scope} ${row.id} ${row.status} ${row.score} ${row.level} ${row.answers}`)
            .sort(),
        ).toEqual(
          (page?.rows ?? [])
            .map(
              ({ scope, id: item, status, score, level, n }) =>
                `${scope} ${item} ${status} ${score === null ? '' : Number.isInteger(score) ? score : score.toFixed(4)} ${level ?? ''} ${n ?? ''}`,
            )
            .sort(),
        );
      }
    }
  });

  it('follows a threshold that was raised since, and leaves out what was deleted', async () => {
    const big = await makeWorld({ size: 6, scope: ['DEV'] });
    const { organizationId, teamId, facilitator, members } = big;
    const boss = await makePerson(organizationId, 'owner');
    const id = await round(members, facilitator, 2, teamId);
    const access = await organizationAccess(boss, organizationId);
    const scores = async () =>
      rowsIn(await archiveOf(access), 'results.csv').filter(({ score }) => score !== '');
    expect((await scores()).length).toBeGreaterThan(0);
    const own = eq(schema.organizations.id, organizationId);
    await systemDatabase().update(schema.organizations).set({ outsideThreshold: 7 }).where(own);
    expect(await scores()).toEqual([]);
    await systemDatabase().update(schema.organizations).set({ outsideThreshold: 5 }).where(own);
    await systemDatabase()
      .update(schema.rounds)
      .set({ removedAt: new Date(), removedReason: 'Secret reason' })
      .where(and(eq(schema.rounds.organizationId, organizationId), eq(schema.rounds.id, id)));
    const files = await archiveOf(access);
    expect(rowsIn(files, 'rounds.csv')).toEqual([]);
    expect([...files.values()].join('\n')).not.toContain('Secret reason');
  });
});

describe('who may have it', () => {
  it('is an owner who proved a moment ago that it is them, and nobody in the sample organization', async () => {
    const access = await organizationAccess(owner, world.organizationId);
    const look = { lang: 'en', now } as const;
    for (const role of ['admin', 'manager', 'facilitator', 'member', 'viewer'] as const)
      await expect(organizationArchive({ ...access, role }, look), role).rejects.toThrow(
        new Refused('not_allowed'),
      );
    await expect(organizationArchive({ ...access, sessionId: newId() }, look)).rejects.toThrow(
      new Refused('confirm_again'),
    );
    await expect(organizationArchive({ ...access, inDemo: true }, look)).rejects.toThrow(
      new Refused('demo_is_read_only'),
    );
  });

  it('gets nothing that looks whole when something goes wrong on the way', async () => {
    const access = await organizationAccess(owner, world.organizationId);
    const archive = await organizationArchive({ ...access, timeZone: 'UTC' }, { lang: 'en', now });
    let bytes = 0;
    archive.once('data', () => archive.destroy());
    await expect(
      (async () => {
        for await (const part of archive) bytes += (part as Buffer).length;
      })(),
    ).rejects.toThrow();
    const whole = await archiveOf(access);
    expect(bytes).toBeLessThan([...whole.values()].join('').length);
  });
});
