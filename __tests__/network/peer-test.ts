import { Peer } from "../../src/network/peer";

describe("Peer", () => {
  it.each([
    ["ipv4 of one block", Peer.ipv4("10.0.0.0/16"), { cidrIpv4: "10.0.0.0/16" }],
    ["ipv4 of several", Peer.ipv4(["10.0.0.0/16", "10.1.0.0/16"]), { cidrsIpv4: ["10.0.0.0/16", "10.1.0.0/16"] }],
    ["anyIpv4", Peer.anyIpv4(), { cidrIpv4: "0.0.0.0/0" }],
    ["ipv6", Peer.ipv6("fd00::/8"), { cidrIpv6: "fd00::/8" }],
    ["anyIpv6", Peer.anyIpv6(), { cidrIpv6: "::/0" }],
    ["prefixList", Peer.prefixList("pl-1"), { prefixListId: "pl-1" }],
    ["securityGroup", Peer.securityGroup({ securityGroupId: "sg-1" }), { securityGroupId: "sg-1" }],
  ])("%s names the other side", (_name, peer, expected) => {
    expect(peer).toEqual(expected);
  });
});
