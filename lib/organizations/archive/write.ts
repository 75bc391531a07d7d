import 'server-only';
import { PassThrough, pipeline, Readable } from 'node:stream';
import { eq } from 'drizzle-orm';
import { ZipFile } from 'yazl';
import { modelDrafts, organizations } from '@/db/schema';
import { allow } from '@/lib/access/allow';
import { demandFresh } from '@/lib/access/fresh';
import { readOrganization } from '@/lib/access/read-organization';
import type { OrganizationAccess } from '@/lib/access/types';
import { securityCsv } from '@/lib/exports/security-csv';
import { words } from '@/lib/i18n/words';
import { writeDocument } from '@/lib/model/document';
import { type Lang, model as modelShape } from '@/lib/model/schema';
import { modelVersion } from '@/lib/model/versions';
import { chosenVersion, ownVersions } from '@/lib/model-versions/choice';
import { logFiltersFrom } from '@/lib/security-log/filters';
import { readLogForFile } from '@/lib/security-log/queries';
import type { TableFile } from './file';
import { PEOPLE_FILES } from './people-files';
import { PLAN_FILES } from './plan-files';
import { ARCHIVE_FILES, archiveReadme } from './readme';
import { ROUND_FILES } from './round-files';

/** Files of rows, in the order in which they are written. */
export const TABLE_FILES: readonly TableFile[] = [...PEOPLE_FILES, ...ROUND_FILES, ...PLAN_FILES];

/** Tables that are in the archive in another form. */
export const OTHERWISE = ['organizations', 'model_choices', 'model_drafts', 'security_events'];

/** A file and what it says, read when its turn comes. */
interface Entry {
  name: string;
  text: () => AsyncIterable<string>;
}

const once = (read: () => Promise<string>) =>
  async function* () {
    yield await read();
  };

/** Settings of the organization, and which model it asks new rounds with. */
async function settingsOf(access: OrganizationAccess, now: Date): Promise<string> {
  const settings = await readOrganization(access, async (tx) => {
    const [row] = await tx
      .select({
        id: organizations.id,
        name: organizations.name,
        answersNeededOutsideATeam: organizations.outsideThreshold,
        timeZone: organizations.timeZone,
        createdAt: organizations.createdAt,
      })
      .from(organizations)
      .where(eq(organizations.id, access.organizationId));
    return { ...row, modelOfNewRounds: (await chosenVersion(tx, access)) ?? 'built-in' };
  });
  return `${JSON.stringify({ ...settings, exportedAt: now }, null, 2)}\n`;
}

/** Own models and drafts, each as the file that can be uploaded again. */
async function modelEntries(access: OrganizationAccess, lang: Lang): Promise<Entry[]> {
  const w = words(lang, 'models');
  const { own, drafts } = await readOrganization(access, async (tx) => ({
    own: await ownVersions(tx, access),
    drafts: await tx
      .select({ id: modelDrafts.id })
      .from(modelDrafts)
      .where(eq(modelDrafts.organizationId, access.organizationId)),
  }));
  const models = own.map(({ id, version }) => ({
    name: `models/own-${version}.yaml`,
    text: once(async () => {
      const model = await readOrganization(access, (tx) => modelVersion(tx, id));
      return writeDocument(modelShape.parse(model), w('file', { name: w('name.own', { version }) }));
    }),
  }));
  const texts = drafts.map(({ id }) => ({
    name: `drafts/${id}.yaml`,
    text: once(async () => {
      const found = await readOrganization(access, (tx) =>
        tx
          .select({ id: modelDrafts.id, text: modelDrafts.text })
          .from(modelDrafts)
          .where(eq(modelDrafts.organizationId, access.organizationId)),
      );
      return found.find((one) => one.id === id)?.text ?? '';
    }),
  }));
  return [...models, ...texts];
}

async function entriesOf(access: OrganizationAccess, lang: Lang, now: Date): Promise<Entry[]> {
  const [organization] = await readOrganization(access, (tx) =>
    tx
      .select({ name: organizations.name })
      .from(organizations)
      .where(eq(organizations.id, access.organizationId)),
  );
  const about = {
    organization: organization?.name ?? '',
    timeZone: access.timeZone,
    now,
    files: ARCHIVE_FILES,
  };
  return [
    {
      name: `${words(lang, 'archive')('readme')}.txt`,
      text: once(async () => archiveReadme(lang, about)),
    },
    { name: 'organization.json', text: once(() => settingsOf(access, now)) },
    ...TABLE_FILES.map(({ name, text }) => ({ name, text: () => text(access) })),
    ...(await modelEntries(access, lang)),
    {
      name: 'security-log.csv',
      text: once(async () => securityCsv(await readLogForFile(access, logFiltersFrom({})), lang)),
    },
  ];
}

/**
 * All that an organization has, as its owner may see it, in one ZIP archive that is written while it is read: what fails or is not
 * taken ends it, and nobody takes a part for the whole. Made of published rows at the owner's own threshold of each round; nobody's
 * answers are in it (docs/privacy.md).
 * @throws {Refused} unless by an owner who proved a moment ago that it is them
 */
export async function organizationArchive(
  access: OrganizationAccess,
  { lang, now }: { lang: Lang; now: Date },
): Promise<Readable> {
  allow(access, 'organization:export');
  await demandFresh(access);
  const zip = new ZipFile();
  const out = new PassThrough();
  // Who stops taking stops what is written, and what is being read for it.
  let current: Readable | undefined;
  pipeline(zip.outputStream, out, () => current?.destroy());
  const fail = (error: Error) => out.destroy(error);
  zip.on('error', fail);
  for (const { name, text } of await entriesOf(access, lang, now)) {
    zip.addReadStreamLazy(name, { mtime: now }, (opened) => {
      current = Readable.from(text(), { objectMode: false });
      current.once('error', fail);
      opened(null, current);
    });
  }
  zip.end();
  return out;
}
