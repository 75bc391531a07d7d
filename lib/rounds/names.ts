/** As people tell names apart: without regard to case and to spaces around. */
const told = (name: string) => name.trim().toLowerCase();

/** A name for a round that none of the others has: as wished, else with “(2)”, “(3)” … behind it. */
export function freeName(wished: string, taken: Iterable<string>): string {
  const names = new Set([...taken].map(told));
  let name = wished;
  for (let count = 2; names.has(told(name)); count++) name = `${wished} (${count})`;
  return name;
}
