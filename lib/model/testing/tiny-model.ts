import { type Model, model, ROLE_IDS, type RoleId } from '@/lib/model/schema';

const say = (words: string) => ({ en: words, 'pt-BR': `${words} (pt)` });

/** A RACI row: OPS is A, SWE is R, everyone else I, with changes. */
export const raciRow = (changes: Partial<Record<RoleId, 'R' | 'A' | 'C' | 'I'>> = {}) => ({
  ...Object.fromEntries(ROLE_IDS.map((id) => [id, 'I'])),
  OPS: 'A',
  SWE: 'R',
  ...changes,
});

const leaf = (id: string, parent: string | null = null) => ({
  id,
  framework: id.slice(0, 3),
  parent,
  title: say(id),
  definition: say(`What ${id} is`),
  question: say(`How does the team do ${id}?`),
  raci: raciRow(),
});

const practice = (id: string, requires: string[] = []) => ({
  id,
  principle: id.slice(0, id.lastIndexOf('-')),
  title: say(id),
  key: id.endsWith('-1'),
  effort: 2,
  impact: 2,
  devopsPhase: 'create',
  mlPhase: null,
  prerequisites: requires.map((practiceId) => ({ requires: practiceId })),
  evidence: [],
});

const scaleLevel = (level: number) => ({ level, name: say(`L${level}`), anchor: say(`Anchor ${level}`) });

/**
 * The smallest model with everything in it: two frameworks, a leaf, a group with one leaf, six practices, and
 * prerequisites AA-1 → AA-2 → AA-3 → MLO-CC-2, AA-1 → MLO-CC-1 → MLO-CC-2. A new, valid object at each call.
 */
export function tinyModel(): Model {
  return model.parse({
    schemaVersion: '1.0.0',
    modelVersion: '1.0.0',
    scale: [0, 1, 2, 3, 4].map(scaleLevel),
    roles: ROLE_IDS.map((id) => ({ id, title: say(id) })),
    frameworks: ['DEV', 'MLO'].map((id) => ({ id, title: say(id) })),
    principles: [
      leaf('DEV-AA'),
      { ...leaf('MLO-GG'), question: undefined, raci: null },
      leaf('MLO-CC', 'MLO-GG'),
    ],
    practices: [
      practice('DEV-AA-1'),
      practice('DEV-AA-2', ['DEV-AA-1']),
      practice('DEV-AA-3', ['DEV-AA-2']),
      practice('MLO-CC-1', ['DEV-AA-1']),
      practice('MLO-CC-2', ['DEV-AA-3', 'MLO-CC-1']),
      practice('MLO-CC-3'),
    ],
  });
}
