import { type Edges, list, long } from "../edge";
import { TAGS } from "./tags";

const TENANCIES = ["default", "dedicated"];

/** https://docs.aws.amazon.com/vpc/latest/userguide/vpc-cidr-blocks.html */
const vpcs: Edges = {
  title: "a VPC",
  type: "aws_vpc",
  base: { cidr_block: "10.0.0.0/16" },
  values: {
    cidr_block: ["10.0.0.0/28", "172.16.0.0/16", "192.168.255.240/28", "100.64.0.0/16", "8.8.0.0/16", "0.0.0.0/16"],
    instance_tenancy: TENANCIES,
    enable_dns_hostnames: [true, false],
    enable_dns_support: [true, false],
    assign_generated_ipv6_cidr_block: [true, false],
    tags: TAGS,
  },
  together: {
    "from a pool": { cidr_block: undefined, ipv4_ipam_pool_id: "ipam-pool-1234567890abcdef0", ipv4_netmask_length: 28 },
  },
};

const subnets: Edges = {
  title: "a subnet",
  type: "aws_subnet",
  base: { vpc_id: "${aws_vpc.main.id}", cidr_block: "10.0.0.0/24" },
  beside: {
    aws_vpc: { main: { cidr_block: "10.0.0.0/16" } },
    aws_subnet: { other: { vpc_id: "${aws_vpc.main.id}", cidr_block: "10.0.1.0/24" } },
  },
  values: {
    cidr_block: ["10.0.0.0/28", "10.0.255.240/28", "10.0.128.0/17", "10.0.2.0/23"],
    availability_zone: ["ap-northeast-1a", "us-east-1f", "us-west-2-lax-1a", "us-gov-west-1a", "cn-north-1a"],
    map_public_ip_on_launch: [true, false],
    private_dns_hostname_type_on_launch: ["ip-name", "resource-name"],
    tags: TAGS,
  },
};

const whole: Edges = {
  title: "a subnet as great as its VPC",
  type: "aws_subnet",
  base: { vpc_id: "${aws_vpc.main.id}", cidr_block: "10.0.0.0/16" },
  beside: { aws_vpc: { main: { cidr_block: "10.0.0.0/16" } } },
};

const anywhere = { cidr_blocks: ["0.0.0.0/0"] };
const PORTS: readonly object[] = [
  { protocol: "tcp", from_port: 0, to_port: 65535 },
  { protocol: "tcp", from_port: 80, to_port: 80 },
  { protocol: "udp", from_port: 65535, to_port: 65535 },
  { protocol: "6", from_port: 443, to_port: 443 },
  { protocol: "17", from_port: 53, to_port: 53 },
  { protocol: "-1", from_port: 0, to_port: 0 },
  { protocol: "icmp", from_port: -1, to_port: -1 },
  { protocol: "icmp", from_port: 8, to_port: 0 },
  { protocol: "icmp", from_port: 3, to_port: 4 },
  { protocol: "icmp", from_port: 255, to_port: -1 },
  { protocol: "icmpv6", from_port: -1, to_port: -1 },
  { protocol: "50", from_port: 0, to_port: 0 },
  { protocol: "255", from_port: 0, to_port: 0 },
];
const SOURCES: readonly object[] = [
  { cidr_blocks: ["10.0.0.0/8", "192.0.2.1/32"] },
  { ipv6_cidr_blocks: ["::/0", "2001:db8::/32", "2001:db8::1/128"] },
  { cidr_blocks: ["0.0.0.0/0"], ipv6_cidr_blocks: ["::/0"] },
  { prefix_list_ids: ["pl-12345678"] },
  { security_groups: ["sg-1"] },
  { self: true },
];
/** The characters that the description of a group, its name and those of its rules may have. */
const TEXT = "aZ09 ._-:/()#,@[]+=&;{}!$*";

/** A rule inside of a group, which Terraform wants to have all attributes. */
function block(more: object): object {
  return {
    protocol: "tcp",
    from_port: 80,
    to_port: 80,
    description: "",
    cidr_blocks: [],
    ipv6_cidr_blocks: [],
    prefix_list_ids: [],
    security_groups: [],
    self: false,
    ...more,
  };
}

