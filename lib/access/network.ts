import ipaddr from 'ipaddr.js';

/** Whoever has one IPv6 address has all of its network: the smallest that providers hand out. */
const IPV6_NETWORK = 64;

/** What limits count as one place: an IPv4 address, or the network of an IPv6 address. Anything else is a place of its own. */
export function networkOf(address: string): string {
  if (!ipaddr.isValid(address)) return address;
  const parsed = ipaddr.process(address);
  return parsed.kind() === 'ipv4'
    ? parsed.toString()
    : `${ipaddr.IPv6.networkAddressFromCIDR(`${parsed}/${IPV6_NETWORK}`)}/${IPV6_NETWORK}`;
}
