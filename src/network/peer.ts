/** The other side of a security group rule. */
export type Peer =
  | { readonly cidrIpv4: string }
  | { readonly cidrsIpv4: string[] }
  | { readonly cidrIpv6: string }
  | { readonly prefixListId: string }
  | { readonly securityGroupId: string };

/** Ways to name the other side of a security group rule. */
export const Peer = {
  /** One or several blocks of IPv4 addresses; also a list that only Terraform knows, such as a variable. */
  ipv4(cidrs: string | string[]): Peer {
    return typeof cidrs === "string" ? { cidrIpv4: cidrs } : { cidrsIpv4: cidrs };
  },
  /** Everybody with an IPv4 address. */
  anyIpv4(): Peer {
    return Peer.ipv4("0.0.0.0/0");
  },
  /** A block of IPv6 addresses. */
  ipv6(cidr: string): Peer {
    return { cidrIpv6: cidr };
  },
  /** Everybody with an IPv6 address. */
  anyIpv6(): Peer {
    return Peer.ipv6("::/0");
  },
  /** The addresses in a managed prefix list, `pl-...`. */
  prefixList(prefixListId: string): Peer {
    return { prefixListId };
  },
  /** Whatever carries this security group. */
  securityGroup({ securityGroupId }: { readonly securityGroupId: string }): Peer {
    return { securityGroupId };
  },
};
