import { describe, expect, it } from 'vitest';
import type { PlanReport } from '../report';
import { badge, change, hiddenRow, plannedStep, recommendation, report, row } from '../testing';
import { documentOf } from './document';

/** Every text of a document in reading order. */
function texts(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (Array.isArray(value)) return value.flatMap(texts);
  if (value === null || typeof value !== 'object') return [];
  const { text, stack, columns, table } = value as Record<string, unknown>;
  const body = table && typeof table === 'object' && 'body' in table ? table.body : undefined;
  return [text, stack, columns, body].flatMap((part) => (part === undefined ? [] : texts(part)));
}
const read = (data: PlanReport) => texts(documentOf(data, {}).content).filter(Boolean);
const prose = (data: PlanReport) => read(data).join('\n');

describe('the document', () => {
  it('opens with team, round, responses and model version', () => {
    const en = read(report('en'));
    expect(en).toEqual(
      expect.arrayContaining(['Alfa', 'Acme', 'Round 3', 'Nov 13, 2026', '6 of 8 (75%)', 'version 1.0.0']),
    );
    expect(read(report('pt-BR'))).toEqual(
      expect.arrayContaining(['13 de nov. de 2026', '6 de 8 (75%)', 'anônimas', 'versão 1.0.0']),
    );
  });

  it('states each result with its company, the verdict before the decimals', () => {
    expect(read(report('en'))).toEqual(
      expect.arrayContaining([
        'Version control',
        '2.43',
        '1.85–3.02',
        '5',
        'some spread',
        'no detectable change (−0.25, −0.70 to +0.20)',
      ]),
    );
    expect(read(report('pt-BR'))).toEqual(expect.arrayContaining(['2,43', '1,85–3,02', 'alguma dispersão']));
  });

  it('notes an outcome in the results and in its steps', () => {
    const data = {
      rows: [row({ title: 'Cycle time', outcome: true }), row()],
      recommendations: [recommendation({ principle: 'Cycle time', outcome: true })],
    };
    const en = read(report('en', data));
    expect(en[en.indexOf('Cycle time') + 1]).toBe(
      'outcome: follows from the other principles of its framework',
    );
    expect(en.filter((text) => text.startsWith('outcome:'))).toHaveLength(1);
    expect(en).toContainEqual(expect.stringMatching(/^Cycle time follows from the other principles/));
    expect(prose(report('pt-BR', data))).toContain('Cycle time é consequência dos outros princípios');
    expect(prose(report('en'))).not.toContain('outcome');
  });

  it('says which hours a step should save, and the sum over the plan', () => {
    const steps = [
      plannedStep({ hoursSaved: 12.5 }),
      plannedStep({ hoursSaved: 6, status: 'done' }),
      plannedStep({ hoursSaved: 100, status: 'dropped' }),
      plannedStep(),
    ];
    expect(read(report('en', { steps }))).toEqual(
      expect.arrayContaining([
        '12.5 hours a month, as the team expects',
        'Hours saved per month, all steps that were not dropped: 18.5',
      ]),
    );
    expect(prose(report('pt-BR', { steps }))).toContain('não descartados: 18,5');
    expect(prose(report('en'))).not.toContain('Hours saved');
  });

  it('shows a level range when the level is not firm, and says when a value was agreed', () => {
    const rows = [row({ status: 'provisional', levelRange: [2, 3] })];
    expect(read(report('en', { rows }))).toContain('2–3');
    const agreed = [row({ status: 'consensus', lo: null, hi: null, levelRange: null, agreement: null })];
    expect(read(report('en', { rows: agreed }))).toContain('agreed in a meeting');
  });

  it('gives a margin and no range where answers are few, and says which they are', () => {
    const few = { status: 'few_answers', reach: 'margin', margin: 0.81, lo: null, hi: null } as const;
    const moved = change({ verdict: 'improved', delta: 1.5, reach: 'margin', margin: 1.15 });
    const rows = [row({ ...few, levelRange: null, agreement: null, n: 4, change: moved })];
    expect(read(report('en', { rows }))).toEqual(
      expect.arrayContaining([
        '± 0.81',
        'level from few answers',
        'improved (+1.50 ± 1.15)',
        'Interval or margin',
      ]),
    );
    expect(read(report('pt-BR', { rows }))).toEqual(
      expect.arrayContaining(['± 0,81', 'nível com poucas respostas']),
    );
    const wide = [row({ reach: 'too_wide', lo: null, hi: null })];
    expect(read(report('en', { rows: wide }))).toContain('too few people to say');
  });

  it('says what a change is against and over, and why there is none', () => {
    const rows = [
      row({ change: change({ over: 18, of: 29 }) }),
      row({ id: 'DEV-CI', change: null }),
      row({
        id: 'DEV-CD',
        change: change({ verdict: 'not_comparable', delta: null, reach: null, reason: 'unscored' }),
      }),
    ];
    const all = read(report('en', { rows }));
    expect(all.join('\n')).toContain('Changes are against “Round 2”.');
    expect(all).toEqual(
      expect.arrayContaining([
        'over 18 of 29 questions',
        'Change: not shown, to protect anonymity',
        'not comparable',
        'One of the two has no score here.',
      ]),
    );
    const { round } = report('en');
    const apart = round && { ...round, before: { name: 'Round 2', reason: 'version' as const } };
    expect(prose(report('en', { rows, round: apart }))).toContain(
      'This round cannot be compared with “Round 2”. The major version of the model changed in between.',
    );
  });

  it('says that words are newer than the round, and why it does not tell how many answered', () => {
    const { round } = report('en');
    const old = round && {
      ...round,
      responded: null,
      responseRate: null,
      rewordedAt: '2026-12-01T01:00:00Z',
    };
    const all = prose(report('en', { round: old && { ...old, respondedStep: null } }));
    expect(all).toContain('worked out anew on Nov 30, 2026');
    expect(all).toContain('not shown: few were asked');
    expect(prose(report('en', { round: old }))).toContain('at least half of 8');
    expect(prose(report('en'))).not.toContain('anew');
  });

  it('tells nothing about a hidden result but that it is hidden', () => {
    const data = report('en', {
      rows: [hiddenRow('DEV-CD', 'Continuous delivery')],
      steps: [],
      recommendations: [],
      hiddenNotice: { rows: 1, threshold: 5 },
    });
    const all = read(data);
    const at = all.indexOf('Continuous delivery');
    expect(all[at + 1]).toBe('hidden to protect anonymity');
    // What is to be reached is said, and not whether it is.
    expect(all[at + 2]).toBe('target 3');
    expect(all.join('\n')).toContain(
      'One result is hidden to protect anonymity, because fewer than 5 people',
    );
    expect(prose(report('en'))).toContain('Nothing had to be hidden.');
  });

  it('tells the external levels with what is missing, and leaves them out where there are none', () => {
    const all = read(report('en', { badges: [badge({ mayBeHigher: true }), badge({ unknown: 'unknown' })] }));
    expect(all).toEqual(
      expect.arrayContaining([
        'Google MLOps levels',
        'Level 1 of 2, ML pipeline automation',
        'possibly higher: what is missing has no score that may be shown',
        'Missing for the next level: Tests run on every push (1.80); Data is validated (no score) or Features are tested (2.00)',
        'not known: no MLOps practice has a score that may be shown',
      ]),
    );
    expect(prose(report('en'))).not.toContain('Google');
  });

  it('lists the plan with owner, due day, effort and status', () => {
    const all = read(
      report('pt-BR', { steps: [plannedStep({ owner: null, dueDate: null, status: 'started' })] }),
    );
    expect(all).toEqual(expect.arrayContaining(['ninguém ainda', 'em aberto', '1,2', 'em andamento']));
    expect(read(report('pt-BR'))).toEqual(expect.arrayContaining(['Ana Conceição', '18 de dez. de 2026']));
    expect(prose(report('en', { steps: [] }))).toContain('No step has been taken into the plan yet.');
  });

  it('explains each step: anchors, score, gain, needs, opens, who', () => {
    const all = prose(
      report('en', { steps: [plannedStep({ note: 'Start with billing.', discussFirst: true })] }),
    );
    for (const words of [
      'Continuous integration, from level 1 (initial) to level 2 (practised)',
      'Builds are started by hand on some machines.',
      '1.20 (0.60–1.80), 5 answers; aligned',
      'Add one pipeline to the busiest repository.',
      'Most pushes start a build on a shared server.',
      '+0.20 in Continuous integration; +0.02 overall',
      '1.2 points, 12% of a cycle',
      'All code lives in Git (met, 3.80)',
      'Automated tests run on every push',
      'DevOps / platform engineer answers for it; done by Data engineer, Software developer',
      'Start with billing.',
      'The answers to this practice are split: talk about it before starting.',
      'Ranked ahead of: Data is tested automatically',
    ]) {
      expect(all).toContain(words);
    }
  });

  it('writes gains and points as each language does', () => {
    const small = plannedStep({ gainOverall: 0.0004, gainPrinciple: null, effort: 0.6, share: null });
    expect(prose(report('en', { steps: [small] }))).toContain('< +0.01 overall');
    expect(prose(report('en', { steps: [small] }))).toContain('0.6 points');
    expect(prose(report('pt-BR', { steps: [small] }))).toContain('0,6 ponto');
    const none = plannedStep({ gainOverall: null, gainPrinciple: null, stepsToLevel: null });
    expect(prose(report('en', { steps: [none], recommendations: [] }))).toContain(
      'a score is missing for it',
    );
  });

  it('says when a score is only estimated', () => {
    const data = report('pt-BR', { steps: [], recommendations: [recommendation({ estimated: true })] });
    expect(prose(data)).toContain('estimada pela nota do princípio');
  });

  it('does not explain dropped steps, but keeps their line and every number', () => {
    const steps = [plannedStep({ status: 'dropped', note: 'gone' }), plannedStep({ note: 'stays' })];
    const all = read(report('en', { steps }));
    expect(all).toContain('dropped');
    expect(all).not.toContain('gone');
    expect(all.filter((text) => text === '2').length).toBeGreaterThanOrEqual(2);
  });

  it('lists what to find out and what to talk about', () => {
    const data = report('en', {
      clarify: [
        { title: 'Data drift', reason: 'unknown', n: 1, blocks: ['Alerts'] },
        { title: 'Rollback', reason: 'insufficient', n: 0, blocks: [] },
        { title: 'Secrets', reason: 'insufficient', n: 2, blocks: [] },
        { title: 'Fourth', reason: 'insufficient', n: 1, blocks: [] },
      ],
      discussFirst: [{ title: 'Protected main', score: 2.6, n: 5 }],
    });
    const all = read(data);
    expect(all).toEqual(
      expect.arrayContaining([
        'most people do not know; holds up Alerts',
        'no answer from 0 to 4 yet',
        'only 2 answers',
        'only 1 answer',
        '2.60, 5 answers, split',
      ]),
    );
  });

  it('stands without a round', () => {
    const data = report('en', { round: null, rows: [] });
    expect(prose(data)).toContain('No result has been published yet');
    expect(prose(data)).not.toContain('Nothing had to be hidden');
  });

  it.each(['en', 'pt-BR'] as const)('has no missing words in %s', (locale) => {
    expect(prose(report(locale))).not.toMatch(/\b(label|text|section|cover|intro|column)\.\w/);
    const document = documentOf(report(locale), {});
    expect(document.language).toBe(locale);
    expect(document.info?.title).toContain('Alfa');
  });

  it('has a title and a foot whatever the team is called', () => {
    for (const team of ['🚀', '𓂀', '\u200b', 'فريق']) {
      const document = documentOf(report('en', { team }), {});
      const [, , , title] = texts(document.content);
      const foot = typeof document.footer === 'function' ? document.footer(1, 1, {} as never) : null;
      for (const text of [document.info?.title?.replace('Improvement plan: ', ''), texts(foot)[0], title])
        expect(text, team).toMatch(/^[\p{L}\p{N}[]/u);
    }
  });

  it('refuses charts that refer to something outside', () => {
    for (const svg of ['<svg><image href="/etc/passwd"/></svg>', '<svg><a xlink:href="http://x"/></svg>']) {
      expect(() => documentOf(report('en'), { radarSvg: svg })).toThrow(RangeError);
    }
  });
});
