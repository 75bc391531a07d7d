import { eq } from 'drizzle-orm';
import { beforeAll, describe, expect, it } from 'vitest';
import { systemDatabase } from '@/db/client';
import { modelVersions, rounds } from '@/db/schema';
import {
  makeOrganization,
  makePerson,
  makeWorld,
  organizationAccess,
  teamAccess,
} from '@/db/testing/factories';
import { withDatabase } from '@/db/testing/with-database';
import { ORGANIZATION_ROLES } from '@/lib/access/policy';
import { Refused } from '@/lib/access/refused';
import type { OrganizationAccess } from '@/lib/access/types';
import { ChangedMeanwhile } from '@/lib/changed-meanwhile';
import { builtInModel } from '@/lib/model/load';
import type { Model } from '@/lib/model/schema';
import { openRound } from '@/lib/rounds/commands';
import { closeRound } from '@/lib/rounds/testing';
import { changeDraft, chooseModel, dropDraft, keepDraft, publishDraft } from './commands';
import { fingerprint, MOST_DRAFTS } from './draft';
import { getDraft, getVersion, listDrafts, listModelOptions, listVersions } from './queries';
import { changedText, onlyPairing } from './testing';

withDatabase();

const text = (version: string, change?: (model: Model) => void) =>
  changedText(builtInModel(), version, change);
const publish = async (access: OrganizationAccess, draft: string) =>
  publishDraft(access, await keepDraft(access, draft), { seen: fingerprint(draft) });
const heavier = (model: Model) => Object.assign(model.practices[0] ?? {}, { weight: 2 });
const admin = async (organizationId?: string) => {
  const id = organizationId ?? (await makeOrganization());
  return organizationAccess(await makePerson(id, 'admin'), id);
};

