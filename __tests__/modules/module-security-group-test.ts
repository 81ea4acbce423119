import { albModule } from "../support/alb-module";

describe("the security group of a module", () => {
  const written = albModule();

  it("is there if the caller wants it, and called as the module if he has no name for it", () => {
    expect(written.resource("aws_security_group", "main")).toMatchObject({
      count: "${(var.create ? var.create_security_group : false) ? 1 : 0}",
      name: '${coalesce(var.security_group_name, "${var.name}")}',
      tags: "${merge(var.tags, merge({ Name = coalesce(var.security_group_name, var.name) }, var.security_group_tags))}",
    });
  });

  it.each(["ingress", "egress"])("has the caller's rules for %s, and no other", (direction) => {
    expect(written.resources(`aws_vpc_security_group_${direction}_rule`)).toEqual({
      main: expect.objectContaining({
        for_each: expect.stringContaining(`in var.security_group_${direction}_rules :`),
        security_group_id: "${aws_security_group.main[0].id}",
        tags: "${merge(var.tags, each.value.tags)}",
      }),
    });
    expect(written.variable(`security_group_${direction}_rules`).default).toEqual({});
  });

  it("may be referred to by its own rules", () => {
    expect(written.resource("aws_vpc_security_group_ingress_rule", "main").referenced_security_group_id).toBe(
      '${each.value.referenced_security_group_id == "self" ? aws_security_group.main[0].id : each.value.referenced_security_group_id}',
    );
  });

  it("opens one port where the caller says one end of a range", () => {
    expect(written.resource("aws_vpc_security_group_ingress_rule", "main").to_port).toBe(
      "${each.value.to_port != null ? each.value.to_port : each.value.from_port}",
    );
  });
});
