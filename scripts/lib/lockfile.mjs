/**
 * What is wrong with a lockfile, found without asking anybody: every package comes from the registry, with a hash of what was
 * fetched, and what the product names itself is named exactly.
 * @param {{ packages: Record<string, { version?: string, resolved?: string, integrity?: string, link?: boolean, inBundle?: boolean }> }} lock
 * @param {Record<string, Record<string, string> | undefined>} manifest of package.json
 * @returns {string[]} sentences
 */
export function lockfileFaults({ packages }, manifest) {
  const faults = [];
  for (const group of ['dependencies', 'devDependencies', 'optionalDependencies'])
    for (const [name, wanted] of Object.entries(manifest[group] ?? {}))
      if (!/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(wanted)) faults.push(`${name} is not pinned: ${wanted}`);
  for (const [path, one] of Object.entries(packages)) {
    if (path === '' || one.link || one.inBundle) continue;
    const name = path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length);
    if (!/^sha512-/.test(one.integrity ?? '')) faults.push(`${name} ${one.version} has no sha512 hash`);
    // Where nothing is said it is the registry, whichever somebody uses.
    if (one.resolved && !/^https:\/\/[^/]+\/.+\.tgz$/.test(one.resolved))
      faults.push(`${name} is from ${one.resolved}`);
  }
  return faults;
}

/**
 * Reads what `npm audit --json` printed.
 * @param {string} text
 * @returns {{ findings: string[] } | { unanswered: string }}
 */
export function readAudit(text) {
  let report;
  try {
    report = JSON.parse(text);
  } catch {
    return { unanswered: 'npm printed no report' };
  }
  if (!report.vulnerabilities)
    return { unanswered: report.error?.summary || report.message || 'npm gave no reason' };
  const findings = Object.values(report.vulnerabilities).map(({ name, severity, range, via }) => {
    const titles = via.map((one) => (typeof one === 'string' ? `through ${one}` : one.title));
    return `${severity}: ${name} ${range}: ${titles.join('; ')}`;
  });
  return { findings };
}
