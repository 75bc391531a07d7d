import type { CatalogueId, L10n } from '@/lib/model/schema';

/** What a level asks for: one practice, or any one of several. */
export type Need = readonly [string, ...string[]];

export interface LevelDefinition {
  level: number;
  title: L10n;
  /** One sentence. */
  description: L10n;
  /** Beyond what the level below asks for. Empty: the level holds always. */
  needs: readonly Need[];
}

export interface BadgeDefinition {
  catalogue: Extract<CatalogueId, 'google' | 'microsoft'>;
  title: L10n;
  /** Where the levels are described. */
  url: string;
  /** Lowest first; each level also asks for everything below it. */
  levels: readonly LevelDefinition[];
}

/** External levels that follow from practices (reference model 2.10). */
export const BADGES: readonly BadgeDefinition[] = [
  {
    catalogue: 'google',
    title: { en: 'Google MLOps levels', 'pt-BR': 'Níveis de MLOps do Google' },
    url: 'https://cloud.google.com/architecture/mlops-continuous-delivery-and-automation-pipelines-in-machine-learning',
    levels: [
      {
        level: 0,
        title: { en: 'Manual process', 'pt-BR': 'Processo manual' },
        description: {
          en: 'Models are trained, checked and delivered by hand.',
          'pt-BR': 'Modelos são treinados, verificados e entregues à mão.',
        },
        needs: [],
      },
      {
        level: 1,
        title: { en: 'ML pipeline automation', 'pt-BR': 'Automação do pipeline de ML' },
        description: {
          en: 'A pipeline trains models continuously, validates data and models, and keeps metadata.',
          'pt-BR': 'Um pipeline treina modelos continuamente, valida dados e modelos e guarda metadados.',
        },
        needs: [
          ['MLO-AUT-2'],
          ['MLO-CT-2'],
          ['DAT-QUA-2', 'MLO-TST-2'],
          ['MLO-CI-2'],
          ['MLO-EXP-3'],
          ['MLO-VER-3'],
          ['MLO-CM-1'],
        ],
      },
      {
        level: 2,
        title: { en: 'CI/CD pipeline automation', 'pt-BR': 'Automação do pipeline de CI/CD' },
        description: {
          en: 'The pipeline itself is built, tested and delivered automatically.',
          'pt-BR': 'O próprio pipeline é construído, testado e entregue automaticamente.',
        },
        needs: [['DEV-CI-2'], ['MLO-CI-1'], ['MLO-CD-1'], ['MLO-AUT-3'], ['MLO-MON-2']],
      },
    ],
  },
  {
    catalogue: 'microsoft',
    title: { en: 'Microsoft MLOps maturity model', 'pt-BR': 'Modelo de maturidade de MLOps da Microsoft' },
    url: 'https://learn.microsoft.com/azure/architecture/ai-ml/guide/mlops-maturity-model',
    levels: [
      {
        level: 0,
        title: { en: 'No MLOps', 'pt-BR': 'Sem MLOps' },
        description: {
          en: 'Models are built and released by hand, and nobody can say how.',
          'pt-BR': 'Modelos são construídos e liberados à mão, e ninguém sabe dizer como.',
        },
        needs: [],
      },
      {
        level: 1,
        title: { en: 'DevOps but no MLOps', 'pt-BR': 'DevOps, mas sem MLOps' },
        description: {
          en: 'Application code is versioned, built automatically and tested; models are not.',
          'pt-BR':
            'O código da aplicação é versionado, construído automaticamente e testado; os modelos, não.',
        },
        needs: [['DEV-VC-1'], ['DEV-CI-1'], ['DEV-AUT-2']],
      },
      {
        level: 2,
        title: { en: 'Automated training', 'pt-BR': 'Treinamento automatizado' },
        description: {
          en: 'Training is managed and traceable, models are tracked in one place, and release is by hand but easy.',
          'pt-BR':
            'O treinamento é gerenciado e rastreável, os modelos ficam registrados em um só lugar e a liberação é manual, mas simples.',
        },
        needs: [['DAT-REP-1'], ['MLO-AUT-2'], ['MLO-EXP-3'], ['MLO-VER-1'], ['MLO-VER-3'], ['MLO-REP-2']],
      },
      {
        level: 3,
        title: { en: 'Automated model deployment', 'pt-BR': 'Implantação automatizada de modelos' },
        description: {
          en: 'Everything from training to production is traceable, tested and delivered automatically.',
          'pt-BR': 'Tudo, do treino à produção, é rastreável, testado e entregue automaticamente.',
        },
        needs: [['MLO-AUT-3'], ['MLO-CD-2'], ['MLO-VER-4'], ['MLO-CI-1'], ['DEV-CD-2'], ['MLO-CD-3']],
      },
      {
        level: 4,
        title: { en: 'Full automation', 'pt-BR': 'Automação completa' },
        description: {
          en: 'Production metrics are central and detailed, and they start retraining.',
          'pt-BR': 'As métricas de produção são centrais e detalhadas, e disparam o retreinamento.',
        },
        needs: [['MLO-CT-3'], ['MLO-CM-1'], ['MLO-MON-2']],
      },
    ],
  },
];
