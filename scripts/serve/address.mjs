import ipaddr from 'ipaddr.js';

/** `192.0.2.1:4711`, `[2001:db8::1]:4711` or `[2001:db8::1]`: some proxies write down the port as well. */
const WITH_PORT = /^(?:\[([^\]]+)\](?::\d+)?|([^:]+):\d+)$/;

/**
 * One spelling per network address, without port, zone and brackets; IPv4 plainly, also where it came as IPv6.
 * @param {string | undefined} text
 * @returns {string | undefined} undefined for what is no address
 */
export function plainAddress(text) {
  const [, inBrackets, beforePort] = WITH_PORT.exec(text?.trim() ?? '') ?? [];
  const bare = (inBrackets ?? beforePort ?? text ?? '').trim().replace(/%.*$/, '');
  // `process` also takes numbers such as 1 and 0x7f000001, which no proxy writes.
  if (!/[.:]/.test(bare) || !ipaddr.isValid(bare)) return undefined;
  return ipaddr.process(bare).toString();
}
