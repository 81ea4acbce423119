import { CHAPTERS } from "../../../src/stacks/handson/chapters";
import { HandsonStack } from "../../../src/stacks/handson/handson-stack";
import { type Synthesised, synthesiseApp } from "../../support/synth";

const ZONES = ["1a", "1c", "1d"];

/** What each chapter of the hands-on adds. */
const ADDED: string[][] = [
  ["aws_vpc.main"],
  ["aws_subnet.public_1a"],
  ["public_1c", "public_1d", "private_1a", "private_1c", "private_1d"].map((name) => `aws_subnet.${name}`),
  ["aws_internet_gateway.main"],
  ["aws_eip.nat_1a", "aws_nat_gateway.nat_1a"],
  ["aws_eip.nat_1c", "aws_eip.nat_1d", "aws_nat_gateway.nat_1c", "aws_nat_gateway.nat_1d"],
  ["aws_route.public", "aws_route_table.public", ...ZONES.map((zone) => `aws_route_table_association.public_${zone}`)],
  ["aws_route", "aws_route_table", "aws_route_table_association"].flatMap((type) =>
    ZONES.map((zone) => `${type}.private_${zone}`),
  ),
  ["aws_lb.main", "aws_security_group.alb", "aws_security_group_rule.alb_http"],
  ["aws_lb_listener.main"],
  ["aws_ecs_task_definition.main"],
  ["aws_ecs_cluster.main"],
  ["aws_lb_listener_rule.main", "aws_lb_target_group.main"],
  ["aws_ecs_service.main", "aws_security_group.ecs", "aws_security_group_rule.ecs"],
];

const COUNTS = [1, 1, 5, 1, 2, 4, 5, 9, 3, 1, 1, 1, 2, 3];
const OUTPUT_OF_CHAPTER: Readonly<Record<number, string>> = {
  9: "alb_dns_name",
  12: "cluster_name",
  14: "service_name",
};

function upTo(chapter: number): Synthesised {
  return synthesiseApp((app) => new HandsonStack(app, "handson", { chapter })).stack("handson");
}

function attributesByAddress({ json }: Synthesised): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(json.resource ?? {}).flatMap(([type, named]) =>
      Object.entries(named).map(([name, attributes]) => [`${type}.${name}`, attributes]),
    ),
  );
}

describe("the chapters of the hands-on", () => {
  it("are fourteen, which add 39 resources, each as many as the hands-on says", () => {
    expect(CHAPTERS.map(({ adds }) => adds)).toEqual(COUNTS);
    expect(ADDED.map((addresses) => addresses.length)).toEqual(COUNTS);
    expect(new Set(ADDED.flat()).size).toBe(39);
  });

  it("are called after what they add", () => {
    expect(CHAPTERS.map(({ title }) => title)).toEqual([
      "VPC",
      "the first public subnet",
      "the other subnets",
      "internet gateway",
      "NAT gateway in 1a",
      "NAT gateways in 1c and 1d",
      "routes of the public subnets",
      "routes of the private subnets",
      "load balancer",
      "listener",
      "task definition",
      "cluster",
      "target group and listener rule",
      "service",
    ]);
  });

  const stacks = COUNTS.map((_, i) => upTo(i + 1));

  describe.each(ADDED.map((added, i) => ({ chapter: i + 1, added })))("chapter $chapter", ({ chapter, added }) => {
    const now = attributesByAddress(stacks[chapter - 1] as Synthesised);
    const before = chapter === 1 ? {} : attributesByAddress(stacks[chapter - 2] as Synthesised);

    it("adds its resources and no others", () => {
      const fresh = Object.keys(now).filter((address) => !(address in before));
      expect(fresh.sort()).toEqual([...added].sort());
    });

    it("leaves the resources of the chapters before as they were", () => {
      const kept = Object.fromEntries(Object.keys(before).map((address) => [address, now[address]]));
      expect(kept).toEqual(before);
    });

    it("has the outputs for what is there by now", () => {
      const outputs = Object.entries(OUTPUT_OF_CHAPTER).filter(([since]) => Number(since) <= chapter);
      expect(Object.keys((stacks[chapter - 1] as Synthesised).json.output ?? {})).toEqual(
        outputs.map(([, name]) => name),
      );
    });
  });
});
