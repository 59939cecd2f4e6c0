import { isIPv6 } from 'node:net';

const IPV6_PARTS = 8;
/** A home or a hall is given at least a /64 of IPv6: its addresses count as one network. */
const NETWORK_PARTS = 4;
const IN_IPV4 = /^(?:.*:)?(\d+\.\d+\.\d+\.\d+)$/;

/** What rates are counted by: an IPv4 address, or the /64 an IPv6 address lies in. */
export function networkOf(address: string): string {
  const plain = address.split('%')[0] ?? '';
  const mapped = /^::ffff:/i.test(plain) ? IN_IPV4.exec(plain)?.[1] : undefined;
  if (mapped !== undefined) return mapped;
  if (!isIPv6(plain)) return plain;
  const [head = '', tail] = plain.split('::');
  const left = head === '' ? [] : head.split(':');
  const right = tail === undefined || tail === '' ? [] : tail.split(':');
  const gap = tail === undefined ? 0 : Math.max(0, IPV6_PARTS - left.length - right.length);
  const parts = [...left, ...Array.from({ length: gap }, () => '0'), ...right];
  const network = parts.slice(0, NETWORK_PARTS).map((part) => Number.parseInt(part, 16).toString(16));
  return `${network.join(':')}::/64`;
}
