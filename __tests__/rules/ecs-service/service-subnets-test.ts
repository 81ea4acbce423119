import type { ResourceMap } from "../../../src/rules/configuration";
import { messages, violated } from "../../support/rules";

const VPCS = { a: { cidr_block: "10.0.0.0/16" }, b: { cidr_block: "10.1.0.0/16" } };

describe("the VPC of tasks", () => {
  const together = (ofSubnet: unknown, ofGroup: unknown): ResourceMap => ({
    aws_vpc: VPCS,
    aws_subnet: { a: { vpc_id: ofSubnet } },
    aws_security_group: { web: { vpc_id: ofGroup } },
    aws_ecs_service: {
      web: {
        network_configuration: { subnets: ["${aws_subnet.a.id}"], security_groups: ["${aws_security_group.web.id}"] },
      },
    },
  });

  it.each<[string, string, string[]]>([
    ["${aws_vpc.a.id}", "${aws_vpc.a.id}", []],
    ["${aws_vpc.a.id}", "${aws_vpc.b.id}", ["SV012"]],
    ["vpc-1", "vpc-1", []],
    ["vpc-1", "vpc-2", ["SV012"]],
    ["vpc-1", "${aws_vpc.b.id}", []],
    ["${var.vpc}", "${aws_vpc.b.id}", []],
  ])("is that of their subnets and groups: %s and %s violate %j", (ofSubnet, ofGroup, expected) => {
    expect(violated(together(ofSubnet, ofGroup))).toEqual(expected);
  });

  it("is said", () => {
    expect(messages(together("${aws_vpc.a.id}", "${aws_vpc.b.id}"))[0]).toMatch(
      /security_groups\[0\] is "aws_security_group.web in aws_vpc.b"; allowed: one in aws_vpc.a, as is aws_subnet.a\./,
    );
  });
});

describe("the way of tasks on Fargate to their images", () => {
  const VPC = "${aws_vpc.a.id}";
  const GATEWAY = { gateway_id: "${aws_internet_gateway.a.id}" };
  const NAT = { nat_gateway_id: "${aws_nat_gateway.a.id}" };
  const DEFAULT = { destination_cidr_block: "0.0.0.0/0" };

  function subnet(routes: object[], network: object = {}, others: ResourceMap = {}, service: object = {}): string[] {
    const of = { route_table_id: "${aws_route_table.a.id}" };
    return violated({
      aws_vpc: VPCS,
      aws_internet_gateway: { a: { vpc_id: VPC } },
      aws_subnet: { a: { vpc_id: VPC } },
      aws_route_table: { a: { vpc_id: VPC } },
      aws_route: Object.fromEntries(routes.map((route, i) => [`r${i}`, { ...of, ...route }])),
      aws_route_table_association: { a: { subnet_id: "${aws_subnet.a.id}", ...of } },
      aws_ecs_service: {
        web: {
          launch_type: "FARGATE",
          network_configuration: { subnets: ["${aws_subnet.a.id}"], ...network },
          ...service,
        },
      },
      ...others,
    });
  }
  const inPublic = (...rest: [object?, ResourceMap?, object?]) => subnet([{ ...DEFAULT, ...GATEWAY }], ...rest);

  it("is their own address, in a public subnet", () => {
    expect(inPublic()).toEqual(["SV011"]);
    expect(inPublic({ assign_public_ip: false })).toEqual(["SV011"]);
    expect(inPublic({ assign_public_ip: true })).toEqual([]);
    expect(inPublic({ assign_public_ip: "${var.public}" })).toEqual([]);
    expect(inPublic({}, {}, { launch_type: "EC2" })).toEqual([]);
  });

  it("is a NAT gateway, or anything else that leads everywhere", () => {
    expect(subnet([{ ...DEFAULT, ...NAT }])).toEqual([]);
    expect(subnet([{ destination_cidr_block: "${var.destination}", ...NAT }])).toEqual([]);
    expect(subnet([{ destination_prefix_list_id: "pl-1", ...NAT }])).toEqual([]);
    expect(subnet([{ destination_cidr_block: "10.1.0.0/16", ...NAT }])).toEqual(["SV011"]);
    expect(subnet([])).toEqual(["SV011"]);
  });

  it("is not judged where a route may be of any table", () => {
    const other = { ...DEFAULT, ...NAT };
    expect(subnet([{ ...other, route_table_id: "${var.table}" }])).toEqual([]);
    expect(subnet([{ ...other, route_table_id: "rtb-1" }])).toEqual(["SV011"]);
    expect(
      subnet(
        [{ ...other, route_table_id: "${aws_route_table.b.id}" }],
        {},
        {
          aws_route_table: { a: { vpc_id: VPC }, b: { vpc_id: VPC } },
        },
      ),
    ).toEqual(["SV011"]);
  });

  it("is an endpoint of the VPC", () => {
    const endpoint = { aws_vpc_endpoint: { s3: { vpc_id: VPC, service_name: "com.amazonaws.ap-northeast-1.s3" } } };
    expect(subnet([], {}, endpoint)).toEqual([]);
    expect(inPublic({}, endpoint)).toEqual([]);
  });

  it("may stand in the route table", () => {
    const table = (route: unknown) => subnet([], {}, { aws_route_table: { a: { vpc_id: VPC, route } } });
    expect(table([{ cidr_block: "0.0.0.0/0", ...GATEWAY }])).toEqual(["SV011"]);
    expect(table({ cidr_block: "0.0.0.0/0", ...NAT })).toEqual([]);
    expect(table("${var.routes}")).toEqual([]);
  });

  it("is not judged where others made the VPC, or the subnet is in no route table of this configuration", () => {
    expect(subnet([], {}, { aws_subnet: { a: { vpc_id: "vpc-1" } } })).toEqual([]);
    expect(subnet([], {}, { aws_route_table_association: {} })).toEqual([]);
    expect(subnet([], { subnets: ["subnet-1"] })).toEqual([]);
  });
});
