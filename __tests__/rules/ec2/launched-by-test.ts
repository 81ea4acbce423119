import { Configuration } from "../../../src/rules/configuration";
import { groupsLaunchedBy, templatesOf } from "../../../src/rules/ec2/launched-by";

const template = (name: string) => `\${aws_launch_template.${name}.id}`;
const configuration = new Configuration({
  resource: {
    aws_launch_template: { a: {}, b: {}, c: {} },
    aws_launch_configuration: { a: {} },
    aws_autoscaling_group: {
      simple: { launch_template: { id: template("a") } },
      mixed: {
        mixed_instances_policy: {
          launch_template: {
            launch_template_specification: { launch_template_id: template("a") },
            override: [{ launch_template_specification: { launch_template_id: template("b") } }],
          },
        },
      },
      old: { launch_configuration: "${aws_launch_configuration.a.name}", tag: { value: template("c") } },
    },
  },
});

describe("launch templates and groups", () => {
  it("know each other", () => {
    const groups = configuration.resources("aws_autoscaling_group");
    const found = groups.map((group) => templatesOf(group, configuration).map(({ name }) => name));
    expect(found).toEqual([["a"], ["a", "b"], []]);
    const templates = configuration.resources("aws_launch_template");
    const launched = templates.map((each) => groupsLaunchedBy(each, configuration).map(({ name }) => name));
    expect(launched).toEqual([["simple", "mixed"], ["mixed"], []]);
  });
});
