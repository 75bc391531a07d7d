/**
 * Groups of a breakdown (by role, for example) that may be shown (scoring reference 3.11, remainder rule): each has at
 * least `threshold` people, and the people left out are none or at least `threshold`; otherwise the smallest shown
 * group (ties by name) goes too.
 */
export function shownGroups(sizes: Readonly<Record<string, number>>, threshold: number): Set<string> {
  const groups = Object.entries(sizes).filter(([, size]) => size > 0);
  const shown = groups
    .filter(([, size]) => size >= threshold)
    .sort(([a, x], [b, y]) => y - x || (a < b ? 1 : -1));
  let left = groups.reduce((total, [, size]) => total + (size < threshold ? size : 0), 0);
  while (left > 0 && left < threshold) {
    const smallest = shown.pop();
    if (!smallest) break;
    left += smallest[1];
  }
  return new Set(shown.map(([name]) => name));
}
