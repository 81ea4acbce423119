import { albModule } from "../../support/alb-module";

describe("the target groups of the module alb", () => {
  const written = albModule();
  const group = written.resource("aws_lb_target_group", "main");

  it("are those of the caller's map, and replaced as the construct says", () => {
    expect(group).toMatchObject({
      for_each: "${{ for each_key, each_value in var.target_groups : each_key => each_value if var.create }}",
      target_type: "${each.value.target_type}",
      lifecycle: { create_before_destroy: true },
      tags: "${merge(var.tags, each.value.tags)}",
    });
  });

  it("have no port, protocol and VPC where a function is called", () => {
    for (const name of ["port", "protocol", "vpc_id"]) {
      expect(group[name]).toMatch(/^\$\{\(each\.value\.target_type == "lambda" \? null : /);
    }
  });

  it("have a name only if the caller gives no prefix, which ends with what replaces them", () => {
    expect(group.name).toMatch(
      /^\$\{each\.value\.name != null \|\| each\.value\.name_prefix != null \? each\.value\.name :/,
    );
    expect(group.name).toContain(
      "jsonencode([coalesce(each.value.port, var.default_port), coalesce(each.value.protocol, var.default_protocol), each.value.protocol_version, each.value.target_type, each.value.ip_address_type])",
    );
  });

  it("do not shorten the name of the module", () => {
    const { validation } = written.variable("name") as { validation: { condition: string }[] };
    expect(validation).toHaveLength(1);
    expect(validation[0]?.condition).toContain("<= 32");
  });

  it("have blocks in blocks", () => {
    expect(group.dynamic).toMatchObject({
      health_check: { content: { matcher: "${health_check.value.matcher}" } },
      target_group_health: {
        content: { dynamic: { dns_failover: { for_each: expect.stringContaining("dns_failover == null ? [] :") } } },
      },
    });
  });
});
