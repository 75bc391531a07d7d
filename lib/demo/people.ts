import type { DeliverableType, FrameworkId, RoleId, RoundMode } from '@/lib/model/schema';

export interface DemoPerson {
  name: string;
  jobRole: RoleId;
  /** One of the three people whom visitors can be. */
  visitor?: 'member' | 'facilitator' | 'manager';
}

export interface DemoTeam {
  name: string;
  mode: RoundMode;
  scope: FrameworkId[];
  delivers: DeliverableType[];
  /** Where the team stood in its first round and how much it gains per round, in points of the 0–4 scale. */
  start: number;
  pace: number;
  /** How far its frameworks lie from that, so that each team has its own profile. */
  tilt: Partial<Record<FrameworkId, number>>;
  /** How differently its people see things: standard deviation of their severity. */
  spread: number;
  people: DemoPerson[];
  /** Rounds the team has taken part in so far, at most six. */
  rounds: number;
  open?: boolean;
  /** From which round on it asks practices one by one, counted from 0; else its mode holds for all. */
  fullFrom?: number;
  /** Steps it finished before its newest round: a practice, the level it was to reach, and how many points that brought. */
  worked?: readonly { practiceId: string; to: 2 | 3; brought: number }[];
  /** What most of its people say does not apply from a round on, counted from 0, and how one of them confirms it. */
  without?: { itemId: string; from: number; by: string; reason: string };
}

const p = (name: string, jobRole: RoleId, visitor?: DemoPerson['visitor']): DemoPerson => ({
  name,
  jobRole,
  ...(visitor ? { visitor } : {}),
});

/** A data company with six teams; people, names and numbers are made up. */
export const DEMO_ORGANIZATION = 'Horizonte Analytics';

export const DEMO_TEAMS: readonly DemoTeam[] = [
  {
    name: 'Atlas',
    mode: 'full',
    scope: ['DEV', 'DAT', 'MLO'],
    delivers: ['pipeline', 'model'],
    start: 0.9,
    pace: 0.27,
    tilt: { DAT: 0.25, MLO: -0.5 },
    spread: 0.35,
    rounds: 6,
    worked: [
      { practiceId: 'MLO-EXP-3', to: 3, brought: 1.1 },
      { practiceId: 'DAT-MON-2', to: 3, brought: 1 },
      { practiceId: 'DEV-CM-1', to: 2, brought: 0.1 },
    ],
    people: [
      p('Ana Beatriz Rocha', 'DE'),
      p('Bruno Tavares', 'DE'),
      p('Camila Nogueira', 'MLE'),
      p('Diego Farias', 'OPS'),
      p('Elisa Moura', 'SWE'),
      p('Otávio Reis', 'OPS'),
      p('Fábio Antunes', 'PO'),
      p('Gabriela Pires', 'DS'),
      p('Heitor Lacerda', 'MGR'),
    ],
  },
  {
    name: 'Bússola',
    mode: 'quick',
    scope: ['DEV', 'DAT', 'MLO'],
    delivers: ['aggregate', 'report'],
    start: 0.9,
    pace: 0.32,
    tilt: { MLO: 0.3, DEV: -0.1 },
    spread: 0.4,
    rounds: 6,
    open: true,
    without: {
      itemId: 'DEV-MS',
      from: 5,
      by: 'Marina Coelho',
      reason:
        'A API de consulta foi desligada: hoje entregamos só tabelas e relatórios no data warehouse, sem aplicação própria para dividir.',
    },
    people: [
      p('Iara Campos', 'DS', 'member'),
      p('João Pedro Salles', 'DS'),
      p('Karina Duarte', 'MLE'),
      p('Leandro Matos', 'MLE'),
      p('Marina Coelho', 'DE', 'facilitator'),
      p('Nelson Aguiar', 'PO'),
    ],
  },
  {
    name: 'Farol',
    mode: 'quick',
    scope: ['DEV', 'DAT', 'MLO'],
    delivers: ['report', 'model'],
    start: 2.0,
    pace: 0.05,
    tilt: { DEV: 0.4, MLO: -0.6 },
    spread: 0.3,
    rounds: 6,
    fullFrom: 3,
    worked: [
      { practiceId: 'DAT-QUA-1', to: 2, brought: 1 },
      { practiceId: 'MLO-REP-4', to: 2, brought: 0.9 },
      { practiceId: 'DAT-CYC-4', to: 2, brought: 0 },
    ],
    people: [
      p('Olívia Prado', 'SWE'),
      p('Paulo Sérgio Lima', 'SWE'),
      p('Quésia Barros', 'SWE'),
      p('Rafael Monteiro', 'OPS'),
      p('Sabrina Teles', 'DA'),
      p('Tiago Valente', 'PO'),
      p('Úrsula Franco', 'MGR'),
    ],
  },
  {
    name: 'Jangada',
    mode: 'quick',
    scope: ['DEV', 'DAT', 'MLO'],
    delivers: ['raw', 'pipeline'],
    start: 0.9,
    pace: 0.29,
    tilt: { DAT: 0.2 },
    spread: 0.75,
    rounds: 6,
    people: [
      p('Vitória Sampaio', 'DE'),
      p('Wagner Pinheiro', 'DE'),
      p('Xênia Araújo', 'MLE'),
      p('Yuri Bastos', 'MLE'),
      p('Zilda Correia', 'DS'),
      p('Arthur Queiroz', 'DS'),
      p('Bianca Leite', 'OPS'),
      p('César Ramalho', 'PO'),
      p('Daniela Furtado', 'MGR'),
    ],
  },
  {
    name: 'Maré',
    mode: 'quick',
    scope: ['DEV', 'DAT'],
    delivers: ['raw', 'aggregate', 'pipeline'],
    start: 2.5,
    pace: -0.28,
    tilt: { DEV: -0.3 },
    spread: 0.35,
    rounds: 5,
    people: [
      p('Eduardo Brandão', 'DE'),
      p('Flávia Siqueira', 'DA'),
      p('Gustavo Peixoto', 'DA'),
      p('Helena Vieira', 'SWE'),
      p('Igor Meireles', 'PO'),
    ],
  },
  {
    name: 'Vento',
    mode: 'quick',
    scope: ['DEV', 'DAT', 'MLO'],
    delivers: ['model'],
    start: 0.6,
    pace: 0.3,
    tilt: { MLO: 0.4 },
    spread: 0.3,
    rounds: 4,
    people: [
      p('Júlia Amorim', 'DS'),
      p('Kléber Santana', 'MLE'),
      p('Lívia Torres', 'DE'),
      p('Murilo Esteves', 'SWE'),
    ],
  },
];

/** The third visitor looks across teams and is in none. */
export const DEMO_MANAGER = 'Renata Figueiredo';
