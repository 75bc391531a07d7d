import { describe, expect, it } from 'vitest';
import { makePerson, makeTeam, teamAccess } from '@/db/testing/factories';
import { withDatabase } from '@/db/testing/with-database';
import type { TeamAccess } from '@/lib/access/types';
import { planJson } from '@/lib/exports/json';
import { planPdf } from '@/lib/exports/pdf';
import { planCsv } from '@/lib/exports/plan-csv';
import { resultsCsv } from '@/lib/exports/results-csv';
import { getResults } from '@/lib/results/queries';
import { adviceFor } from './advice';
import { addToPlan, moveStep } from './commands';
import { shownSteps } from './overview';
import { listSteps } from './queries';
import { teamReport } from './report';
import { answeredRound, scoredWorld } from './testing/closed-round';

withDatabase();

const options = { lang: 'en', now: new Date('2026-11-23T12:00:00Z') } as const;

async function reportOf(access: TeamAccess, more: { lang?: 'en' | 'pt-BR'; roundId?: string } = {}) {
  const drawn = await teamReport(access, { ...options, ...more });
  if (!drawn) throw new Error('There is a report.');
  return drawn;
}

async function plan(access: TeamAccess, roundId: string) {
  const step = (await adviceFor(access, roundId))?.advice.recommendations[0];
  if (!step) throw new Error('There is something to recommend.');
  const form = { roundId, practiceId: step.practiceId, targetLevel: step.what.toLevel };
  await addToPlan(access, { ...form, ownerId: null, dueDate: '2030-06-30' });
  return step;
}

/** Four people answer, the last one a level higher: shown inside the team, too few for people outside. */
const smallWorld = () => scoredWorld(4, (_, person) => (person === 3 ? 2 : 1));

async function lookFromOutside({ organizationId, teamId }: { organizationId: string; teamId: string }) {
  return teamAccess(await makePerson(organizationId, 'manager'), teamId);
}

describe('teamReport', () => {
  it('tells people of the team what the result, the advice and the plan tell them', async () => {
    const world = await smallWorld();
    const step = await plan(world.insider, world.roundId);
    const { report, charts } = await reportOf(world.insider);
    const rows = (await getResults(world.insider, world.roundId))?.rows ?? [];
    for (const row of report.rows) {
      const shown = rows.find(({ scope, id }) => scope === row.scope && id === row.id);
      expect([row.score, row.lo, row.n]).toEqual([shown?.score, shown?.ci95?.lo ?? null, shown?.n]);
    }
    expect(report.rows.filter(({ scope }) => scope === 'principle')).toHaveLength(9);
    expect(report.round).toMatchObject({ name: 'Spring check', invited: 4, responded: 4, responseRate: 1 });
    expect(report.steps).toMatchObject([
      {
        practiceId: step.practiceId,
        title: step.what.title.en,
        fromScore: 1.25,
        fromLevel: 1,
        toLevel: 2,
        n: 4,
        gainOverall: step.gain.overall,
        gainPrinciple: step.gain.principle,
        effort: step.effort.points,
        dueDate: '2030-06-30',
        status: 'planned',
      },
    ]);
    const advised = (await adviceFor(world.insider, world.roundId))?.advice.recommendations ?? [];
    expect(advised.length).toBeGreaterThan(0);
    expect(report.recommendations.map(({ practiceId, gainOverall }) => [practiceId, gainOverall])).toEqual(
      advised.map(({ practiceId, gain }) => [practiceId, gain.overall]),
    );
    expect(report.hiddenNotice).toBeNull();
    expect(charts.radarSvg).toContain('1.25');
    expect(charts.barsSvg).toContain('DevOps');
  });

  it('speaks the language it is asked for', async () => {
    const { insider } = await smallWorld();
    const { report } = await reportOf(insider, { lang: 'pt-BR' });
    expect(report.rows[0]?.title).toBe('Geral');
    expect(report.levelNames[3]).toBe('Padronizado');
    expect(planCsv(report)).toContain('Nota hoje');
  });

  it('holds the plan’s frame when no round is closed, and is null for a round that is not the team’s', async () => {
    const { organizationId, facilitator, insider } = await smallWorld();
    const other = await smallWorld();
    expect(await teamReport(insider, { ...options, roundId: other.roundId })).toBeNull();
    const { report, charts } = await reportOf(await teamAccess(facilitator, await makeTeam(organizationId)));
    expect(report).toMatchObject({ round: null, rows: [], steps: [], recommendations: [] });
    expect(charts).toEqual({});
  });

  it('keeps the promise of a step when a later round has other scores', async () => {
    const world = await smallWorld();
    const planned = await plan(world.insider, world.roundId);
    await answeredRound(world, 'full', () => 4);
    const [step] = (await reportOf(world.insider)).report.steps;
    expect(step).toMatchObject({ fromScore: 1.25, n: 4, gainOverall: planned.gain.overall });
  });

  it('lets a later step of a practice start where the earlier one ended', async () => {
    const { insider, roundId } = await smallWorld();
    const { practiceId } = await plan(insider, roundId);
    const [first] = await listSteps(insider);
    await moveStep(insider, { stepId: first?.id ?? '', move: 'finish' });
    await addToPlan(insider, { roundId, practiceId, targetLevel: 3, ownerId: null, dueDate: null });
    const levels = (await shownSteps(insider)).map(({ promised }) => promised?.fromLevel);
    expect(levels).toEqual([1, 2]);
  });
});

