import type { TerraformStack } from "cdktf";
import { Cluster } from "../../src/cluster/cluster";
import { ApplicationLoadBalancer } from "../../src/load-balancer/application-load-balancer";
import { ListenerAction } from "../../src/load-balancer/listener-action";
import { ListenerCondition } from "../../src/load-balancer/listener-condition";
import { TargetGroup } from "../../src/load-balancer/target-group";
import { Network } from "../../src/network/network";
import { SecurityGroup } from "../../src/network/security-group";
import { FargateService } from "../../src/service/fargate-service";
import { FargateTaskDefinition } from "../../src/task-definition/fargate-task-definition";
import { type Synthesised, synthesiseFully } from "../support/synth";

const network = Network.fromNetworkAttributes({ vpcId: "vpc-1", privateSubnetIds: ["subnet-a", "subnet-c"] });

/** A service with a port 8080, a target group and two load balancers: what a test brings together. */
class Parts {
  readonly targetGroup: TargetGroup;
  readonly service: FargateService;
  readonly web: ApplicationLoadBalancer;
  readonly admin: ApplicationLoadBalancer;

  constructor(readonly stack: TerraformStack) {
    this.targetGroup = new TargetGroup(stack, "group", { network, port: 80 });
    const taskDefinition = new FargateTaskDefinition(stack, "task");
    taskDefinition.addContainer("app", { image: "app", portMappings: [{ containerPort: 8080 }] });
    const cluster = Cluster.fromClusterAttributes({ clusterName: "c", clusterArn: "arn" });
    this.service = new FargateService(stack, "app", { cluster, taskDefinition, network });
    this.web = new ApplicationLoadBalancer(stack, "web", { network });
    this.admin = new ApplicationLoadBalancer(stack, "admin", { network });
  }
}

function brought(together: (parts: Parts) => void): Synthesised {
  return synthesiseFully((stack) => together(new Parts(stack)));
}

const conditions = (path: string) => [ListenerCondition.pathPatterns([path])];

function dependsOn(stack: Synthesised): unknown {
  return stack.resource("aws_ecs_service", "app").depends_on;
}

/** The rules of both sides for connections to port 8080 of the service. */
function openings(loadBalancer: string) {
  const port = { ip_protocol: "tcp", from_port: 8080, to_port: 8080 };
  const service = "${aws_security_group.app.id}";
  const client = `\${aws_security_group.${loadBalancer}.id}`;
  return {
    ingress: { ...port, security_group_id: service, referenced_security_group_id: client },
    egress: { ...port, security_group_id: client, referenced_security_group_id: service },
  };
}

describe("a target and a route of its target group", () => {
  const targetFirst = brought(({ targetGroup, service, web }) => {
    targetGroup.addTarget(service);
    web.addListener("http", { port: 80, defaultAction: ListenerAction.forward(targetGroup) });
  });
  const routeFirst = brought(({ targetGroup, service, web }) => {
    web.addListener("http", { port: 80, defaultAction: ListenerAction.forward(targetGroup) });
    targetGroup.addTarget(service);
  });

  it("may come in any order", () => {
    expect(targetFirst.json).toEqual(routeFirst.json);
  });

  it("are connected: the target is registered, and starts after the route", () => {
    expect(targetFirst.resource("aws_ecs_service", "app")).toMatchObject({
      load_balancer: [
        { target_group_arn: "${aws_lb_target_group.group.arn}", container_name: "app", container_port: 8080 },
      ],
      depends_on: ["aws_lb_listener.web_http"],
    });
  });

  it("are open to each other, on the port of the container, on both sides", () => {
    const { ingress, egress } = openings("web");
    expect(targetFirst.resources("aws_vpc_security_group_ingress_rule")).toEqual({ app_from_web_8080: ingress });
    expect(targetFirst.resource("aws_vpc_security_group_egress_rule", "web_to_app_8080")).toEqual(egress);
  });
});

