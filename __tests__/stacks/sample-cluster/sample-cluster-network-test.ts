import { SampleClusterStack } from "../../../src/stacks/sample-cluster/sample-cluster-stack";
import { synthesiseApp } from "../../support/synth";

const stack = synthesiseApp((app) => new SampleClusterStack(app, "sample-cluster")).stack("sample-cluster");
const vpc_id = "${aws_vpc.main.id}";

describe("the network of the stack sample-cluster", () => {
  it("is a VPC of its own", () => {
    expect(stack.resource("aws_vpc", "main")).toEqual({
      cidr_block: "10.0.0.0/16",
      enable_dns_hostnames: true,
      tags: { Name: "sample-cluster" },
    });
  });

  it.each([
    ["public_1a", "a", "10.0.0.0/24"],
    ["public_1c", "c", "10.0.1.0/24"],
  ])("has the subnet %s in the zone %s", (name, letter, cidr_block) => {
    expect(stack.resource("aws_subnet", name)).toEqual({
      vpc_id,
      cidr_block,
      availability_zone: `\${var.region}${letter}`,
      tags: { Name: `sample-cluster-${name.replace("_", "-")}` },
    });
    expect(stack.resource("aws_route_table_association", name)).toEqual({
      subnet_id: `\${aws_subnet.${name}.id}`,
      route_table_id: "${aws_route_table.public.id}",
    });
  });

  it("reaches the internet by its gateway, without NAT", () => {
    expect(stack.resource("aws_route", "public")).toEqual({
      route_table_id: "${aws_route_table.public.id}",
      destination_cidr_block: "0.0.0.0/0",
      gateway_id: "${aws_internet_gateway.main.id}",
    });
    expect(Object.keys(stack.resources("aws_subnet"))).toHaveLength(2);
    expect(stack.resources("aws_nat_gateway")).toEqual({});
  });
});

describe("the load balancer's security group", () => {
  const security_group_id = "${aws_security_group.alb.id}";

  it("has the document's name", () => {
    const name = "load-balancer-sample-ecs-alb-http";
    expect(stack.resource("aws_security_group", "alb")).toEqual({ name, vpc_id, tags: { Name: name } });
  });

  it("lets everybody in on port 80", () => {
    const http = { security_group_id, ip_protocol: "tcp", from_port: 80, to_port: 80 };
    expect(stack.resource("aws_vpc_security_group_ingress_rule", "alb_http")).toEqual({
      ...http,
      cidr_ipv4: "0.0.0.0/0",
    });
    expect(stack.resource("aws_vpc_security_group_ingress_rule", "alb_http_ipv6")).toEqual({
      ...http,
      cidr_ipv6: "::/0",
    });
  });

  it("lets nothing out but to the containers' ports of the instances", () => {
    const rules = Object.values(stack.resources("aws_vpc_security_group_egress_rule"));
    expect(rules.filter((rule) => rule.security_group_id === security_group_id)).toEqual([
      {
        security_group_id,
        referenced_security_group_id: "${aws_security_group.instances.id}",
        ip_protocol: "tcp",
        from_port: 32768,
        to_port: 61000,
      },
    ]);
  });
});

describe("the instances' security group", () => {
  const security_group_id = "${aws_security_group.instances.id}";

  it("lets in SSH from the addresses in the variable, and the load balancer on the ports that Docker chooses from", () => {
    const rules = Object.entries(stack.resources("aws_vpc_security_group_ingress_rule"));
    const here = rules.filter(([, rule]) => rule.security_group_id === security_group_id);
    expect(Object.fromEntries(here)).toEqual({
      instances_ssh: {
        security_group_id,
        for_each: "${toset(var.ssh_cidrs)}",
        cidr_ipv4: "${each.value}",
        ip_protocol: "tcp",
        from_port: 22,
        to_port: 22,
      },
      instances_from_alb_32768_61000: {
        security_group_id,
        referenced_security_group_id: "${aws_security_group.alb.id}",
        ip_protocol: "tcp",
        from_port: 32768,
        to_port: 61000,
      },
    });
  });

  it("lets everything out", () => {
    expect(stack.resource("aws_vpc_security_group_egress_rule", "instances_all")).toEqual({
      security_group_id,
      ip_protocol: "-1",
      cidr_ipv4: "0.0.0.0/0",
    });
  });
});
