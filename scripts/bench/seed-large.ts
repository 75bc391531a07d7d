// Fills the application's database with an organization of 1,000 teams and one of 10, each with 12 quarterly rounds of 8 people:
// about 11 million answers. 300 rounds are really scored; what was published of them stands for the others, too. Writes a line
// for each thing that is done.
import { closeDatabases, systemDatabase } from '@/db/client';
import { builtInModel } from '@/lib/model/load';
import { currentModelVersionId, publishBuiltInModel } from '@/lib/model/versions';
import { openOwner } from './large/copy';
import { LARGE, organizationOf, SMALL, TEMPLATES } from './large/plan';
import { copyPublished, stagePublished } from './large/published';
import { copyAnswers, copyTables } from './large/tables';
import { scoreTemplates } from './large/templates';

const url = process.env.DATABASE_URL;
if (!url) throw new Error('DATABASE_URL is not set.');
const say = (line: string) => process.stdout.write(`${line}\n`);
const now = new Date();

await publishBuiltInModel();
const model = builtInModel();
const modelVersionId = await systemDatabase().transaction((tx) => currentModelVersionId(tx));
const templates = scoreTemplates(model, (done) => say(`scored ${done} of ${TEMPLATES} teams`));
const sql = await openOwner(url);
await stagePublished(sql, templates);
for (const size of [SMALL, LARGE]) {
  const made = organizationOf(size, now);
  await copyTables(sql, made, { templates, model, modelVersionId, now });
  await copyPublished(sql, made, (done) => say(`${size.name}: results of ${done}`));
  await copyAnswers(sql, made, templates, (done) => say(`${size.name}: answers of ${done}`));
}
say('statistics');
await sql.unsafe('vacuum analyze');
await sql.end();
await closeDatabases();
