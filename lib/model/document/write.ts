import { stringify } from 'yaml';
import { type Model, type Practice, type Principle, prerequisite } from '@/lib/model/schema';

/**
 * A model as one YAML text to edit: practices stand inside their principle, and what a document may leave out and is
 * as usual (weight 1, level 2 of a prerequisite, empty lists) is left out. `lintDocument` reads the same model from it.
 * @param comment put at the top, without its number signs
 */
export function writeDocument(model: Model, comment?: string): string {
  const { frameworks, principles, practices, ...head } = model;
  const nested = isGrouped(model);
  const content = {
    ...head,
    frameworks: frameworks.map(usualWeight),
    principles: principles.map((principle) => ({
      ...principleEntry(principle),
      ...(nested
        ? { practices: own(practices, principle).map(({ principle: _, ...rest }) => entry(rest)) }
        : {}),
    })),
    ...(nested ? {} : { practices: practices.map(entry) }),
  };
  const remark = comment ? `${comment.replace(/^/gm, '# ')}\n\n` : '';
  return remark + stringify(content, { lineWidth: 100, aliasDuplicateObjects: false, version: '1.2' });
}

const own = (practices: readonly Practice[], { id }: Principle) =>
  practices.filter((one) => one.principle === id);

/** The practices stand in the order of their principles, so that nesting them keeps the order. */
function isGrouped({ principles, practices }: Model): boolean {
  const nested = principles.flatMap((principle) => own(practices, principle));
  return nested.length === practices.length && nested.every((one, i) => one === practices[i]);
}

const usualWeight = <T extends { weight: number }>({ weight, ...rest }: T) =>
  weight === 1 ? rest : { ...rest, weight };

function principleEntry({ id, framework, parent, raci, ...rest }: Principle) {
  return {
    id,
    ...(id.startsWith(`${framework}-`) ? {} : { framework }),
    ...(parent === null ? {} : { parent }),
    ...usualWeight(rest),
    ...(raci === null ? {} : { raci }),
  };
}

function entry<T extends Omit<Practice, 'principle'>>({ mlPhase, prerequisites, evidence, ...rest }: T) {
  return {
    ...usualWeight(rest),
    ...(mlPhase === null ? {} : { mlPhase }),
    ...(prerequisites.length === 0 ? {} : { prerequisites: prerequisites.map(edge) }),
    ...(evidence.length === 0 ? {} : { evidence }),
  };
}

const USUAL_LEVEL = prerequisite.shape.minLevel.parse(undefined);
const edge = ({ requires, minLevel }: Practice['prerequisites'][number]) =>
  minLevel === USUAL_LEVEL ? { requires } : { requires, minLevel };
