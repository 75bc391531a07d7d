import { mean } from './stats';

/** A person's numeric answer to an item, 0–4. */
export interface Answer {
  person: string;
  value: number;
}

/**
 * Composite of each person: mean of their answers minus the mean answer of everyone to the same item, which removes
 * "who was asked what" (scoring reference 3.8). Points of the 0–4 scale; people without an answer have none.
 * @param items answers to each item, from all groups together
 */
export function residualComposites(items: readonly (readonly Answer[])[]): Map<string, number> {
  const residuals = new Map<string, number[]>();
  for (const answers of items) {
    const centre = mean(answers.map((a) => a.value));
    for (const { person, value } of answers) {
      const own = residuals.get(person) ?? [];
      own.push(value - centre);
      residuals.set(person, own);
    }
  }
  return new Map([...residuals].map(([person, own]) => [person, mean(own)]));
}