describe('an own model', () => {
  let access: OrganizationAccess;
  let first: string;
  beforeAll(async () => {
    access = await admin();
    first = await publish(access, text('1.0.0', heavier));
  });

  it('is kept with who published it and when, and the draft is gone', async () => {
    const [row] = await systemDatabase().select().from(modelVersions).where(eq(modelVersions.id, first));
    expect(row).toMatchObject({
      organizationId: access.organizationId,
      version: '1.0.0',
      publishedBy: access.userId,
    });
    expect(row?.publishedAt).toBeInstanceOf(Date);
    expect(row?.content.practices[0]?.weight).toBe(2);
    expect(await listDrafts(access)).toEqual([]);
  });

  it('is followed by higher versions only, high enough for what changed', async () => {
    const refused = (reason: string) => new Refused(reason as never);
    for (const version of ['1.0.0', '0.9.0'])
      await expect(publish(access, text(version))).rejects.toThrow(refused('version_not_higher'));
    await expect(publish(access, text('1.9.0'))).rejects.toThrow(refused('version_too_low'));
    const second = await publish(access, text('2.0.0'));
    const listed = await listVersions(access);
    expect(listed.map(({ version, own }) => [version, own])).toEqual([
      ['2.0.0', true],
      ['1.0.0', true],
      [builtInModel().modelVersion, false],
    ]);
    const found = await getVersion(access, second);
    expect([found?.version.version, found?.other?.id]).toEqual(['2.0.0', first]);
    expect((await getVersion(access, second, 'built-in'))?.other?.own).toBe(false);
    expect((await getVersion(access, first))?.other?.own).toBe(false);
  });

  it('follows smaller when the author says that anchors mean the same', async () => {
    const own = await admin();
    await publish(own, text('1.0.0'));
    const draft = text('1.0.1', (model) => {
      const [practice] = model.practices;
      if (practice?.levels)
        practice.levels[2] = { en: 'Most code has one home.', 'pt-BR': 'Quase todo código tem uma casa.' };
    });
    const id = await keepDraft(own, draft);
    const seen = fingerprint(draft);
    await expect(publishDraft(own, id, { seen })).rejects.toThrow(new Refused('version_too_low'));
    await publishDraft(own, id, { seen, anchorsKeepMeaning: 'yes' });
    expect((await listVersions(own))[0]?.version).toBe('1.0.1');
  });

  it('is not published with errors, nor when somebody changed it meanwhile, and the draft stays', async () => {
    const broken = text('3.0.0').replace('effort: 2', 'effort: many');
    await expect(publish(access, broken)).rejects.toThrow(new Refused('model_has_errors'));
    const [draft] = await listDrafts(access);
    const id = draft?.id ?? '';
    expect((await getDraft(access, id))?.text).toBe(broken);
    await changeDraft(access, id, text('3.0.0'), fingerprint(broken));
    const other = new ChangedMeanwhile({ seen: fingerprint(text('3.0.0')) });
    await expect(changeDraft(access, id, text('4.0.0'), fingerprint(broken))).rejects.toEqual(other);
    expect((await getDraft(access, id))?.text).toBe(text('3.0.0'));
    await expect(publishDraft(access, id, { seen: fingerprint(broken) })).rejects.toThrow(
      new Refused('draft_changed'),
    );
    for (const { id: one } of await listDrafts(access)) await dropDraft(access, one);
    await expect(changeDraft(access, id, 'x')).rejects.toThrow(new Refused('unknown_draft'));
    await expect(publishDraft(access, id, { seen: '' })).rejects.toThrow(new Refused('unknown_draft'));
  });

  it('is either published or changed when both happen at the same moment', async () => {
    for (let i = 0; i < 5; i++) {
      const own = await admin();
      const id = await keepDraft(own, text('1.0.0'));
      const seen = fingerprint(text('1.0.0'));
      const [published, changed] = await Promise.allSettled([
        publishDraft(own, id, { seen }),
        changeDraft(own, id, text('2.0.0')),
      ]);
      expect([published.status, changed.status].sort()).toEqual(['fulfilled', 'rejected']);
      const [newest] = await listVersions(own);
      if (published.status === 'fulfilled') expect(newest?.version).toBe('1.0.0');
      else expect((await listDrafts(own)).map(({ version }) => version)).toEqual(['2.0.0']);
    }
  });

  it('is listed as a draft by the version that its text declares', async () => {
    const own = await admin();
    const versionOf = async (draft: string) => {
      await keepDraft(own, draft);
      return (await listDrafts(own))[0]?.version;
    };
    expect(await versionOf(text('3.1.0-rc.1'))).toBe('3.1.0-rc.1');
    expect(await versionOf('a: [\nmodelVersion: "2.0.0" # ours\n')).toBe('2.0.0');
    expect(await versionOf('{\n  "modelVersion": "1.0.0"}')).toBe('1.0.0');
    expect(await versionOf('not a model; its modelVersion: 1.0.0')).toBeNull();
  });

  it('is published once when two people press at the same moment', async () => {
    const own = await admin();
    const drafts = await Promise.all([0, 1].map(() => keepDraft(own, text('1.0.0'))));
    const seen = fingerprint(text('1.0.0'));
    const outcomes = await Promise.allSettled(drafts.map((id) => publishDraft(own, id, { seen })));
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect((await listVersions(own)).filter((row) => row.own)).toHaveLength(1);
  });

  it('has a bounded number of drafts', async () => {
    const own = await admin();
    for (let i = 0; i < MOST_DRAFTS; i++) await keepDraft(own, `draft ${i}`);
    await expect(keepDraft(own, 'one more')).rejects.toThrow(new Refused('too_many_drafts'));
    expect(await listDrafts(own)).toHaveLength(MOST_DRAFTS);
  });
});

