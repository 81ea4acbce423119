import { Configuration, type ResourceMap } from "../../../../src/rules/configuration";
import { inheritedBlock, isForInstances, isTrue } from "../../../../src/rules/security/machines/launched";

const OF_TEMPLATE = { launch_template: { id: "${aws_launch_template.web.id}" } };

function inherited(instance: object, template: object, type = "aws_instance"): unknown {
  const resource: ResourceMap = { [type]: { web: { ...instance } }, aws_launch_template: { web: { ...template } } };
  const configuration = new Configuration({ resource });
  const [first] = configuration.resources(type);
  return first && inheritedBlock(first, "monitoring", configuration);
}

describe("isTrue", () => {
  it.each([
    [true, true],
    ["true", true],
    [false, false],
    ["false", false],
    [1, false],
    [undefined, false],
    ["${var.is}", false],
  ])("says of %p: %p", (value, expected) => expect(isTrue(value)).toBe(expected));
});

describe("inheritedBlock", () => {
  it.each<[string, object, object, unknown]>([
    [
      "a block of the template",
      OF_TEMPLATE,
      { monitoring: [{ enabled: true }, { enabled: false }] },
      { enabled: true },
    ],
    ["nothing of a template without one", OF_TEMPLATE, {}, {}],
    ["nothing without a template", {}, { monitoring: { enabled: true } }, {}],
    ["what nobody knows, of a block that Terraform makes", OF_TEMPLATE, { dynamic: { monitoring: {} } }, undefined],
    ["what nobody knows, of a template elsewhere", { launch_template: { id: "lt-1" } }, {}, undefined],
    ["what nobody knows, of another thing", { launch_template: { id: "${aws_other_thing.web.id}" } }, {}, undefined],
  ])("is %s", (_name, instance, template, expected) => {
    expect(inherited(instance, template)).toEqual(expected);
  });

  it("is nothing of what is no instance", () => {
    expect(inherited(OF_TEMPLATE, { monitoring: { enabled: true } }, "aws_autoscaling_group")).toEqual({});
  });

  it("is nothing of a reference to what is no template", () => {
    const resource = {
      aws_instance: { web: { launch_template: { id: "${aws_vpc.web.id}" } } },
      aws_vpc: { web: { monitoring: { enabled: true } } },
    };
    const configuration = new Configuration({ resource });
    expect(
      configuration.resources("aws_instance").map((each) => inheritedBlock(each, "monitoring", configuration)),
    ).toEqual([undefined]);
  });
});

describe("isForInstances", () => {
  it.each<[string, ResourceMap, boolean]>([
    ["no user", {}, false],
    ["an instance", { aws_instance: { web: OF_TEMPLATE } }, true],
    ["a group", { aws_autoscaling_group: { web: OF_TEMPLATE } }, false],
    [
      "an instance and a group",
      { aws_instance: { web: OF_TEMPLATE }, aws_autoscaling_group: { web: OF_TEMPLATE } },
      false,
    ],
    [
      "an instance and a group of several types",
      {
        aws_instance: { web: OF_TEMPLATE },
        aws_autoscaling_group: {
          web: {
            mixed_instances_policy: {
              launch_template: {
                launch_template_specification: { launch_template_id: "${aws_launch_template.web.id}" },
              },
            },
          },
        },
      },
      false,
    ],
  ])("knows a template of %s", (_name, users, expected) => {
    const configuration = new Configuration({ resource: { aws_launch_template: { web: {} }, ...users } });
    const [template] = configuration.resources("aws_launch_template");
    expect(template && isForInstances(template, configuration)).toBe(expected);
  });
});
