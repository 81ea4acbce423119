import { applicationOf, containersOf } from "../../support/compose-application";

const TEXT = `
services:
  dns: { image: dns, ports: ["53:5353", "53:5353/udp", "853:853"] }
  game: { image: game, ports: ["19132:19132/udp", "127.0.0.1:9999:9999"], expose: [25565] }
  web: { image: nginx, ports: ["80:80"] }
`;

describe("the network front of an application", () => {
  const stack = applicationOf(TEXT);

  it("is one load balancer beside that of HTTP, with a listener for each port", () => {
    const types = Object.values(stack.resources("aws_lb")).map(({ load_balancer_type: type, internal }) => [
      type,
      internal,
    ]);
    expect(types).toEqual([
      ["application", false],
      ["network", false],
    ]);
    const listeners = Object.values(stack.resources("aws_lb_listener"));
    expect(listeners.map(({ port, protocol }) => [port, protocol])).toEqual([
      [80, "HTTP"],
      [53, "TCP_UDP"],
      [853, "TCP"],
      [19132, "UDP"],
    ]);
  });

  it("leads to the tasks of all zones, from wherever clients arrive", () => {
    expect(stack.resource("aws_lb", "shop_network_load_balancer").enable_cross_zone_load_balancing).toBe(true);
  });

  it("is not there if nothing but HTTP is published, nor the other one if nothing of HTTP is", () => {
    const types = (ports: string) => {
      const loadBalancers = applicationOf(`services: { web: { image: nginx, ports: [${ports}] } }`).resources("aws_lb");
      return Object.values(loadBalancers).map(({ load_balancer_type: type }) => type);
    };
    expect(types('"80:80"')).toEqual(["application"]);
    expect(types('"22:22"')).toEqual(["network"]);
    expect(types('"127.0.0.1:22:22"')).toEqual([]);
  });

  it("carries clients' addresses, and checks health by TCP, of UDP at another port", () => {
    const groups = Object.values(stack.resources("aws_lb_target_group")).slice(1);
    const parts = groups.map(({ port, protocol, preserve_client_ip, health_check }) => {
      return [port, protocol, preserve_client_ip, health_check];
    });
    expect(parts).toEqual([
      [5353, "TCP_UDP", undefined, undefined],
      [853, "TCP", "true", undefined],
      [19132, "UDP", undefined, { protocol: "TCP", port: "25565" }],
    ]);
  });

  it("is reached by everybody at what is published, and reaches services at their ports, and at nothing else", () => {
    const rules = Object.values(stack.resources("aws_vpc_security_group_ingress_rule"));
    const nlb = "${aws_security_group.shop_network_load_balancer.id}";
    const ports = (which: (rule: Record<string, unknown>) => boolean) =>
      rules.filter(which).map(({ ip_protocol, from_port }) => `${ip_protocol} ${from_port}`);
    expect(ports((rule) => rule.security_group_id === nlb && rule.cidr_ipv4 === "0.0.0.0/0")).toEqual([
      "tcp 53",
      "udp 53",
      "tcp 853",
      "udp 19132",
    ]);
    expect(ports((rule) => rule.referenced_security_group_id === nlb)).toEqual([
      "tcp 5353",
      "udp 5353",
      "tcp 853",
      "udp 19132",
      "tcp 25565",
    ]);
    expect(ports((rule) => rule.from_port === 9999 && rule.cidr_ipv4 !== undefined)).toEqual([]);
  });

  it("leads to ports that the containers have once, and gives new tasks time to start", () => {
    const [dns] = containersOf(stack.resource("aws_ecs_task_definition", "shop_dns"));
    expect(dns?.portMappings).toEqual([
      { containerPort: 5353, protocol: "tcp", name: "tcp-5353" },
      { containerPort: 853, protocol: "tcp", name: "tcp-853" },
    ]);
    expect(stack.resource("aws_ecs_service", "shop_game").health_check_grace_period_seconds).toBe(60);
  });
});
