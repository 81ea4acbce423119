import { EcsService } from "@cdktf/provider-aws/lib/ecs-service";
import { Construct } from "constructs";
import { dependOn } from "../../src/core/depend-on";
import { Network } from "../../src/network/network";
import { Port } from "../../src/network/port";
import { SecurityGroup } from "../../src/network/security-group";
import { TaskNetwork, type TaskNetworkProps } from "../../src/service/task-network";
import { synthesiseFully } from "../support/synth";

const existing = Network.fromNetworkAttributes({
  vpcId: "vpc-1",
  publicSubnetIds: ["subnet-public"],
  privateSubnetIds: ["subnet-private"],
});

/** A service of which only the network interfaces matter. */
class Service extends Construct {
  readonly resource = new EcsService(this, "Service", { name: "web", taskDefinition: "web:1" });
}

function written(props: (scope: Construct) => TaskNetworkProps, use: (network: TaskNetwork, scope: Construct) => void) {
  return synthesiseFully((stack) => {
    const service = new Service(stack, "web");
    service.resource.overrideLogicalId("web");
    const network = new TaskNetwork(service, "web", props(stack));
    service.resource.putNetworkConfiguration(network.configuration);
    for (const route of network.connectivity) dependOn(service.resource, route);
    use(network, stack);
  });
}

const nothing = () => {};

describe("the network interfaces of tasks", () => {
  it.each([
    [undefined, ["subnet-private"], undefined],
    [false, ["subnet-private"], false],
    [true, ["subnet-public"], true],
  ])("stand, with public addresses %p, in %p", (assignPublicIp, subnets, assign_public_ip) => {
    const stack = written(() => ({ network: existing, assignPublicIp }), nothing);
    expect(stack.resource("aws_ecs_service", "web").network_configuration).toEqual({
      subnets,
      security_groups: ["${aws_security_group.web.id}"],
      ...(assign_public_ip === undefined ? {} : { assign_public_ip }),
    });
  });

  it.each([
    [false, ["aws_route.private_1a", "aws_route.private_1c"], "aws_route.public"],
    [true, ["aws_route.public"], "aws_route.private_1a"],
  ])("wait for the way to their registry (public addresses: %p)", (assignPublicIp, routes, other) => {
    const availabilityZones = ["ap-northeast-1a", "ap-northeast-1c"];
    const stack = written((scope) => {
      return { network: new Network(scope, "main", { availabilityZones }), assignPublicIp };
    }, nothing);
    const { depends_on } = stack.resource("aws_ecs_service", "web");
    expect(depends_on).toEqual(expect.arrayContaining(routes));
    expect(depends_on).not.toContain(other);
  });

  it("wait for nothing in a network that exists", () => {
    const stack = written(() => ({ network: existing }), nothing);
    expect(stack.resource("aws_ecs_service", "web")).not.toHaveProperty("depends_on");
  });
});

describe("openTo", () => {
  const open = (given: boolean) =>
    written(
      (scope) => ({
        network: existing,
        securityGroups: given ? [SecurityGroup.fromSecurityGroupId(scope, "given", "sg-1")] : undefined,
      }),
      (network, scope) => {
        const client = new SecurityGroup(scope, "client", { network: existing, allowAllOutbound: false });
        network.openTo(client, Port.tcp(80));
        network.openTo(client, Port.tcp(80));
        network.openTo(client, Port.udp(443));
      },
    );

  it("opens ports by the rules of both sides, once", () => {
    const stack = open(false);
    expect(Object.keys(stack.resources("aws_vpc_security_group_ingress_rule"))).toEqual([
      "web_from_client_80",
      "web_from_client_udp_443",
    ]);
    expect(Object.keys(stack.resources("aws_vpc_security_group_egress_rule"))).toEqual([
      "web_all",
      "client_to_web_80",
      "client_to_web_udp_443",
    ]);
  });

  it("leaves the groups alone that the tasks were given", () => {
    const stack = open(true);
    expect(stack.addresses()).toEqual(["aws_ecs_service.web", "aws_security_group.client"]);
  });
});
