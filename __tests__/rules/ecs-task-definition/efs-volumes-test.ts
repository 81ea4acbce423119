import { taskOf } from "../../../src/rules/ecs-task-definition/task-example";
import { violated } from "../../support/rules";

function efs(attributes: object) {
  return taskOf({ volume: { name: "data", efs_volume_configuration: { file_system_id: "fs-1", ...attributes } } });
}

describe("a volume on EFS", () => {
  it.each([
    ["nothing but the file system", {}, []],
    ["a directory", { root_directory: "/srv" }, []],
    ["IAM without TLS", { authorization_config: { iam: "ENABLED" } }, ["TD047"]],
    ["no IAM, without TLS", { authorization_config: { iam: "DISABLED" } }, []],
    ["an access point without TLS", { authorization_config: { access_point_id: "fsap-1" } }, ["TD048"]],
    [
      "both without TLS, which is one mistake",
      { transit_encryption: "DISABLED", authorization_config: { access_point_id: "fsap-1", iam: "ENABLED" } },
      ["TD047"],
    ],
    [
      "a directory above that of the access point",
      { transit_encryption: "ENABLED", root_directory: "/srv", authorization_config: { access_point_id: "fsap-1" } },
      ["TD046"],
    ],
    [
      "TLS that only Terraform knows of",
      { transit_encryption: "${var.tls}", authorization_config: { iam: "ENABLED" } },
      [],
    ],
  ])("with %s", (_, attributes, expected) => {
    expect(violated(efs(attributes))).toEqual(expected);
  });
});

describe("the port of EFS", () => {
  const port = (transit_encryption_port: unknown, transit_encryption: unknown) =>
    violated(
      taskOf({ volume: [{ name: "data", efs_volume_configuration: { transit_encryption, transit_encryption_port } }] }),
    );

  it.each<[unknown, unknown, string[]]>([
    [0, undefined, []],
    [1, "ENABLED", []],
    [65535, "ENABLED", []],
    [65536, "ENABLED", ["TD049"]],
    [-1, "ENABLED", ["TD049"]],
    [2999, "DISABLED", ["TD049"]],
    [2999, undefined, ["TD049"]],
    [2999, "${var.encryption}", []],
    ["${var.port}", undefined, []],
    [undefined, undefined, []],
  ])("%j with transit encryption %j: %j", (number, encryption, expected) => {
    expect(port(number, encryption)).toEqual(expected);
  });
});
