import type { ResourceMap } from "../../../../src/rules/configuration";
import { groupSpreadRules } from "../../../../src/rules/security/machines/group-spread";
import { found } from "../../../support/found";

const A = "${aws_subnet.a.id}";
const B = "${aws_subnet.b.id}";
const C = "${aws_subnet.c.id}";
const D = "${aws_subnet.d.id}";
const MANY = "${aws_subnet.many.id}";
const OTHER_MANY = "${aws_subnet.many[0].id}";

const SUBNETS: ResourceMap = {
  aws_subnet: {
    a: { availability_zone: "1a" },
    b: { availability_zone: "1a" },
    c: { availability_zone_id: "apne1-az1" },
    d: { availability_zone: "${var.zone}" },
    many: { availability_zone: "1a", count: 2 },
  },
};

describe("the zones of a group", () => {
  it.each<[string, object, [string, unknown][]]>([
    ["none", {}, []],
    ["one subnet", { vpc_zone_identifier: [A] }, [["vpc_zone_identifier", "1a"]]],
    ["one subnet in an unknown zone", { vpc_zone_identifier: [D] }, [["vpc_zone_identifier", "one subnet"]]],
    ["one subnet made elsewhere", { vpc_zone_identifier: ["subnet-1"] }, [["vpc_zone_identifier", "one subnet"]]],
    ["subnets that there are several of", { vpc_zone_identifier: [MANY] }, []],
    ["one of several", { vpc_zone_identifier: [OTHER_MANY] }, []],
    ["subnets of several that are in one zone", { vpc_zone_identifier: [A, MANY] }, []],
    ["a variable", { vpc_zone_identifier: ["${var.subnet}"] }, []],
    ["a variable of subnets", { vpc_zone_identifier: "${var.subnets}" }, []],
    ["two subnets in one zone", { vpc_zone_identifier: [A, B] }, [["vpc_zone_identifier", "1a"]]],
    ["two subnets in two zones", { vpc_zone_identifier: [A, C] }, []],
    ["a subnet in an unknown zone as well", { vpc_zone_identifier: [A, D] }, []],
    ["two subnets made elsewhere", { vpc_zone_identifier: ["subnet-1", "subnet-2"] }, []],
    ["one zone", { availability_zones: ["1a"] }, [["availability_zones", "1a"]]],
    ["one zone twice", { availability_zones: ["1a", "1a"] }, [["availability_zones", "1a"]]],
    ["two zones", { availability_zones: ["1a", "1c"] }, []],
    ["an unknown zone", { availability_zones: ["${var.zone}"] }, []],
    ["unknown zones", { availability_zones: "${var.zones}" }, []],
    ["an empty list", { vpc_zone_identifier: [] }, []],
  ])("are of %s", (_name, attributes, expected) => {
    const resource = { ...SUBNETS, aws_autoscaling_group: { web: { ...attributes } } };
    expect(found(groupSpreadRules, "SEC311", resource)).toEqual(expected);
  });
});

describe("the types of a group", () => {
  const types = (...override: object[]) => ({ mixed_instances_policy: { launch_template: { override } } });
  const ONE = "the one of its launch template";

  it.each<[string, object, unknown[]]>([
    ["one, of the template", {}, [ONE]],
    ["one, of the policy's template", { mixed_instances_policy: { launch_template: {} } }, [ONE]],
    ["one, without a template", { mixed_instances_policy: {} }, [ONE]],
    ["one", types({ instance_type: "m5.large" }), ["m5.large"]],
    ["one twice", types({ instance_type: "m5.large" }, { instance_type: "m5.large" }), ["m5.large"]],
    ["one, and one that is not said", types({ instance_type: "m5.large" }, {}), ["m5.large"]],
    ["two", types({ instance_type: "m5.large" }, { instance_type: "m6i.large" }), []],
    ["one known and one unknown", types({ instance_type: "m5.large" }, { instance_type: "${var.type}" }), []],
    ["by what they need", types({ instance_requirements: { vcpu_count: { min: 2 } } }), []],
    ["unknown", { mixed_instances_policy: "${var.policy}" }, []],
    ["of an unknown template", { mixed_instances_policy: { launch_template: "${var.template}" } }, []],
    ["made by Terraform", { dynamic: { mixed_instances_policy: {} } }, []],
    ["made by Terraform, in part", { mixed_instances_policy: { launch_template: { dynamic: { override: {} } } } }, []],
  ])("are %s", (_name, attributes, expected) => {
    const resource = { aws_autoscaling_group: { web: { ...attributes } } };
    expect(found(groupSpreadRules, "SEC312", resource)).toEqual(expected.map((got) => ["mixed_instances_policy", got]));
  });
});