describe("a target group with several routes", () => {
  const stack = brought(({ targetGroup, service, web, admin }) => {
    const forward = ListenerAction.forward(targetGroup);
    const http = web.addListener("http", { port: 80, defaultAction: forward });
    http.addRule("a", { priority: 1, conditions: conditions("/a"), action: forward });
    targetGroup.addTarget(service);
    http.addRule("b", { priority: 2, conditions: conditions("/b"), action: forward });
    admin.addListener("http", { port: 80 }).addRule("c", { conditions: conditions("/c"), action: forward });
  });

  it("has its targets start after all of them", () => {
    expect(dependsOn(stack)).toEqual([
      "aws_lb_listener.web_http",
      "aws_lb_listener_rule.web_http_a",
      "aws_lb_listener_rule.web_http_b",
      "aws_lb_listener_rule.admin_http_c",
    ]);
  });

  it("opens a port once for each load balancer, however many rules it has", () => {
    const ingress = stack.resources("aws_vpc_security_group_ingress_rule");
    expect(ingress).toEqual({
      app_from_web_8080: openings("web").ingress,
      app_from_admin_8080: openings("admin").ingress,
    });
    const { app_all, ...egress } = stack.resources("aws_vpc_security_group_egress_rule");
    expect(app_all).toMatchObject({ ip_protocol: "-1", cidr_ipv4: "0.0.0.0/0" });
    expect(egress).toEqual({
      web_to_app_8080: openings("web").egress,
      admin_to_app_8080: openings("admin").egress,
    });
  });

  it("registers its targets once", () => {
    expect(stack.resource("aws_ecs_service", "app").load_balancer).toHaveLength(1);
  });
});

describe("a health check at a port of its own", () => {
  const checkedAt = (port: string) =>
    brought(({ web, service }) => {
      web
        .addListener("http", { port: 80 })
        .addTargets("app", { port: 8080, targets: [service], healthCheck: { port } });
    });
  const ingressOf = (stack: Synthesised) => Object.keys(stack.resources("aws_vpc_security_group_ingress_rule"));

  it("reaches the targets there as well", () => {
    const stack = checkedAt("9090");
    expect(ingressOf(stack)).toEqual(["app_from_web_8080", "app_from_web_9090"]);
    expect(stack.resource("aws_vpc_security_group_egress_rule", "web_to_app_9090")).toMatchObject({ to_port: 9090 });
  });

  it.each(["8080", "traffic-port"])("needs nothing more at %s, the port of the requests", (port) => {
    expect(ingressOf(checkedAt(port))).toEqual(["app_from_web_8080"]);
  });
});

describe("a load balancer with security groups of somebody else's", () => {
  it("is let in by the target all the same, and the target starts after the route", () => {
    const stack = brought(({ stack: scope, targetGroup, service }) => {
      const securityGroups = [SecurityGroup.fromSecurityGroupId(scope, "given", "sg-1")];
      const loadBalancer = new ApplicationLoadBalancer(scope, "other", { network, securityGroups });
      loadBalancer.addListener("http", { port: 80, defaultAction: ListenerAction.forward(targetGroup) });
      targetGroup.addTarget(service);
    });
    expect(dependsOn(stack)).toEqual(["aws_lb_listener.other_http"]);
    expect(stack.resources("aws_vpc_security_group_ingress_rule")).toEqual({
      app_from_given_8080: { ...openings("web").ingress, referenced_security_group_id: "sg-1" },
    });
  });
});

describe("a target group that exists", () => {
  it("takes targets, and leaves its load balancer's rules to whoever made it", () => {
    const targetGroupArn = "arn:aws:elasticloadbalancing:ap-northeast-1:123456789012:targetgroup/old/1";
    const stack = brought(({ stack: scope, service }) => {
      TargetGroup.fromTargetGroupArn(scope, "old", targetGroupArn).addTarget(service);
    });
    expect(stack.resource("aws_ecs_service", "app").load_balancer).toEqual([
      { target_group_arn: targetGroupArn, container_name: "app", container_port: 8080 },
    ]);
    expect(dependsOn(stack)).toBeUndefined();
    expect(stack.resources("aws_vpc_security_group_ingress_rule")).toEqual({});
  });

  it("connects its targets with the routes of this stack", () => {
    const stack = brought(({ stack: scope, service, web }) => {
      const targetGroup = TargetGroup.fromTargetGroupArn(
        scope,
        "old",
        "arn:aws:elasticloadbalancing:ap-northeast-1:123456789012:targetgroup/old/1",
      );
      targetGroup.addTarget(service);
      web.addListener("http", { port: 80, defaultAction: ListenerAction.forward(targetGroup) });
    });
    expect(dependsOn(stack)).toEqual(["aws_lb_listener.web_http"]);
    expect(Object.keys(stack.resources("aws_vpc_security_group_ingress_rule"))).toEqual(["app_from_web_8080"]);
  });
});
