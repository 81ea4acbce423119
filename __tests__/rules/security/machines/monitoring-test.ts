import { monitoringRules } from "../../../../src/rules/security/machines/monitoring";
import { found } from "../../../support/found";

const OF_TEMPLATE = { launch_template: { id: "${aws_launch_template.web.id}" } };

describe("monitoring every minute", () => {
  it.each<[string, string, object, [string, unknown][]]>([
    ["a configuration that says nothing", "aws_launch_configuration", {}, []],
    ["a configuration with it", "aws_launch_configuration", { enable_monitoring: true }, []],
    [
      "a configuration without",
      "aws_launch_configuration",
      { enable_monitoring: false },
      [["enable_monitoring", false]],
    ],
    ["an instance that says nothing", "aws_instance", {}, [["monitoring", undefined]]],
    ["an instance without", "aws_instance", { monitoring: false }, [["monitoring", false]]],
    ["an instance with it", "aws_instance", { monitoring: true }, []],
    ["an unknown instance", "aws_instance", { monitoring: "${var.is}" }, []],
    ["a template that says nothing", "aws_launch_template", {}, [["monitoring.enabled", undefined]]],
    ["an empty template", "aws_launch_template", { monitoring: {} }, [["monitoring[0].enabled", undefined]]],
    [
      "a template without",
      "aws_launch_template",
      { monitoring: { enabled: false } },
      [["monitoring[0].enabled", false]],
    ],
    ["a template with it", "aws_launch_template", { monitoring: [{ enabled: true }] }, []],
    ["an unknown template", "aws_launch_template", { monitoring: { enabled: "${var.is}" } }, []],
    ["a template that Terraform makes", "aws_launch_template", { dynamic: { monitoring: {} } }, []],
  ])("is looked for in %s", (_name, type, attributes, expected) => {
    expect(found(monitoringRules, "SEC307", { [type]: { web: { ...attributes } } })).toEqual(expected);
  });

  it.each<[string, object, object, [string, unknown][]]>([
    ["of neither", {}, {}, [["monitoring", undefined]]],
    ["of the template", {}, { monitoring: { enabled: true } }, []],
    ["of the template, which has none", {}, { monitoring: { enabled: false } }, [["monitoring", false]]],
    ["of the instance", { monitoring: true }, { monitoring: { enabled: false } }, []],
    ["of who knows", {}, { dynamic: { monitoring: {} } }, []],
  ])("is for an instance with a template that %s", (_name, instance, template, expected) => {
    const resource = {
      aws_instance: { web: { ...OF_TEMPLATE, ...instance } },
      aws_launch_template: { web: { ...template } },
    };
    expect(found(monitoringRules, "SEC307", resource)).toEqual(expected);
  });
});
