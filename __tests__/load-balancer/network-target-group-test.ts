import {
  type NetworkProtocol,
  NetworkTargetGroup,
  type NetworkTargetGroupProps,
  transportsOf,
} from "../../src/load-balancer/network-target-group";
import { Network } from "../../src/network/network";
import { synthesiseFully } from "../support/synth";

const network = Network.fromNetworkAttributes({ vpcId: "vpc-1" });

function targetGroup(props: Partial<NetworkTargetGroupProps> = {}) {
  return synthesiseFully((stack) => {
    new NetworkTargetGroup(stack, "broker", { network, port: 1883, ...props });
  }).resource("aws_lb_target_group", "broker");
}

describe("a target group of a network load balancer", () => {
  it("is for addresses and TCP, and leaves the rest to AWS", () => {
    expect(targetGroup()).toEqual({
      lifecycle: { create_before_destroy: true },
      name: expect.stringMatching(/^stack-broker-[0-9a-z]{4}$/),
      vpc_id: "vpc-1",
      port: 1883,
      protocol: "TCP",
      target_type: "ip",
    });
  });

  it.each<NetworkProtocol>(["UDP", "TCP_UDP", "TLS"])("is for %s, by another name", (protocol) => {
    expect(targetGroup({ protocol }).protocol).toBe(protocol);
    expect(targetGroup({ protocol }).name).not.toBe(targetGroup().name);
  });

  it.each([true, false])("says whether targets see clients' addresses, and get the proxy protocol: %p", (value) => {
    expect(targetGroup({ preserveClientIp: value, proxyProtocolV2: value })).toMatchObject({
      preserve_client_ip: String(value),
      proxy_protocol_v2: value,
    });
  });

  it("takes instances, a delay, a name and tags", () => {
    const props = { targetType: "instance", deregistrationDelay: 0, targetGroupName: "b", tags: { a: "b" } } as const;
    expect(targetGroup(props)).toMatchObject({
      target_type: "instance",
      deregistration_delay: "0",
      name: "b",
      tags: { a: "b" },
    });
  });
});

describe("its health check", () => {
  it("asks by TCP unless it is told otherwise: the provider would write HTTP", () => {
    expect(targetGroup({ healthCheck: { interval: 10, healthyThresholdCount: 2 } }).health_check).toEqual({
      protocol: "TCP",
      interval: 10,
      healthy_threshold: 2,
    });
  });

  it("asks by HTTP, with each of its options", () => {
    const healthCheck = {
      protocol: "HTTP",
      port: "8080",
      path: "/health",
      healthyHttpCodes: "200-299",
      interval: 10,
      timeout: 5,
      healthyThresholdCount: 2,
      unhealthyThresholdCount: 2,
    } as const;
    expect(targetGroup({ healthCheck }).health_check).toEqual({
      protocol: "HTTP",
      port: "8080",
      path: "/health",
      matcher: "200-299",
      interval: 10,
      timeout: 5,
      healthy_threshold: 2,
      unhealthy_threshold: 2,
    });
  });
});

describe("transportsOf", () => {
  it.each<[NetworkProtocol, string[]]>([
    ["TCP", ["tcp"]],
    ["TLS", ["tcp"]],
    ["UDP", ["udp"]],
    ["TCP_UDP", ["tcp", "udp"]],
  ])("%s is carried by %p", (protocol, transports) => {
    expect(transportsOf(protocol)).toEqual(transports);
  });
});
