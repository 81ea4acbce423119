import { applicationOf } from "../../support/compose-application";

const TEXT = `
services:
  web: { image: nginx, ports: ["80:80"], networks: [front, back] }
  api: { image: example/api, expose: [8080, 53/udp], networks: [back] }
networks: { front: , back: , unused: }
`;

describe("the networks of an application", () => {
  const stack = applicationOf(TEXT);

  it("are security groups that let in who carries them, at the ports of their services", () => {
    const rules = stack.resources("aws_vpc_security_group_ingress_rule");
    const back = Object.entries(rules).filter(([name]) => name.startsWith("shop_network_back"));
    const group = "${aws_security_group.shop_network_back.id}";
    const rule = { security_group_id: group, referenced_security_group_id: group };
    expect(Object.fromEntries(back)).toEqual({
      shop_network_back_80: { ...rule, ip_protocol: "tcp", from_port: 80, to_port: 80 },
      shop_network_back_8080: { ...rule, ip_protocol: "tcp", from_port: 8080, to_port: 8080 },
      shop_network_back_udp_53: { ...rule, ip_protocol: "udp", from_port: 53, to_port: 53 },
    });
  });

  it("are carried by the services that are in them, beside a group of their own", () => {
    const groups = (name: string) => {
      const { network_configuration: configuration } = stack.resource("aws_ecs_service", name);
      return (configuration as { security_groups: string[] }).security_groups;
    };
    expect(groups("shop_web")).toEqual([
      "${aws_security_group.shop_web.id}",
      "${aws_security_group.shop_network_front.id}",
      "${aws_security_group.shop_network_back.id}",
    ]);
    expect(groups("shop_api")).toHaveLength(2);
  });

  it("let nothing out: that is for the service's own group", () => {
    const egress = Object.keys(stack.resources("aws_vpc_security_group_egress_rule"));
    expect(egress.filter((name) => name.includes("network"))).toEqual([]);
    expect(egress).toContain("shop_web_all");
  });

  it("have one namespace, and none without services", () => {
    expect(stack.resources("aws_service_discovery_http_namespace")).toEqual({ shop_names: { name: "stack-shop" } });
    const none = applicationOf("services: { web: { image: nginx, network_mode: bridge } }");
    expect(none.resources("aws_service_discovery_http_namespace")).toEqual({});
    expect(none.resource("aws_ecs_service", "shop_web").service_connect_configuration).toBeUndefined();
  });
});
