import { applicationOf, CERTIFICATE } from "../../support/compose-application";

const TEXT = `
services:
  web: { image: nginx, ports: ["80:8080", "443:8443"] }
  api: { image: example/api, ports: ["3000:3000"], healthcheck: { test: x, start_period: 5m } }
`;

describe("the front of an application", () => {
  const stack = applicationOf(TEXT, { certificateArn: CERTIFICATE });

  it("is one load balancer, with a listener for each port", () => {
    expect(Object.keys(stack.resources("aws_lb"))).toEqual(["shop_load_balancer"]);
    const listeners = Object.values(stack.resources("aws_lb_listener"));
    expect(listeners.map(({ port, protocol, certificate_arn }) => [port, protocol, certificate_arn])).toEqual([
      [80, "HTTP", undefined],
      [443, "HTTPS", CERTIFICATE],
      [3000, "HTTP", undefined],
    ]);
  });

  it("speaks to containers as these do, and takes any answer for health but an error of the server's", () => {
    const groups = Object.values(stack.resources("aws_lb_target_group"));
    expect(groups.map(({ port, protocol }) => [port, protocol])).toEqual([
      [8080, "HTTP"],
      [8443, "HTTPS"],
      [3000, "HTTP"],
    ]);
    expect(groups.map(({ health_check }) => health_check)).toEqual([
      { path: "/", matcher: "200-499" },
      { path: "/", matcher: "200-499", protocol: "HTTPS" },
      { path: "/", matcher: "200-499" },
    ]);
  });

  it("is let in by the services, and by nobody else", () => {
    const rules = Object.values(stack.resources("aws_vpc_security_group_ingress_rule"));
    const from = "${aws_security_group.shop_load_balancer.id}";
    const ports = rules.filter((rule) => rule.referenced_security_group_id === from).map(({ from_port }) => from_port);
    expect(ports).toEqual([8080, 8443, 3000]);
  });

  it("gives new tasks as long as they need to start", () => {
    expect(stack.resource("aws_ecs_service", "shop_web").health_check_grace_period_seconds).toBe(60);
    expect(stack.resource("aws_ecs_service", "shop_api").health_check_grace_period_seconds).toBe(300);
  });
});
