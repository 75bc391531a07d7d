import type { Lang } from '@/lib/model/schema';
import type {
  PlanReport,
  ReportAction,
  ReportBadge,
  ReportRecommendation,
  ReportRow,
  ReportStep,
} from './report';

const step = (more: Partial<ReportStep> = {}): ReportStep => ({
  practiceId: 'DEV-CI-1',
  title: 'Every push triggers an automated build',
  principle: 'Continuous integration',
  outcome: false,
  fromLevel: 1,
  toLevel: 2,
  fromAnchor: 'Builds are started by hand on some machines.',
  doneWhen: 'Most pushes start a build on a shared server.',
  fromScore: 1.2,
  lo: 0.6,
  hi: 1.8,
  n: 5,
  agreement: 'aligned',
  estimated: false,
  discussFirst: false,
  gainOverall: 0.0167,
  gainFramework: 0.05,
  gainPrinciple: 0.2,
  effort: 1.2,
  share: 0.12,
  editedBy: null,
  accountable: 'DevOps / platform engineer',
  responsible: ['Data engineer', 'Software developer'],
  prerequisites: [{ title: 'All code lives in Git', state: 'met', met: true, score: 3.8 }],
  unlocks: ['Automated tests run on every push'],
  firstStep: 'Add one pipeline to the busiest repository.',
  ...more,
});

export const action = (more: Partial<ReportAction> = {}): ReportAction => ({
  ...step(),
  status: 'planned',
  owner: 'Ana Conceição',
  dueDate: '2026-12-18',
  hoursSaved: null,
  note: '',
  ...more,
});

export const recommendation = (more: Partial<ReportRecommendation> = {}): ReportRecommendation => ({
  ...step({ practiceId: 'DEV-VC-4', title: 'Branches live less than a day', principle: 'Version control' }),
  rank: 1,
  before: 'Data is tested automatically',
  quickWin: false,
  promoted: false,
  ...more,
});

export const row = (more: Partial<ReportRow> = {}): ReportRow => ({
  scope: 'principle',
  id: 'DEV-VC',
  title: 'Version control',
  framework: 'DEV',
  parent: null,
  outcome: false,
  status: 'ok',
  score: 2.43333333,
  lo: 1.8509,
  hi: 3.0157,
  level: 2,
  levelRange: [2, 2],
  n: 5,
  agreement: 'some_spread',
  change: { verdict: 'no_detectable_change', delta: -0.25 },
  notApplicable: [],
  notApplicableShare: null,
  ...more,
});

/** A suppressed row: nothing but its name. */
export const hiddenRow = (id: string, title: string): ReportRow =>
  row({
    id,
    title,
    status: 'suppressed',
    score: null,
    lo: null,
    hi: null,
    level: null,
    levelRange: null,
    n: null,
    agreement: null,
    change: null,
  });

export const badge = (more: Partial<ReportBadge> = {}): ReportBadge => ({
  catalogue: 'google',
  title: 'Google MLOps levels',
  source: 'https://example.org/levels',
  unknown: null,
  level: 1,
  top: 2,
  levelTitle: 'ML pipeline automation',
  mayBeHigher: false,
  missing: [
    [{ practiceId: 'DEV-CI-2', title: 'Tests run on every push', score: 1.8 }],
    [
      { practiceId: 'DAT-QUA-2', title: 'Data is validated', score: null },
      { practiceId: 'MLO-TST-2', title: 'Features are tested', score: 2 },
    ],
  ],
  ...more,
});

export const report = (locale: Lang, more: Partial<PlanReport> = {}): PlanReport => ({
  locale,
  generatedAt: '2026-11-23T12:00:00Z',
  organization: 'Acme',
  team: 'Alfa',
  round: {
    name: 'Round 3',
    mode: 'full',
    format: 'anonymous',
    openedAt: '2026-11-02T12:00:00Z',
    closedAt: '2026-11-14T01:30:00Z',
    modelVersion: '1.0.0',
    ownModel: false,
    invited: 8,
    responded: 6,
    responseRate: 0.75,
  },
  rows: [row()],
  badges: [],
  actions: [action()],
  recommendations: [recommendation()],
  clarify: [],
  discussFirst: [],
  hiddenNotice: null,
  levelNames: ['Absent', 'Initial', 'Practised', 'Standard', 'Improved'],
  ...more,
});