describe('an outside viewer', () => {
  it('learns no number from any export when too few people answered', async () => {
    const world = await smallWorld();
    const step = await plan(world.insider, world.roundId);
    const outsider = await lookFromOutside(world);
    const { report, charts } = await reportOf(outsider);

    expect(report.rows.length).toBeGreaterThan(9);
    for (const { id, title, scope, framework, parent, outcome, ...rest } of report.rows) {
      // What the model says of an item is the same for everybody, and so is what the team decided: here, nothing.
      expect([id, title, scope, framework, parent, outcome]).not.toContain(undefined);
      expect(rest).toEqual({
        notApplicable: [],
        agreed: [],
        // What is to be reached is what people say, and not made of answers; whether it is reached would be.
        target: { level: 3, dueDate: null, reached: null, toGo: null },
        notApplicableShare: scope === 'framework' ? 0 : null,
        status: 'suppressed',
        score: null,
        reach: null,
        lo: null,
        hi: null,
        margin: null,
        level: null,
        levelRange: null,
        n: null,
        agreement: null,
        change: null,
      });
    }
    expect(report).toMatchObject({ recommendations: [], clarify: [], discussFirst: [] });
    expect(report.hiddenNotice).toMatchObject({ threshold: 5 });
    expect(report.steps).toMatchObject([
      {
        title: step.what.title.en,
        fromScore: null,
        fromLevel: null,
        fromAnchor: null,
        lo: null,
        hi: null,
        n: null,
        agreement: null,
        gainOverall: null,
        gainFramework: null,
        gainPrinciple: null,
        discussFirst: false,
      },
    ]);
    expect(report.steps[0]?.prerequisites.every(({ score }) => score === null)).toBe(true);
    expect(charts).toEqual({ radarSvg: undefined, barsSvg: undefined });

    const gain = (step.gain.overall ?? 0).toFixed(4);
    for (const text of [planCsv(report), resultsCsv(report), planJson(report)]) {
      expect(text).not.toContain('1.25');
      expect(text).not.toContain(gain);
    }
    expect((await planPdf(report, charts)).length).toBeGreaterThan(1000);
  });

  it('sees the promise only of steps whose score they see', async () => {
    // One practice has an answer of three people only: enough inside, hidden outside. The rest has six.
    const inside = await scoredWorld(6, (item, person) => (item === 'DEV-VC-1' && person > 2 ? 'DK' : 1));
    const { insider, roundId } = inside;
    const ready = (await adviceFor(insider, roundId))?.advice.ranking ?? [];
    const hiddenStep = ready.find(({ step }) => step.practiceId === 'DEV-VC-1')?.step;
    const openStep = ready.find(({ step }) => step.principleId !== 'DEV-VC')?.step;
    if (!hiddenStep || !openStep) throw new Error('Both can start.');
    for (const { practiceId, to } of [hiddenStep, openStep]) {
      await addToPlan(insider, { roundId, practiceId, targetLevel: to, ownerId: null, dueDate: null });
    }
    const outsider = await lookFromOutside(inside);
    const rows = (await getResults(outsider, roundId))?.rows ?? [];
    expect(rows.find(({ id }) => id === 'DEV-VC-1')?.status).toBe('hidden');

    expect((await shownSteps(insider)).map(({ promised }) => promised?.fromScore)).toEqual([1, 1]);
    const shown = await shownSteps(outsider);
    expect(shown.map(({ promised }) => promised?.fromScore ?? null)).toEqual([null, 1]);
    expect(shown.map((step) => 'fromScore' in step || 'gainOverall' in step)).toEqual([false, false]);

    const { report } = await reportOf(outsider);
    expect(report.steps.map(({ fromScore }) => fromScore)).toEqual([null, 1]);
    expect(report.clarify.map(({ title }) => title)).not.toContain(report.steps[0]?.title);
  });
});
