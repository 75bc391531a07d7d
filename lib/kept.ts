let generation = 0;

/** Lets go of everything that is kept in this process: something that it may be made of is gone for good. */
export function forgetKept(): void {
  generation += 1;
}

/** A small memory: keeps up to `size` values by key, and lets go of the one unused for longest. */
export class Kept<T> {
  readonly #values = new Map<string, T>();
  #generation = generation;

  constructor(readonly size: number) {}

  get(key: string): T | undefined {
    this.#letGo();
    const value = this.#values.get(key);
    if (value !== undefined) this.set(key, value);
    return value;
  }

  set(key: string, value: T): void {
    this.#letGo();
    // A Map keeps its order: what is put in again becomes the newest.
    this.#values.delete(key);
    this.#values.set(key, value);
    const [oldest] = this.#values.keys();
    if (this.#values.size > this.size && oldest !== undefined) this.#values.delete(oldest);
  }

  #letGo(): void {
    if (this.#generation === generation) return;
    this.#values.clear();
    this.#generation = generation;
  }
}
