/** Somebody else changed the same thing after the form was drawn. Thrown by commands before they replace it. */
export class ChangedMeanwhile extends Error {
  /** By field, what is stored now. */
  constructor(readonly now: Readonly<Record<string, unknown>>) {
    super(`Changed meanwhile: ${Object.keys(now).join(', ')}`);
    this.name = 'ChangedMeanwhile';
  }
}

const comparable = (value: unknown) =>
  JSON.stringify(Array.isArray(value) ? [...value].sort() : (value ?? null));
const same = (a: unknown, b: unknown) => comparable(a) === comparable(b);

/**
 * Throws `ChangedMeanwhile` where something would be replaced that the person has not seen: what is stored now is
 * neither what their form was drawn with nor what they want it to be.
 */
export function demandSeen<T extends object>(now: T, wanted: Partial<T>, seen: Partial<T>): void {
  const fields = (Object.keys(seen) as (keyof T)[]).filter(
    (name) => name in wanted && !same(now[name], seen[name]) && !same(now[name], wanted[name]),
  );
  if (fields.length > 0)
    throw new ChangedMeanwhile(Object.fromEntries(fields.map((name) => [name, now[name]])));
}
