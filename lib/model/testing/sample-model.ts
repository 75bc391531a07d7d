import { lintDocument } from '@/lib/model/document';
import type { Model } from '@/lib/model/schema';
import { raciRow, tinyModel } from './tiny-model';

/** Scale and roles for documents that leave them out. */
export const { scale, roles } = tinyModel();
export const base: Pick<Model, 'scale' | 'roles'> = { scale, roles };

/** Anchors that a careful author might have written. */
const WRITTEN = [
  ['Nobody keeps a history of the code.', 'Ninguém guarda o histórico do código.'],
  [
    'A few people copy folders before large changes.',
    'Algumas pessoas copiam pastas antes de mudanças grandes.',
  ],
  [
    'Most code is in a repository; some scripts stay outside.',
    'A maior parte do código está em um repositório; alguns scripts ficam fora.',
  ],
  [
    'All code is in a repository and every change names its author.',
    'Todo o código está em um repositório e toda mudança diz quem a fez.',
  ],
  [
    'Review time is measured and fell in the last 6 months.',
    'O tempo de revisão é medido e caiu nos últimos 6 meses.',
  ],
] as const;

/** A document as an author may write it, with everything a document can say; it breaks no rule. */
export const sampleDocument = () => ({
  schemaVersion: '1.0.0',
  modelVersion: '2.3.1',
  frameworks: [
    { id: 'DEV', title: { en: 'DevOps', 'pt-BR': 'DevOps' } },
    { id: 'DAT', title: { en: 'DataOps', 'pt-BR': 'DataOps' }, weight: 2 },
  ],
  genericAnchors: scale.map(({ anchor }) => anchor),
  principles: [
    {
      id: 'DEV-VC',
      title: { en: 'Version control', 'pt-BR': 'Controle de versão' },
      definition: { en: 'History of the code.', 'pt-BR': 'Histórico do código.' },
      question: { en: 'How is code kept?', 'pt-BR': 'Como o código é guardado?' },
      levels: WRITTEN.map(([en, pt]) => ({ en, 'pt-BR': pt })),
      raci: raciRow(),
      crosswalk: [{ catalogue: 'dora', ref: 'version-control' }, 'Our handbook, chapter 3'],
    },
    { id: 'DAT-GRP', title: { en: 'Group', 'pt-BR': 'Grupo' } },
    {
      id: 'DAT-QUA',
      parent: 'DAT-GRP',
      title: { en: 'Quality', 'pt-BR': 'Qualidade' },
      raci: { DE: 'A', DS: 'R' },
      outcome: true,
    },
  ] as Record<string, unknown>[],
  practices: [
    practice('DEV-VC-1', [], {
      levels: WRITTEN.map(([en, pt]) => ({ en, 'pt-BR': pt })),
      testLevel: 'unit',
      testMoment: 'development',
      facet: 'tool',
    }),
    practice('DEV-VC-2', ['DEV-VC-1'], { evidence: ['EV-GIT'], benefits: ['speed'] }),
    practice('DEV-VC-3', ['DEV-VC-2'], { rolesOverride: { DE: 'A', OPS: 'R' } }),
    practice('DEV-VC-4', [], { deprecated: { since: '2.0.0', replacedBy: ['DEV-VC-3'] } }),
    practice('DAT-QUA-1', ['DEV-VC-1'], { mlPhase: 'operate' }),
    practice('DAT-QUA-2', ['DEV-VC-3', 'DAT-QUA-1']),
    practice('DAT-QUA-3', []),
  ],
  evidence: [{ id: 'EV-GIT', title: { en: 'A repository', 'pt-BR': 'Um repositório' } }],
  competences: [{ id: 'DE-C1', role: 'DE', practices: ['DAT-QUA-1'] }],
  glossary: [{ id: 'GL-DRIFT' }],
  cards: [{ id: 'LC-1' }],
});

export type SampleDocument = ReturnType<typeof sampleDocument>;

function practice(
  id: string,
  requires: string[],
  more: Record<string, unknown> = {},
): Record<string, unknown> {
  return {
    id,
    title: { en: `Practice ${id}`, 'pt-BR': `Prática ${id}` },
    key: id.endsWith('-1'),
    effort: 3,
    impact: 2,
    devopsPhase: 'verify',
    prerequisites: requires.map((one) => ({ requires: one, minLevel: 2 })),
    ...more,
  };
}

/** The findings of a text, with the sample's scale and roles at hand. */
export const lint = (text: string) => lintDocument(text, { file: 'sample.yaml', base });