describe('who may', () => {
  it.each(ORGANIZATION_ROLES)('publish and choose: %s', async (role) => {
    const organizationId = await makeOrganization();
    const draft = await keepDraft(await admin(organizationId), text('1.0.0'));
    const access = await organizationAccess(await makePerson(organizationId, role), organizationId);
    const attempts = [
      () => keepDraft(access, 'x'),
      () => changeDraft(access, draft, text('1.0.0')),
      () => chooseModel(access, 'built-in'),
      () => publishDraft(access, draft, { seen: fingerprint(text('1.0.0')) }),
      () => dropDraft(access, draft),
    ];
    const may = role === 'owner' || role === 'admin';
    for (const attempt of attempts) {
      if (may) await attempt();
      else await expect(attempt()).rejects.toThrow(new Refused('not_allowed'));
    }
    expect(await getDraft(access, draft)).toBeNull();
    // The list is for everybody.
    expect((await listVersions(access)).length).toBe(may ? 2 : 1);
  });

  it('nobody of another organization', async () => {
    const [mine, theirs] = [await admin(), await admin()];
    const id = await publish(theirs, text('1.0.0'));
    const draft = await keepDraft(theirs, text('2.0.0'));
    expect(await getVersion(mine, id)).toBeNull();
    expect(await getVersion(mine, 'built-in', id)).toMatchObject({ other: null });
    expect(await getDraft(mine, draft)).toBeNull();
    expect((await listVersions(mine)).map((row) => row.own)).toEqual([false]);
    await expect(chooseModel(mine, id)).rejects.toThrow(new Refused('unknown_model'));
    await expect(publishDraft(mine, draft, { seen: fingerprint(text('2.0.0')) })).rejects.toThrow(
      new Refused('unknown_draft'),
    );
    await dropDraft(mine, draft);
    expect(await getDraft(theirs, draft)).not.toBeNull();
    for (const odd of ['', 'x', "' or 1=1", draft]) expect(await getVersion(mine, odd)).toBeNull();
  });
});

describe('a new round', () => {
  const form = { name: 'Q1', mode: 'quick', format: 'anonymous' } as const;
  const modelOf = async (roundId: string) => {
    const [row] = await systemDatabase().select().from(rounds).where(eq(rounds.id, roundId));
    return row;
  };

  it('takes the chosen model, or the one it is given, and keeps it', async () => {
    const { organizationId, teamId, facilitator } = await makeWorld({ size: 3 });
    const access = await admin(organizationId);
    const lead = await teamAccess(facilitator, teamId);
    const own = await publish(access, text('1.0.0', onlyPairing));
    const open = async (model?: string) => {
      const id = await openRound(lead, { ...form, model });
      await closeRound(lead, id);
      return modelOf(id);
    };
    const builtIn = (await open())?.modelVersionId;
    expect(builtIn).not.toBe(own);
    expect(await open(own)).toMatchObject({ modelVersionId: own, scope: ['DEV'] });
    await chooseModel(access, own);
    const newer = await publish(access, text('2.0.0', onlyPairing));
    expect((await open())?.modelVersionId).toBe(own);
    await expect(chooseModel(access, newer, 'built-in')).rejects.toThrow(new Refused('overtaken'));
    await chooseModel(access, newer, own);
    expect((await open())?.modelVersionId).toBe(newer);
    expect((await open('built-in'))?.modelVersionId).toBe(builtIn);
    const options = await listModelOptions(access, ['DEV', 'DAT', 'MLO']);
    expect(options.map(({ version, isDefault, questions }) => [version, isDefault, questions.quick])).toEqual(
      [
        ['2.0.0', true, 1],
        ['1.0.0', false, 1],
        [builtInModel().modelVersion, false, 29],
      ],
    );
    expect((await listVersions(access)).map((row) => row.rounds)).toEqual([1, 2, 2]);
    await chooseModel(access, 'built-in');
    expect((await open())?.modelVersionId).toBe(builtIn);
  });

  it('is refused with a foreign model, and with one that asks the team nothing', async () => {
    const { organizationId, teamId, facilitator } = await makeWorld({ size: 3, scope: ['DAT'] });
    const lead = await teamAccess(facilitator, teamId);
    const foreign = await publish(await admin(), text('1.0.0'));
    await expect(openRound(lead, { ...form, model: foreign })).rejects.toThrow(new Refused('unknown_model'));
    const own = await publish(await admin(organizationId), text('1.0.0', onlyPairing));
    await expect(openRound(lead, { ...form, model: own })).rejects.toThrow(new Refused('model_asks_nothing'));
  });
});
