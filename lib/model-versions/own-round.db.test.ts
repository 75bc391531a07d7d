import { beforeAll, describe, expect, it } from 'vitest';
import {
  makePerson,
  organizationAccess,
  respondentAccess,
  type TestPerson,
  teamAccess,
} from '@/db/testing/factories';
import { withDatabase } from '@/db/testing/with-database';
import type { TeamAccess } from '@/lib/access/types';
import { xmlFault } from '@/lib/charts/well-formed';
import { planJson } from '@/lib/exports/json';
import { planPdf } from '@/lib/exports/pdf';
import { planCsv } from '@/lib/exports/plan-csv';
import { resultsCsv } from '@/lib/exports/results-csv';
import { builtInModel } from '@/lib/model/load';
import type { Model } from '@/lib/model/schema';
import { adviceFor } from '@/lib/plans/advice';
import { addToPlan } from '@/lib/plans/commands';
import { shownSteps } from '@/lib/plans/overview';
import { teamReport } from '@/lib/plans/report';
import { scoredWorld } from '@/lib/plans/testing/closed-round';
import { teamResults } from '@/lib/results/overview';
import { pastOf } from '@/lib/results/past';
import { getResults } from '@/lib/results/queries';
import { saveAnswers } from '@/lib/rounds/answers';
import { openRound } from '@/lib/rounds/commands';
import { questionnaire, textsInRound } from '@/lib/rounds/questionnaire';
import { closeRound } from '@/lib/rounds/testing';
import { keepDraft, publishDraft } from './commands';
import { fingerprint } from './draft';
import { changedText, onlyPairing } from './testing';

withDatabase();

const builtIn = builtInModel();
const PRACTICES = builtIn.practices
  .filter(({ principle }) => principle === 'DEV-CI')
  .map(({ id }) => id.replace('DEV-CI', 'DEV-PAIR'));

let world: Awaited<ReturnType<typeof scoredWorld>>;
let insider: TeamAccess;
const rounds: string[] = [];

/** Of the same major version, so that a line may join both. */
const LATER = builtIn.modelVersion.replace(/\.\d+\.\d+$/, '.99.0');
const NEXT = `${Number.parseInt(builtIn.modelVersion, 10) + 1}.0.0`;

/** Publishes a version, asks the team with it, and closes the round. */
async function askWith(version: string, change: (model: Model) => void, value: number): Promise<string> {
  const { organizationId, teamId, facilitator, members } = world;
  const admin = await organizationAccess(await makePerson(organizationId, 'admin'), organizationId);
  const text = changedText(builtIn, version, change);
  const model = await publishDraft(admin, await keepDraft(admin, text), { seen: fingerprint(text) });
  const lead = await teamAccess(facilitator, teamId);
  const roundId = await openRound(lead, { name: version, mode: 'full', format: 'anonymous', model });
  for (const person of members) {
    const batch = PRACTICES.map((itemId) => ({ itemId, value, answeredAt: Date.now() }));
    const { saved } = await saveAnswers(await respondentAccess(person, roundId), batch);
    expect(saved).toEqual(PRACTICES);
  }
  await closeRound(lead, roundId);
  return roundId;
}

async function plan(roundId: string) {
  const step = (await adviceFor(insider, roundId))?.advice.recommendations[0];
  if (!step) throw new Error('There is something to recommend.');
  const form = { roundId, practiceId: step.practiceId, targetLevel: step.what.toLevel };
  await addToPlan(insider, { ...form, ownerId: null, dueDate: null });
  return step.practiceId;
}

/** What a model may be full of: nothing of it may be taken for markup, a message or a formula. */
const ODD = '=<b>{constructor}</b>"\'&';
const said = { en: ODD, 'pt-BR': `${ODD} é` };

/** The texts of a model whose author has no mercy; its ids and numbers stay. */
function oddly(model: Model) {
  onlyPairing(model);
  for (const item of [...model.frameworks, ...model.principles, ...model.practices, ...model.roles])
    item.title = said;
  for (const level of model.scale) level.name = said;
  for (const principle of model.principles) Object.assign(principle, { definition: said, learnMore: said });
  for (const practice of model.practices) Object.assign(practice, { firstStep: said, question: said });
}

const heavier = (model: Model) => {
  onlyPairing(model);
  Object.assign(model.practices[0] ?? {}, { weight: 3 });
};

beforeAll(async () => {
  world = await scoredWorld(5, () => 1, ['DEV', 'DAT']);
  insider = world.insider;
  rounds.push(world.roundId);
  // The very version of the built-in model: only the family tells them apart.
  rounds.push(await askWith(builtIn.modelVersion, onlyPairing, 1));
  rounds.push(
    await askWith(
      LATER,
      (model) => {
        onlyPairing(model);
        Object.assign(model.practices[0] ?? {}, { effort: 8 });
      },
      2,
    ),
  );
  rounds.push(await askWith(NEXT, heavier, 3));
});

