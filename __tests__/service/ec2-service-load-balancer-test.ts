import { type TerraformStack, TerraformVariable } from "cdktf";
import { Cluster } from "../../src/cluster/cluster";
import { InstanceCapacity } from "../../src/cluster/instance-capacity";
import { ApplicationLoadBalancer } from "../../src/load-balancer/application-load-balancer";
import type { Listener } from "../../src/load-balancer/listener";
import { ListenerCondition } from "../../src/load-balancer/listener-condition";
import { Network } from "../../src/network/network";
import { Ec2Service } from "../../src/service/ec2-service";
import type { PortMapping } from "../../src/task-definition/container-network";
import { Ec2TaskDefinition, type NetworkMode } from "../../src/task-definition/ec2-task-definition";
import { type Synthesised, synthesiseFully } from "../support/synth";

const network = Network.fromNetworkAttributes({ vpcId: "vpc-1", privateSubnetIds: ["subnet-a", "subnet-c"] });

interface Shop {
  readonly stack: TerraformStack;
  readonly cluster: Cluster;
  readonly listener: Listener;
  /** Adds instances to the cluster. */
  addCapacity(id?: string): void;
  /** A service of one container for each list of ports, called app0 and so on. */
  addService(id: string, networkMode: NetworkMode, ...portMappings: PortMapping[][]): Ec2Service;
}

function shop(use: (shop: Shop) => void): Synthesised {
  return synthesiseFully((stack) => {
    const cluster = new Cluster(stack, "cluster");
    const listener = new ApplicationLoadBalancer(stack, "lb", { network }).addListener("http", { port: 80 });
    const addCapacity = (id = "ec2") => {
      new InstanceCapacity(stack, id, { cluster, network, instanceType: "t3.medium", maxCapacity: 4 });
    };
    const addService: Shop["addService"] = (id, networkMode, ...lists) => {
      const taskDefinition = new Ec2TaskDefinition(stack, `${id}_task`, { networkMode });
      for (const [i, portMappings] of lists.entries()) {
        taskDefinition.addContainer(`app${i}`, { image: "app:1", memoryLimitMiB: 64, portMappings });
      }
      return new Ec2Service(stack, id, { cluster, taskDefinition, network });
    };
    use({ stack, cluster, listener, addCapacity, addService });
  });
}

/** The ports that rules open, by the name of the rule in Terraform; on both sides of the same connections. */
function opened(written: Synthesised) {
  const [ingress, egress] = ["ingress", "egress"].map((direction) => {
    const rules = Object.entries(written.resources(`aws_vpc_security_group_${direction}_rule`));
    const connections = rules.filter(([name]) => !name.endsWith("_all"));
    return Object.fromEntries(connections.map(([name, rule]) => [name, [rule.from_port, rule.to_port]]));
  });
  return { ingress, egress };
}

const EPHEMERAL = {
  ingress: { ec2_instances_from_lb_32768_61000: [32768, 61000] },
  egress: { lb_to_ec2_instances_32768_61000: [32768, 61000] },
};