/** https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateSecurityGroup.html and API_IpPermission.html */
const groups: Edges = {
  title: "a security group",
  type: "aws_security_group",
  base: { name: "web", vpc_id: "vpc-1" },
  values: {
    name: ["a", long(255), TEXT, "my-default", "my-sg-1", "sg"],
    description: ["a", long(255), TEXT],
    revoke_rules_on_delete: [true, false],
    ingress: [
      [],
      ...PORTS.map((ports) => [block({ ...ports, ...anywhere })]),
      ...SOURCES.map((source) => [block(source)]),
      list(60, (i) => block({ from_port: i, to_port: i, ...anywhere })),
    ],
    egress: [
      [],
      ...PORTS.map((ports) => [block({ ...ports, ...anywhere })]),
      ...[TEXT, long(255)].map((description) => [block({ ...anywhere, description })]),
    ],
    tags: TAGS,
  },
  together: { "with a prefix of its name": { name: undefined, name_prefix: long(229) } },
};

const VPC_PORTS: readonly object[] = [
  { ip_protocol: "tcp", from_port: 0, to_port: 65535 },
  { ip_protocol: "tcp", from_port: 80, to_port: 80 },
  { ip_protocol: "udp", from_port: 65535, to_port: 65535 },
  { ip_protocol: "6", from_port: 443, to_port: 443 },
  { ip_protocol: "-1", from_port: undefined, to_port: undefined },
  { ip_protocol: "icmp", from_port: -1, to_port: -1 },
  { ip_protocol: "icmp", from_port: 8, to_port: 0 },
  { ip_protocol: "icmpv6", from_port: -1, to_port: -1 },
  { ip_protocol: "50", from_port: undefined, to_port: undefined },
];

function ruleEdges(type: string): Edges {
  const base = { security_group_id: "sg-1", ip_protocol: "tcp", from_port: 80, to_port: 80, cidr_ipv4: "0.0.0.0/0" };
  const from = (source: object) => ({ cidr_ipv4: undefined, ...source });
  return {
    title: `an ${type}`,
    type,
    base,
    values: {
      cidr_ipv4: ["10.0.0.0/8", "192.0.2.1/32", "10.0.0.0/9"],
      description: ["a", long(255), TEXT],
      tags: TAGS,
    },
    together: {
      ...Object.fromEntries(VPC_PORTS.map((ports) => [JSON.stringify(ports), ports])),
      "a block of IPv6": from({ cidr_ipv6: "2001:db8::/32" }),
      "all of IPv6": from({ cidr_ipv6: "::/0" }),
      "a prefix list": from({ prefix_list_id: "pl-12345678" }),
      "another group": from({ referenced_security_group_id: "sg-2" }),
      "a group of another account": from({ referenced_security_group_id: "123456789012/sg-2" }),
    },
  };
}

const rules: Edges = {
  title: "a rule of a security group",
  type: "aws_security_group_rule",
  base: {
    type: "ingress",
    security_group_id: "sg-1",
    protocol: "tcp",
    from_port: 80,
    to_port: 80,
    cidr_blocks: ["0.0.0.0/0"],
  },
  values: { type: ["ingress", "egress"], description: ["a", long(255), TEXT] },
  together: {
    ...Object.fromEntries(PORTS.map((ports) => [JSON.stringify(ports), ports])),
    "of all protocols by name": { protocol: "all", from_port: 0, to_port: 65535 },
    "from itself": { cidr_blocks: undefined, self: true },
    "from another": { cidr_blocks: undefined, source_security_group_id: "sg-2" },
    "from a prefix list": { cidr_blocks: undefined, prefix_list_ids: ["pl-12345678"] },
    "from IPv6": { cidr_blocks: undefined, ipv6_cidr_blocks: ["::/0"] },
  },
};

export const networkEdges: readonly Edges[] = [
  vpcs,
  subnets,
  whole,
  groups,
  rules,
  ruleEdges("aws_vpc_security_group_ingress_rule"),
  ruleEdges("aws_vpc_security_group_egress_rule"),
];
