// Needs no package: the launcher reads settings before it installs any.

/**
 * How many proxies of our own stand before this server.
 * @param {string | undefined} value of TRUST_PROXY: unset or `0` none, `true` one, otherwise their number
 * @throws when it is anything else
 */
export function trustedHops(value) {
  if (!value || value === 'false') return 0;
  if (value === 'true') return 1;
  const hops = Number(value);
  if (Number.isInteger(hops) && hops >= 0 && hops <= 10) return hops;
  throw new Error(`TRUST_PROXY is "${value}": set it to the number of proxies before Patamar, such as 1.`);
}