describe("the port of instances that a load balancer connects to", () => {
  const with80 = (mode: NetworkMode, hostPort?: number) =>
    opened(
      shop(({ addCapacity, addService, listener }) => {
        addCapacity();
        listener.addTargets("web", { port: 80, targets: [addService("web", mode, [{ containerPort: 80, hostPort }])] });
      }),
    );

  it.each([0, undefined])("is any that Docker may choose, in bridge mode with the port %p", (hostPort) => {
    expect(with80("bridge", hostPort)).toEqual(EPHEMERAL);
  });

  it("is any that Docker may choose on Windows, which has other ones", () => {
    const written = shop(({ stack, cluster, addCapacity, listener }) => {
      addCapacity();
      const taskDefinition = new Ec2TaskDefinition(stack, "task", { operatingSystem: "WINDOWS_SERVER_2022_CORE" });
      taskDefinition.addContainer("iis", {
        image: "iis:1",
        memoryLimitMiB: 1024,
        portMappings: [{ containerPort: 80 }],
      });
      listener.addTargets("web", { port: 80, targets: [new Ec2Service(stack, "web", { cluster, taskDefinition })] });
    });
    expect(opened(written).ingress).toEqual({ ec2_instances_from_lb_49152_65535: [49152, 65535] });
  });

  it("is the one that the container has been given, in bridge mode", () => {
    expect(with80("bridge", 8080)).toEqual({
      ingress: { ec2_instances_from_lb_8080: [8080, 8080] },
      egress: { lb_to_ec2_instances_8080: [8080, 8080] },
    });
  });

  it.each([undefined, 80])("is the container's own in host mode (given: %p)", (hostPort) => {
    expect(with80("host", hostPort)).toEqual({
      ingress: { ec2_instances_from_lb_80: [80, 80] },
      egress: { lb_to_ec2_instances_80: [80, 80] },
    });
  });

  it("is none in awsvpc mode, where tasks have addresses, and a security group, of their own", () => {
    expect(with80("awsvpc")).toEqual({ ingress: { web_from_lb_80: [80, 80] }, egress: { lb_to_web_80: [80, 80] } });
  });

  it("is that of the container which is the target, if another one has the same port inside", () => {
    const written = shop(({ addCapacity, addService, listener }) => {
      addCapacity();
      const ports = [8080, 9090].map((hostPort) => [{ containerPort: 80, hostPort }]);
      const web = addService("web", "bridge", ...ports);
      listener.addTargets("web", { port: 80, targets: [web.loadBalancerTarget({ containerName: "app1" })] });
    });
    expect(opened(written).ingress).toEqual({ ec2_instances_from_lb_9090: [9090, 9090] });
  });

  it("is one that only Terraform knows", () => {
    const written = shop(({ stack, addCapacity, addService, listener }) => {
      addCapacity();
      const hostPort = new TerraformVariable(stack, "port", { type: "number" }).numberValue;
      listener.addTargets("web", {
        port: 80,
        targets: [addService("web", "bridge", [{ containerPort: 80, hostPort }])],
      });
    });
    expect(opened(written).ingress).toEqual({ ec2_instances_from_lb_port: ["${var.port}", "${var.port}"] });
  });
});

describe("the rules between a load balancer and instances", () => {
  it.each(["before the targets", "after the targets"])("are the same if instances come %s", (when) => {
    const written = shop(({ addCapacity, addService, listener }) => {
      const web = addService("web", "bridge", [{ containerPort: 80 }]);
      if (when === "before the targets") addCapacity();
      listener.addTargets("web", { port: 80, targets: [web] });
      if (when === "after the targets") addCapacity();
    });
    expect(opened(written)).toEqual(EPHEMERAL);
  });

  it("stand there once for two services", () => {
    const written = shop(({ addCapacity, addService, listener }) => {
      const conditions = [ListenerCondition.pathPatterns(["/api/*"])];
      const [web, api] = ["web", "api"].map((id) => addService(id, "bridge", [{ containerPort: 80 }]));
      addCapacity();
      listener.addTargets("web", { port: 80, targets: web && [web] });
      listener.addTargets("api", { port: 80, targets: api && [api], conditions, priority: 1 });
    });
    expect(opened(written)).toEqual(EPHEMERAL);
  });

  it("stand there for all instances of the cluster", () => {
    const written = shop(({ addCapacity, addService, listener }) => {
      addCapacity("one");
      listener.addTargets("web", { port: 80, targets: [addService("web", "host", [{ containerPort: 80 }])] });
      addCapacity("two");
    });
    expect(Object.keys(opened(written).ingress ?? {})).toEqual([
      "one_instances_from_lb_80",
      "two_instances_from_lb_80",
    ]);
  });
});

describe("the target group of a service on instances", () => {
  it.each<[NetworkMode, string]>([
    ["bridge", "instance"],
    ["host", "instance"],
    ["awsvpc", "ip"],
  ])("is, in %s mode, of type %s", (mode, type) => {
    const written = shop(({ addService, listener }) => {
      listener.addTargets("web", { port: 80, targets: [addService("web", mode, [{ containerPort: 80 }])] });
    });
    expect(written.resource("aws_lb_target_group", "lb_http_web").target_type).toBe(type);
  });
});
