import type { ResourceMap } from "../../../src/rules/configuration";
import { ECS_NAME } from "../../../src/rules/ecs-capacity/cluster";
import { messages, violated } from "../../support/rules";

type Attributes = Record<string, unknown>;

const cluster = (attributes: Attributes): ResourceMap => ({ aws_ecs_cluster: { shop: attributes } });

describe("the name of a cluster", () => {
  it.each(["a", "Web_shop-1", "-", "x".repeat(255), "${var.name}", "shop-${var.stage}"])("may be %s", (name) => {
    expect(violated(cluster({ name }))).toEqual([]);
  });

  it.each(["", "web shop", "web.shop", "wéb", "x".repeat(256), "web\n"])("is not %j", (name) => {
    expect(messages(cluster({ name }))).toEqual([
      `CL001 [aws_ecs_cluster.shop] name is ${JSON.stringify(name)}; allowed: ${ECS_NAME.allowed}. Change the name.`,
    ]);
  });

  it("is left to Terraform where that knows it", () => {
    expect(ECS_NAME.allowed).toBe("1 to 255 letters without accents, digits, hyphens and underscores");
    expect(ECS_NAME.condition("var.name")).toBe('can(regex("^(?:[A-Za-z0-9_-]{1,255})$", var.name))');
  });
});

describe("a setting of a cluster", () => {
  const NAME = "containerInsights";

  it.each(["enhanced", "enabled", "disabled", "${var.insights}", undefined])("may be %s", (value) => {
    expect(violated(cluster({ setting: { name: NAME, value } }))).toEqual([]);
  });

  it("is no other", () => {
    expect(violated(cluster({ setting: [{ name: NAME, value: "Enabled" }] }))).toEqual(["CL003"]);
    expect(violated(cluster({ setting: { name: "container_insights", value: "enabled" } }))).toEqual(["CL002"]);
    expect(violated(cluster({ setting: { name: "${var.name}", value: "enabled" } }))).toEqual([]);
    expect(
      messages(
        cluster({
          setting: [
            { name: NAME, value: "enabled" },
            { name: "x", value: "on" },
          ],
        }),
      ),
    ).toEqual([
      'CL002 [aws_ecs_cluster.shop] setting[1].name is "x"; allowed: containerInsights. ' +
        "Name containerInsights, or leave the setting out.",
      'CL003 [aws_ecs_cluster.shop] setting[1].value is "on"; allowed: enhanced, enabled, disabled. Take one of these.',
    ]);
  });
});

describe("the logs of shells in a cluster", () => {
  const shells = (...configurations: Attributes[]) =>
    cluster({ configuration: { execute_command_configuration: configurations } });
  const LOGS = { cloud_watch_log_group_name: "shells" };

  it.each<[string, Attributes]>([
    ["OVERRIDE with a place", { logging: "OVERRIDE", log_configuration: LOGS }],
    ["DEFAULT without", { logging: "DEFAULT" }],
    ["NONE without", { logging: "NONE" }],
    ["nothing without", {}],
    ["only Terraform knows, with a place", { logging: "${var.logging}", log_configuration: LOGS }],
    ["only Terraform knows, without", { logging: "${var.logging}" }],
    ["DEFAULT with a place that Terraform makes", { logging: "DEFAULT", dynamic: { log_configuration: {} } }],
    ["OVERRIDE with a place that Terraform makes", { logging: "OVERRIDE", dynamic: { log_configuration: {} } }],
  ])("may be %s", (_, configuration) => {
    expect(violated(shells(configuration))).toEqual([]);
  });

  it("have a place with OVERRIDE", () => {
    expect(messages(shells({ logging: "DEFAULT" }, { logging: "OVERRIDE" }))).toEqual([
      "CL004 [aws_ecs_cluster.shop] configuration[0].execute_command_configuration[1].log_configuration is not set; " +
        "allowed: a place for logs, as logging is OVERRIDE. Set logging to OVERRIDE and give a log_configuration, or do neither.",
    ]);
  });

  it.each(["DEFAULT", "NONE", undefined])("have no place with %s", (logging) => {
    expect(messages(shells({ logging, log_configuration: LOGS }))).toEqual([
      expect.stringMatching(
        /^CL004 \[aws_ecs_cluster.shop\] configuration\[0\].execute_command_configuration\[0\].logging is .+; allowed: OVERRIDE, as there is a log_configuration\./,
      ),
    ]);
  });

  it.each([
    ["CL005", "cloud_watch_encryption_enabled", "cloud_watch_log_group_name"],
    ["CL006", "s3_bucket_encryption_enabled", "s3_bucket_name"],
  ])("have what %s says is encrypted", (id, encryption, place) => {
    const written = (...logs: Attributes[]) => shells({ logging: "OVERRIDE", log_configuration: logs });
    for (const on of [true, "true"]) {
      for (const nothing of [{}, { [place]: null }, { [place]: "" }]) {
        expect(violated(written({ [encryption]: on, ...nothing }))).toEqual([id]);
      }
      for (const name of ["shells", "${var.name}"]) {
        expect(violated(written({ [encryption]: on, [place]: name }))).toEqual([]);
      }
    }
    for (const off of [false, "false", undefined, "${var.encrypted}"]) {
      expect(violated(written({ [encryption]: off }))).toEqual([]);
    }
    expect(messages(written({}, { [encryption]: true }))).toEqual([
      `${id} [aws_ecs_cluster.shop] configuration[0].execute_command_configuration[0].log_configuration[1].${place} is not set; ` +
        `allowed: a name, as ${encryption} is true. Set ${place}, or leave ${encryption} out.`,
    ]);
  });
});
