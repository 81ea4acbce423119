import { ModuleNetwork } from "../../../src/modules/task/module-network";
import { synthesiseModule } from "../../support/module";

const made = synthesiseModule((stack) => {
  new ModuleNetwork(stack, stack);
});

describe("ModuleNetwork", () => {
  it("makes a group in the VPC that the caller says, and asks for it where one is made", () => {
    expect(made.resource("aws_security_group", "main")).toMatchObject({
      count: "${var.create_security_group ? 1 : 0}",
      vpc_id: "${var.vpc_id}",
    });
    expect(made.variable("vpc_id").validation).toMatchObject([
      { condition: "${(var.create) ? (var.create_security_group ? var.vpc_id != null : true) : true}" },
    ]);
  });

  it("looks nothing up, as Terraform would do so too late where a caller says depends_on", () => {
    expect(made.json.data).toBeUndefined();
  });

  it("lets tasks connect to everywhere, unless the caller says where to", () => {
    expect(made.variable("security_group_egress_rules").default).toEqual({
      all: { ip_protocol: "-1", cidr_ipv4: "0.0.0.0/0" },
    });
    expect(made.variable("security_group_ingress_rules").default).toEqual({});
  });

  it.each(["ingress", "egress"])(
    "has a rule for each that the caller wants for %s: one port, if only one is said",
    (direction) => {
      expect(made.resource(`aws_vpc_security_group_${direction}_rule`, "main")).toMatchObject({
        for_each: `\${{ for each_key, each_value in var.security_group_${direction}_rules : each_key => each_value if var.create_security_group }}`,
        from_port: "${each.value.from_port != null ? each.value.from_port : each.value.to_port}",
        to_port: "${each.value.to_port != null ? each.value.to_port : each.value.from_port}",
        referenced_security_group_id:
          '${each.value.referenced_security_group_id == "self" ? aws_security_group.main[0].id : each.value.referenced_security_group_id}',
      });
    },
  );

  it("refuses an empty list of subnets", () => {
    expect(made.variable("subnet_ids").validation).toMatchObject([
      { error_message: expect.stringMatching(/^SV008 subnet_ids /) },
    ]);
  });
});
