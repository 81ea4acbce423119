import type { ResourceMap } from "../../../src/rules/configuration";
import { messages, violated } from "../../support/rules";

type Attributes = Record<string, unknown>;

const TCP = { containerPort: 53 };
const UDP = { containerPort: 53, protocol: "udp" };
const BLOCK = { target_group_arn: "${aws_lb_target_group.dns.arn}", container_name: "dns", container_port: 53 };

function service(portMappings: unknown, group: Attributes, load_balancer: unknown = [BLOCK]): ResourceMap {
  const containers = [{ name: "dns", image: "dns:1", memory: 64, portMappings }];
  return {
    aws_lb_target_group: { dns: { target_type: "ip", ...group } },
    aws_ecs_task_definition: {
      dns: { network_mode: "awsvpc", container_definitions: JSON.stringify(containers) },
    },
    aws_ecs_service: {
      dns: {
        task_definition: "${aws_ecs_task_definition.dns.arn}",
        network_configuration: { subnets: ["subnet-1"] },
        load_balancer,
      },
    },
  };
}

describe("the target groups of a service", () => {
  it("are five at most", () => {
    const blocks = (count: number) => Array.from({ length: count }, () => BLOCK);
    expect(violated(service([TCP], { protocol: "TCP" }, blocks(5)))).toEqual([]);
    expect(messages(service([TCP], { protocol: "TCP" }, blocks(6)))).toEqual([
      expect.stringMatching(/^SV053 \[aws_ecs_service.dns\] load_balancer is "6 blocks"; allowed: 5 at most\./),
    ]);
  });

  it("are as many as Terraform makes of them", () => {
    expect(violated(service([TCP], { protocol: "TCP" }, "${var.load_balancers}"))).toEqual([]);
  });
});

describe("the port of a container behind a load balancer", () => {
  it("is mapped once, whatever the target group speaks", () => {
    for (const protocol of ["TCP", "UDP", "TCP_UDP"]) {
      expect(violated(service([TCP, UDP], { protocol }))).toEqual(["SV101"]);
    }
    expect(violated(service([TCP], { protocol: "TCP_UDP" }))).toEqual([]);
    expect(violated(service([TCP, { containerPort: 54 }], { protocol: "TCP" }))).toEqual([]);
  });

  it("may be mapped twice where no load balancer leads to it", () => {
    expect(
      violated(service([TCP, UDP, { containerPort: 80 }], { protocol: "TCP" }, [{ ...BLOCK, container_port: 80 }])),
    ).toEqual([]);
    expect(violated(service([TCP, UDP], { protocol: "TCP" }, []))).toEqual([]);
  });
});

describe("the health check of a container that takes UDP", () => {
  const udp = { protocol: "UDP" };

  it.each([{}, { health_check: [{ protocol: "TCP" }] }, { health_check: [{ protocol: "TCP", port: "traffic-port" }] }])(
    "never succeeds at the port of the traffic: %p",
    (check) => {
      expect(violated(service([UDP], { ...udp, ...check }))).toEqual(["SV102"]);
    },
  );

  it("never succeeds at that port by its number", () => {
    expect(violated(service([UDP], { ...udp, health_check: [{ protocol: "TCP", port: "53" }] }))).toEqual(["SV102"]);
  });

  it("asks another port, or one that is mapped for TCP", () => {
    expect(violated(service([UDP], { ...udp, health_check: [{ protocol: "TCP", port: "8080" }] }))).toEqual([]);
    expect(violated(service([TCP], udp))).toEqual([]);
    expect(violated(service([UDP], { protocol: "TCP_UDP" }))).toEqual([]);
  });

  it("is not judged where only Terraform knows, or nobody", () => {
    expect(violated(service([UDP], { ...udp, health_check: "${var.check}" }))).toEqual([]);
    expect(violated(service([UDP], { ...udp, health_check: [{ port: "${var.port}" }] }))).toEqual([]);
    expect(violated(service([], udp))).toEqual(["SV051"]);
    expect(violated(service("${var.ports}", udp))).toEqual([]);
  });
});
