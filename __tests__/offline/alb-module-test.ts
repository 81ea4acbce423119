import { ApplicationLoadBalancer } from "../../src/load-balancer/application-load-balancer";
import { ListenerAction } from "../../src/load-balancer/listener-action";
import { ListenerCondition } from "../../src/load-balancer/listener-condition";
import { Network } from "../../src/network/network";
import { Peer } from "../../src/network/peer";
import { Port } from "../../src/network/port";
import { CallWithoutAws } from "../support/modules";
import { plannedByModule, plannedByStack } from "../support/same-resources";
import { describeWith } from "../support/toolchain";

const SUBNETS = ["subnet-a", "subnet-c"];

/** The inputs by which the module is the constructs with their defaults. */
const INPUTS = {
  name: "stack",
  vpc_id: "vpc-1",
  subnets: SUBNETS,
  internal: true,
  enable_deletion_protection: false,
};

/** A name has the whole address in a stack; those of target groups end with what replaces them, in other letters. */
function asConstruct(text: string): string {
  return text.replace(/^stack$/, "stack-main").replace(/^(stack-web)-[0-9a-f]{4}$/, "$1");
}

describeWith(["terraform"], "the module alb", () => {
  it("makes what the constructs make: a listener, a rule, and target groups for both", async () => {
    const stack = await plannedByStack((scope) => {
      const network = Network.fromNetworkAttributes({ vpcId: "vpc-1", privateSubnetIds: SUBNETS });
      const loadBalancer = new ApplicationLoadBalancer(scope, "main", { network });
      loadBalancer.ownSecurityGroup?.addIngressRule("office", { peer: Peer.ipv4("10.0.0.0/8"), port: Port.tcp(80) });
      const listener = loadBalancer.addListener("http", { port: 80 });
      const web = listener.addTargets("web", {
        port: 8080,
        targetGroupName: "stack-web",
        healthCheck: { path: "/up" },
      });
      listener.addRule("closed", {
        conditions: [ListenerCondition.pathPatterns(["/closed"]), ListenerCondition.sourceIps(["10.1.0.0/16"])],
        action: ListenerAction.fixedResponse(503),
      });
      listener.addRule("open", {
        priority: 5,
        conditions: [ListenerCondition.hostHeaders(["open.example.com"])],
        action: ListenerAction.forward(web),
      });
      loadBalancer.addListener("quiet", { port: 81 });
    });
    const module = await plannedByModule(
      "alb",
      {
        ...INPUTS,
        security_group_ingress_rules: { office: { from_port: 80, cidr_ipv4: "10.0.0.0/8" } },
        listeners: {
          http: {
            forward: { target_group_key: "web" },
            rules: {
              closed: {
                conditions: [{ path_pattern: { values: ["/closed"] } }, { source_ip: { values: ["10.1.0.0/16"] } }],
                actions: [{ fixed_response: { status_code: "503" } }],
              },
              open: {
                priority: 5,
                conditions: [{ host_header: { values: ["open.example.com"] } }],
                actions: [{ forward: { target_group_key: "web" } }],
              },
            },
          },
          quiet: { port: 81 },
        },
        target_groups: {
          web: { port: 8080, target_type: "ip", create_attachment: false, health_check: { path: "/up" } },
        },
      },
      asConstruct,
    );
    expect(module).toEqual(stack);
  });

  describe("says at plan time what is wrong with", () => {
    let call: CallWithoutAws;

    beforeAll(async () => {
      call = new CallWithoutAws("alb", INPUTS);
      await call.terraform.init();
    });

    const one = {
      conditions: [{ path_pattern: { values: ["/"] } }],
      actions: [{ fixed_response: { status_code: "200" } }],
    };

    it.each([
      ["its name", { name: "a-name-of-more-than-thirty-two-characters" }, "up to 32 in all."],
      [
        "no VPC",
        { vpc_id: null },
        "vpc_id is null; allowed: the VPC of the subnets, as a security group is made in it.",
      ],
      ["no subnets", { subnets: [] }, "LB006 subnets is []; allowed: subnets in two Availability Zones or more."],
      [
        "a listener without a certificate",
        { listeners: { web: { port: 443, protocol: "HTTPS" } } },
        "LI002 certificate_arn of listeners is web; allowed: a certificate, where the protocol is HTTPS or TLS.",
      ],
      [
        "a protocol of the other type",
        { listeners: { web: { protocol: "TCP" } } },
        "LI005 protocol of listeners is web (TCP); allowed: HTTP, HTTPS, as load_balancer_type is application.",
      ],
      ["a port", { listeners: { web: { port: 0 } } }, "LI001 port is 0; allowed: a whole number from 1 to 65535."],
      [
        "two listeners at one port",
        { listeners: { one: {}, other: {} } },
        "LI022 port of listeners is 80; allowed: each port once.",
      ],
      [
        "two rules of one number",
        { listeners: { web: { rules: { one: { ...one, priority: 7 }, other: { ...one, priority: 7 } } } } },
        "LR002 priority of rules is web/one (7), web/other (7); allowed: each number once in a listener",
      ],
      [
        "a target group that is not there",
        { listeners: { web: { forward: { target_group_key: "web" } } } },
        "listeners have the target_group_key web; allowed: keys of target_groups.",
      ],
      [
        "a target that nobody names",
        { target_groups: { web: {} } },
        "target_id of target_groups is missing in web; allowed: a target.",
      ],
      [
        "the port of a health check",
        { target_groups: { web: { create_attachment: false, health_check: { port: "http" } } } },
        'TG011 health_check.port of target_groups is web (http); allowed: "traffic-port" or a whole number from 1 to 65535.',
      ],
    ])("%s", async (_, inputs, message) => {
      call.change({ ...INPUTS, ...inputs });
      expect(await call.failure()).toContain(message);
    });
  });
});
