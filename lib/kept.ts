/** A small memory: keeps up to `size` values by key, and lets go of the one unused for longest. */
export class Kept<T> {
  readonly #values = new Map<string, T>();

  constructor(readonly size: number) {}

  get(key: string): T | undefined {
    const value = this.#values.get(key);
    if (value !== undefined) this.set(key, value);
    return value;
  }

  set(key: string, value: T): void {
    // A Map keeps its order: what is put in again becomes the newest.
    this.#values.delete(key);
    this.#values.set(key, value);
    const [oldest] = this.#values.keys();
    if (this.#values.size > this.size && oldest !== undefined) this.#values.delete(oldest);
  }
}