describe('a round with an own model', () => {
  it('has results of its own practices, in the frameworks it asks about', async () => {
    const results = await getResults(insider, rounds[1] ?? '');
    expect(results?.ownModel).toBe(true);
    const ids = results?.rows.map(({ scope, id }) => `${scope} ${id}`).sort();
    expect(ids).toEqual(
      [
        'overall overall',
        'framework DEV',
        'principle DEV-PAIR',
        ...PRACTICES.map((id) => `practice ${id}`),
      ].sort(),
    );
    expect(results?.rows.find(({ scope }) => scope === 'overall')).toMatchObject({ status: 'ok', score: 1 });
  });

  it('is joined by a line only with rounds of the same family and major version', async () => {
    const results = await getResults(insider, rounds[3] ?? '');
    const past = pastOf(results?.history ?? new Map(), 'overall', 'overall');
    expect(past.map(({ joins, ownModel, modelVersion }) => [modelVersion, ownModel, joins])).toEqual([
      [builtIn.modelVersion, false, null],
      [builtIn.modelVersion, true, null],
      [LATER, true, 1],
      [NEXT, true, null],
    ]);
    const verdicts = await Promise.all(
      rounds.map(async (id) => {
        const found = await getResults(insider, id);
        return [found?.before?.reason, found?.rows.find(({ scope }) => scope === 'overall')?.change?.verdict];
      }),
    );
    expect(verdicts).toEqual([
      [undefined, undefined],
      ['model', 'not_comparable'],
      [null, 'possible'],
      ['version', 'not_comparable'],
    ]);
  });

  it('has advice, a plan beside steps of the built-in model, and exports', async () => {
    const [first, second] = [await plan(rounds[0] ?? ''), await plan(rounds[1] ?? '')];
    expect(second).toMatch(/^DEV-PAIR-/);
    expect((await shownSteps(insider)).map(({ practice }) => practice.id)).toEqual([first, second]);
    const drawn = await teamReport(insider, {
      lang: 'en',
      now: new Date('2026-11-23T12:00:00Z'),
      roundId: rounds[1],
    });
    if (!drawn) throw new Error('There is a report.');
    const { report, charts } = drawn;
    expect(report.rows.map(({ id }) => id)).toEqual(['overall', 'DEV', 'DEV-PAIR']);
    expect(report.steps.map(({ practiceId }) => practiceId)).toEqual([first, second]);
    expect(resultsCsv(report)).toContain(`own ${builtIn.modelVersion}`);
    expect(planCsv(report)).toContain(`own ${builtIn.modelVersion}`);
    expect(JSON.parse(planJson(report)).round).toMatchObject({ ownModel: true });
    expect(Buffer.from((await planPdf(report, charts)).subarray(0, 5)).toString()).toBe('%PDF-');
  });

  it('has texts of any kind, as texts, wherever they are shown', async () => {
    const roundId = await askWith(`${Number.parseInt(NEXT, 10) + 1}.0.0`, oddly, 2);
    const access = await respondentAccess(world.members[0] as TestPerson, roundId);
    const [section] = (await questionnaire(access, 'en')).questions.sections;
    expect([section?.frameworkTitle, section?.items[0]?.title]).toEqual([ODD, ODD]);
    expect(JSON.stringify(await textsInRound(access, 'DEV-PAIR', 'pt-BR'))).toContain('constructor');
    await plan(roundId);
    for (const lang of ['en', 'pt-BR'] as const) {
      const drawn = await teamReport(insider, { lang, now: new Date('2026-11-23T12:00:00Z'), roundId });
      if (!drawn) throw new Error('There is a report.');
      const { report, charts } = drawn;
      expect(report.rows.map(({ title }) => title)).toContain(said[lang]);
      expect(resultsCsv(report)).toContain(`"'=<b>{constructor}</b>""'&`);
      expect(planCsv(report)).toContain(`"'=<b>{constructor}</b>""'&`);
      expect(xmlFault(charts.radarSvg ?? charts.barsSvg ?? '')).toBeNull();
      expect((await planPdf(report, charts)).length).toBeGreaterThan(10_000);
    }
    const newest = (await teamResults(insider, [{ id: insider.teamId }])).get(insider.teamId);
    expect(newest?.round.id).toBe(roundId);
    expect(newest?.model.frameworks.map(({ title }) => title)).toEqual([said]);
    expect(newest?.model.scale[2].name).toEqual(said);
  });

  it('asks its own questions, with its own texts, and leads nowhere that is not there', async () => {
    const person = world.members[0] as TestPerson;
    const access = await respondentAccess(person, rounds[1] ?? '');
    const { sections, learn } = (await questionnaire(access, 'en')).questions;
    expect(sections.flatMap(({ items }) => items.map(({ id }) => id))).toEqual(PRACTICES);
    expect(learn.noPage).toEqual(['DEV-PAIR', ...PRACTICES]);
    expect(learn.texts).toBe(`/api/rounds/${rounds[1]}/learn`);
    const texts = await textsInRound(access, 'DEV-PAIR', 'pt-BR');
    expect(texts).toMatchObject({ id: 'DEV-PAIR', href: null });
    expect(texts?.practices.map(({ id, href }) => [id, href])).toEqual(PRACTICES.map((id) => [id, null]));
    expect(texts?.practices[0]?.criteria.length).toBeGreaterThan(1);
    expect(await textsInRound(access, 'DEV-CI', 'en')).toBeUndefined();
    const before = await questionnaire(await respondentAccess(person, rounds[0] ?? ''), 'en');
    expect(before.questions.learn).toEqual({ texts: '/api/learn', noPage: [] });
    const stranger = saveAnswers(access, [{ itemId: 'DEV-CI-1', value: 1, answeredAt: Date.now() }]);
    expect((await stranger).rejected).toEqual([{ itemId: 'DEV-CI-1', reason: 'unknown_item' }]);
  });
});
