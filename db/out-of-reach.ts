/** Codes of the driver and of the system for a server that cannot be reached, or not any more. */
const CONNECTION =
  /^(CONNECT_TIMEOUT|CONNECTION_(CLOSED|ENDED|DESTROYED|CONNECT_TIMEOUT)|E(CONN(REFUSED|RESET|ABORTED)|TIMEDOUT|PIPE|NOTFOUND|HOSTUNREACH|NETUNREACH|AI_AGAIN))$/;

/**
 * Codes of PostgreSQL for the same: a connection that failed, a login or a database that is refused, too many connections,
 * a server that shuts down or starts.
 */
const SERVER = /^(08|28|3D|53|57P)/;

/** The code of an error, wherever the driver has wrapped it. */
function codeOf(error: unknown): string {
  for (let one = error, depth = 0; one instanceof Error && depth < 5; one = one.cause, depth += 1) {
    if ('code' in one && typeof one.code === 'string') return one.code;
  }
  return '';
}

/** Whether an error says that a server cannot be used now, rather than that it refuses what was asked. */
export function isOutOfReach(error: unknown): boolean {
  const code = codeOf(error);
  return CONNECTION.test(code) || SERVER.test(code);
}

/** Whether a server gave up a statement, as its login's `statement_timeout` says. */
export const tookTooLong = (error: unknown): boolean => codeOf(error) === '57014';
