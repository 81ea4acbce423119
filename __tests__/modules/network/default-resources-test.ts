import { networkModule } from "../../support/network-module";

describe("what AWS makes with a VPC", () => {
  const written = networkModule();

  it.each(["security_group", "route_table", "network_acl"])(
    "is adopted only if the caller wants it: its %s",
    (what) => {
      expect(written.resource(`aws_default_${what}`, "main").count).toBe(`\${var.manage_default_${what} ? 1 : 0}`);
      expect(written.variable(`manage_default_${what}`).default).toBe(true);
    },
  );

  it("has lists of rules and routes, of which an empty one takes away what is there", () => {
    expect(written.resource("aws_default_security_group", "main").ingress).toMatch(
      /^\$\{\[for rule in var\.default_security_group_ingress :/,
    );
    expect(written.resource("aws_default_route_table", "main").route).toBe("${var.default_route_table_routes}");
    expect(written.variable("default_security_group_egress").default).toEqual([]);
  });

  it("has every rule of the network ACL in a block", () => {
    const { dynamic, lifecycle } = written.resource("aws_default_network_acl", "main") as {
      dynamic: { ingress: { content: object } };
      lifecycle: object;
    };
    expect(dynamic.ingress.content).toMatchObject({
      rule_no: "${ingress.value.rule_no}",
      ipv6_cidr_block: "${ingress.value.ipv6_cidr_block}",
    });
    expect(lifecycle).toEqual({ ignore_changes: ["subnet_ids"] });
  });
});
