import { writeDocument } from '@/lib/model/document';
import type { Model } from '@/lib/model/schema';

/** The text of a model with another version and other changes. */
export function changedText(from: Model, version: string, change: (model: Model) => void = () => {}): string {
  const model = structuredClone(from);
  model.modelVersion = version;
  change(model);
  return writeDocument(model);
}

/** Leaves one leaf principle of DevOps, renamed to an id that no built-in model has, and its practices. */
export function onlyPairing(model: Model): void {
  const rename = (id: string) => id.replace('DEV-CI', 'DEV-PAIR');
  model.frameworks = model.frameworks.filter(({ id }) => id === 'DEV');
  model.principles = model.principles.filter(({ id }) => id === 'DEV-CI');
  model.practices = model.practices.filter(({ principle }) => principle === 'DEV-CI');
  for (const principle of model.principles)
    Object.assign(principle, { id: 'DEV-PAIR', crosswalk: undefined });
  for (const practice of model.practices) {
    Object.assign(practice, { id: rename(practice.id), principle: 'DEV-PAIR', crosswalk: undefined });
    practice.prerequisites = practice.prerequisites
      .filter(({ requires }) => requires.startsWith('DEV-CI-'))
      .map((edge) => ({ ...edge, requires: rename(edge.requires) }));
  }
}
