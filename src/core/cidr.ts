import ipaddr from "ipaddr.js";

/** A block of IPv4 addresses. */
export interface Cidr {
  /** The first address, as a number. */
  readonly first: number;
  /** The length of the prefix in bits: 16 for a /16. */
  readonly length: number;
}

/** Reads `10.0.0.0/16`. `undefined` for anything else, also for an address that is not the block's first. */
export function parseCidr(text: string | undefined): Cidr | undefined {
  if (text === undefined || !ipaddr.IPv4.isValidCIDRFourPartDecimal(text)) return undefined;
  const [address, length] = ipaddr.IPv4.parseCIDR(text);
  const first = address.toByteArray().reduce((number, byte) => number * 256 + byte, 0);
  return first % size(length) === 0 ? { first, length } : undefined;
}

/** Writes a block as `10.0.0.0/16`. */
export function formatCidr({ first, length }: Cidr): string {
  const bytes = [24, 16, 8, 0].map((shift) => Math.floor(first / 2 ** shift) % 256);
  return `${bytes.join(".")}/${length}`;
}

/** The `index`th of the equal parts of `block` that have a prefix of `length` bits. */
export function part(block: Cidr, length: number, index: number): Cidr {
  return { first: block.first + index * size(length), length };
}

/** Whether `inner` lies in `outer`. */
export function contains(outer: Cidr, inner: Cidr): boolean {
  return inner.first >= outer.first && end(inner) <= end(outer);
}

/** Whether two blocks share an address. */
export function overlap(a: Cidr, b: Cidr): boolean {
  return a.first < end(b) && b.first < end(a);
}

/** Whether two blocks, of IPv4 or IPv6 and as they are written, share an address; not for what is no block. */
export function blocksIntersect(a: string, b: string): boolean {
  if (!ipaddr.isValidCIDR(a) || !ipaddr.isValidCIDR(b)) return false;
  const [address, length] = ipaddr.parseCIDR(a);
  const [other, otherLength] = ipaddr.parseCIDR(b);
  return address.kind() === other.kind() && address.match(other, Math.min(length, otherLength));
}

function size(length: number): number {
  return 2 ** (32 - length);
}

function end({ first, length }: Cidr): number {
  return first + size(length);
}
