import { type TerraformStack, Testing } from "cdktf";
import { Cluster } from "../../src/cluster/cluster";
import { ApplicationLoadBalancer } from "../../src/load-balancer/application-load-balancer";
import type { Listener } from "../../src/load-balancer/listener";
import { ListenerCondition } from "../../src/load-balancer/listener-condition";
import { Network } from "../../src/network/network";
import { SecurityGroup } from "../../src/network/security-group";
import { FargateService, type FargateServiceProps } from "../../src/service/fargate-service";
import type { LoadBalancerTargetOptions } from "../../src/service/load-balancer-target";
import { FargateTaskDefinition } from "../../src/task-definition/fargate-task-definition";
import { errorsOf, stackWithProvider, synthesiseFully } from "../support/synth";

const network = Network.fromNetworkAttributes({ vpcId: "vpc-1", privateSubnetIds: ["subnet-a", "subnet-c"] });

/** A service with a proxy on ports 80 and 8443, an app on port 8080, and a sidecar without a port. */
function serviceIn(stack: TerraformStack, props: Partial<FargateServiceProps> = {}): FargateService {
  const taskDefinition = new FargateTaskDefinition(stack, "task");
  const ports = (...numbers: number[]) => numbers.map((containerPort) => ({ containerPort }));
  taskDefinition.addContainer("proxy", { image: "nginx:1.27", portMappings: ports(80, 8443) });
  taskDefinition.addContainer("app", { image: "app:1", portMappings: ports(8080) });
  taskDefinition.addContainer("sidecar", { image: "sidecar:1" });
  const cluster = Cluster.fromClusterAttributes({ clusterName: "live", clusterArn: "arn" });
  return new FargateService(stack, "web", { cluster, taskDefinition, network, ...props });
}

function behind(use: (listener: Listener, service: FargateService) => void, props?: Partial<FargateServiceProps>) {
  return synthesiseFully((stack) => {
    const listener = new ApplicationLoadBalancer(stack, "lb", { network }).addListener("http", { port: 80 });
    use(listener, serviceIn(stack, props));
  });
}

const block = (targets: string, container_name: string, container_port: number) => ({
  target_group_arn: `\${aws_lb_target_group.lb_http_${targets}.arn}`,
  container_name,
  container_port,
});

/** The ports of the service that the load balancer may connect to, by the address of the rule. */
function opened(stack: ReturnType<typeof behind>): unknown {
  const rules = Object.entries(stack.resources("aws_vpc_security_group_ingress_rule"));
  return Object.fromEntries(rules.map(([name, rule]) => [name, [rule.from_port, rule.to_port]]));
}

describe("a target of a load balancer", () => {
  it.each<[string, LoadBalancerTargetOptions | undefined, string, number]>([
    ["the first port of the first container", undefined, "proxy", 80],
    ["the first port of the container", { containerName: "app" }, "app", 8080],
    ["the port of the first container", { containerPort: 8443 }, "proxy", 8443],
    ["the port of the container", { containerName: "proxy", containerPort: 8443 }, "proxy", 8443],
  ])("is %s: %p", (_, options, name, port) => {
    const stack = behind((listener, service) => {
      listener.addTargets("all", { port: 80, targets: [service.loadBalancerTarget(options)] });
    });
    expect(stack.resource("aws_ecs_service", "web").load_balancer).toEqual([block("all", name, port)]);
    expect(opened(stack)).toEqual({ [`web_from_lb_${port}`]: [port, port] });
  });

  it("is a service by itself: the first port of its first container", () => {
    const stack = behind((listener, service) => listener.addTargets("all", { port: 80, targets: [service] }));
    expect(stack.resource("aws_ecs_service", "web").load_balancer).toEqual([block("all", "proxy", 80)]);
    expect(opened(stack)).toEqual({ web_from_lb_80: [80, 80] });
  });

  it("stands beside other targets of the service, in other target groups", () => {
    const stack = behind((listener, service) => {
      listener.addTargets("all", { port: 80, targets: [service] });
      listener.addTargets("api", {
        port: 80,
        conditions: [ListenerCondition.pathPatterns(["/api/*"])],
        targets: [service.loadBalancerTarget({ containerName: "app" })],
      });
    });
    expect(stack.resource("aws_ecs_service", "web")).toMatchObject({
      load_balancer: [block("all", "proxy", 80), block("api", "app", 8080)],
      depends_on: ["aws_lb_listener.lb_http", "aws_lb_listener_rule.lb_http_api"],
    });
    expect(opened(stack)).toEqual({ web_from_lb_80: [80, 80], web_from_lb_8080: [8080, 8080] });
  });

  it("opens nothing if the service was given security groups", () => {
    const stack = synthesiseFully((scope) => {
      const listener = new ApplicationLoadBalancer(scope, "lb", { network }).addListener("http", { port: 80 });
      const securityGroups = [SecurityGroup.fromSecurityGroupId(scope, "given", "sg-1")];
      listener.addTargets("all", { port: 80, targets: [serviceIn(scope, { securityGroups })] });
    });
    expect(opened(stack)).toEqual({});
    expect(stack.resources("aws_vpc_security_group_egress_rule")).toEqual({});
    expect(stack.resource("aws_ecs_service", "web").depends_on).toEqual(["aws_lb_listener.lb_http"]);
  });
});

describe("a target that is not there", () => {
  const service = () => serviceIn(stackWithProvider(Testing.app(), "stack"));

  it("is refused with the containers that there are", () => {
    expect(() => service().loadBalancerTarget({ containerName: "apache" })).toThrow(
      '[stack/task] containerName is "apache"; allowed: proxy, app, sidecar.',
    );
  });

  it("is refused if the container has no port and none is given", () => {
    expect(() => service().loadBalancerTarget({ containerName: "sidecar" })).toThrow(
      "[stack/task/sidecar] portMappings is not set; allowed: a port to reach the container on.",
    );
  });

  it("is refused if the task has no container at all", () => {
    const stack = stackWithProvider(Testing.app(), "stack");
    const taskDefinition = new FargateTaskDefinition(stack, "empty");
    const empty = serviceIn(stack, { taskDefinition });
    expect(() => empty.loadBalancerTarget()).toThrow(
      "[stack/empty] containers is []; allowed: at least one container.",
    );
  });

  it("is refused, when the stack is written, if the port is none", () => {
    const errors = errorsOf((stack) => {
      const listener = new ApplicationLoadBalancer(stack, "lb", { network }).addListener("http", { port: 80 });
      const target = serviceIn(stack).loadBalancerTarget({ containerPort: 70000 });
      listener.addTargets("all", { port: 80, targets: [target] });
    });
    expect(errors).toContainEqual(
      expect.stringMatching(/^SV052 \[stack\/web\/Service\] load_balancer\[0\]\.container_port is 70000; allowed: /),
    );
  });
});
