import { Testing } from "cdktf";
import { Cluster } from "../../src/cluster/cluster";
import { ConfigurationError } from "../../src/core/errors";
import { ApplicationLoadBalancer } from "../../src/load-balancer/application-load-balancer";
import type { AddTargetsOptions, Listener } from "../../src/load-balancer/listener";
import { ListenerAction } from "../../src/load-balancer/listener-action";
import { ListenerCondition } from "../../src/load-balancer/listener-condition";
import type { ILoadBalancerTarget } from "../../src/load-balancer/target-group-base";
import { Network } from "../../src/network/network";
import { FargateService } from "../../src/service/fargate-service";
import { FargateTaskDefinition } from "../../src/task-definition/fargate-task-definition";
import { stackWithProvider, synthesiseFully } from "../support/synth";

const network = Network.fromNetworkAttributes({ vpcId: "vpc-1", privateSubnetIds: ["subnet-a", "subnet-c"] });
const conditions = [ListenerCondition.pathPatterns(["/api/*"])];
const NOT_FOUND = [{ type: "fixed-response", fixed_response: { status_code: "404", content_type: "text/plain" } }];

function listenerIn(scope: ReturnType<typeof stackWithProvider>, defaultAction?: ListenerAction): Listener {
  return new ApplicationLoadBalancer(scope, "web", { network }).addListener("http", { port: 80, defaultAction });
}

function serviceIn(scope: ReturnType<typeof stackWithProvider>, id: string): FargateService {
  const taskDefinition = new FargateTaskDefinition(scope, `${id}_task`);
  taskDefinition.addContainer("app", { image: "app", portMappings: [{ containerPort: 8080 }] });
  const cluster = Cluster.fromClusterAttributes({ clusterName: "c", clusterArn: "arn" });
  return new FargateService(scope, id, { cluster, taskDefinition, network });
}

function errorOf(action: () => void): unknown {
  try {
    action();
    return undefined;
  } catch (error) {
    return error;
  }
}

function synthesised(use: (listener: Listener, scope: ReturnType<typeof stackWithProvider>) => void) {
  return synthesiseFully((scope) => use(listenerIn(scope), scope));
}

describe("addTargets with conditions", () => {
  it("makes a target group in the load balancer's network, and a rule that forwards to it", () => {
    const stack = synthesised((listener) => listener.addTargets("api", { port: 8080, conditions, priority: 10 }));
    expect(stack.resource("aws_lb_target_group", "web_http_api")).toEqual({
      lifecycle: { create_before_destroy: true },
      name: expect.stringMatching(/^stack-web-http-api-[0-9a-z]{4}$/),
      vpc_id: "vpc-1",
      port: 8080,
      protocol: "HTTP",
      target_type: "ip",
    });
    expect(stack.resource("aws_lb_listener_rule", "web_http_api")).toEqual({
      listener_arn: "${aws_lb_listener.web_http.arn}",
      priority: 10,
      action: [{ type: "forward", target_group_arn: "${aws_lb_target_group.web_http_api.arn}" }],
      condition: [{ path_pattern: { values: ["/api/*"] } }],
    });
  });

  it("leaves the default action as it is", () => {
    const stack = synthesised((listener) => listener.addTargets("api", { port: 8080, conditions }));
    expect(stack.resource("aws_lb_listener", "web_http").default_action).toEqual(NOT_FOUND);
  });

  it("gives the options to the target group", () => {
    const stack = synthesised((listener) => {
      listener.addTargets("api", { port: 8080, conditions, targetGroupName: "api", healthCheck: { path: "/health" } });
    });
    expect(stack.resource("aws_lb_target_group", "web_http_api")).toMatchObject({
      name: "api",
      health_check: { path: "/health" },
    });
  });

  it("registers the targets, which start after the rule", () => {
    const stack = synthesised((listener, scope) => {
      listener.addTargets("api", {
        port: 8080,
        conditions,
        targets: [serviceIn(scope, "one"), serviceIn(scope, "two")],
      });
    });
    for (const name of ["one", "two"]) {
      expect(stack.resource("aws_ecs_service", name)).toMatchObject({
        load_balancer: [
          {
            target_group_arn: "${aws_lb_target_group.web_http_api.arn}",
            container_name: "app",
            container_port: 8080,
          },
        ],
        depends_on: ["aws_lb_listener_rule.web_http_api"],
      });
    }
  });
});

describe("the type of a target group", () => {
  /** A target of a type, which does nothing. */
  const target = (targetType: "ip" | "instance"): ILoadBalancerTarget => ({
    targetType,
    attachTo: () => {},
    startAfter: () => {},
    admit: () => {},
  });

  it.each<[string, Partial<AddTargetsOptions>, string]>([
    ["that of its target", { targets: [target("instance")] }, "instance"],
    ["that of its first target", { targets: [target("ip"), target("instance")] }, "ip"],
    ["for addresses if there is no target yet", { targets: [] }, "ip"],
    ["what is said, whatever the target is", { targets: [target("instance")], targetType: "ip" }, "ip"],
    ["what is said, without a target", { targetType: "instance" }, "instance"],
  ])("is %s", (_, options, type) => {
    const stack = synthesised((listener) => listener.addTargets("all", { port: 80, ...options }));
    expect(stack.resource("aws_lb_target_group", "web_http_all").target_type).toBe(type);
  });
});

describe("addTargets without conditions", () => {
  it("makes the target group the listener's default action, without a rule", () => {
    const stack = synthesised((listener) => listener.addTargets("app", { port: 80 }));
    expect(stack.resource("aws_lb_listener", "web_http").default_action).toEqual([
      { type: "forward", target_group_arn: "${aws_lb_target_group.web_http_app.arn}" },
    ]);
    expect(stack.resources("aws_lb_listener_rule")).toEqual({});
  });

  it("has the targets start after the listener", () => {
    const stack = synthesised((listener, scope) => {
      listener.addTargets("app", { port: 80, targets: [serviceIn(scope, "app")] });
    });
    expect(stack.resource("aws_ecs_service", "app").depends_on).toEqual(["aws_lb_listener.web_http"]);
  });

  it("goes together with rules for other requests", () => {
    const stack = synthesised((listener) => {
      listener.addTargets("app", { port: 80 });
      listener.addTargets("api", { port: 80, conditions });
    });
    expect(Object.keys(stack.resources("aws_lb_target_group"))).toEqual(["web_http_app", "web_http_api"]);
    expect(stack.resource("aws_lb_listener", "web_http").default_action).toMatchObject([
      { target_group_arn: "${aws_lb_target_group.web_http_app.arn}" },
    ]);
  });

  const mistake = (id: string) =>
    `[stack/web/http] conditions of "${id}" is not set; allowed: conditions, as the listener has a default action. ` +
    "Say which requests the targets are for: conditions: [ListenerCondition.pathPatterns([...])].";

  it("is refused a second time", () => {
    const listener = listenerIn(stackWithProvider(Testing.app(), "stack"));
    listener.addTargets("first", { port: 80 });
    expect(errorOf(() => listener.addTargets("second", { port: 80 }))).toEqual(expect.any(ConfigurationError));
    expect(errorOf(() => listener.addTargets("third", { port: 80 }))).toHaveProperty("message", mistake("third"));
  });

  it("is refused if the listener was given a default action", () => {
    const listener = listenerIn(stackWithProvider(Testing.app(), "stack"), ListenerAction.fixedResponse(200));
    expect(() => listener.addTargets("second", { port: 80 })).toThrow(mistake("second"));
  });
});
