import { taskOf } from "../../../src/rules/ecs-task-definition/task-example";
import { messages, places, violated } from "../../support/rules";

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

describe("a mistake in a volume on EFS", () => {
  const second = (efs: object) => {
    const efs_volume_configuration = [{ file_system_id: "fs-1", ...efs }];
    return taskOf({ volume: [{ name: "a" }, { name: "b", efs_volume_configuration }] });
  };
  const tls = { transit_encryption: "ENABLED" };
  const point = { authorization_config: [{ access_point_id: "fsap-1" }] };

  it.each<[object, string[]]>([
    [{ ...tls, ...point, root_directory: "/srv" }, ["TD046 root_directory"]],
    [{ ...tls, ...point, root_directory: "/" }, []],
    [{ ...tls, ...point, root_directory: "${var.root}" }, []],
    [{ ...tls, ...point }, []],
    [{ authorization_config: [{ iam: "ENABLED" }] }, ["TD047 transit_encryption"]],
    [{ transit_encryption: "DISABLED", authorization_config: [{ iam: "ENABLED" }] }, ["TD047 transit_encryption"]],
    [{ ...tls, authorization_config: [{ iam: "ENABLED" }] }, []],
    [point, ["TD048 transit_encryption"]],
    [{ ...point, transit_encryption: "DISABLED" }, ["TD048 transit_encryption"]],
    [{ ...point, transit_encryption: "${var.tls}" }, []],
    [{ authorization_config: [{ access_point_id: "fsap-1", iam: "${var.iam}" }] }, ["TD048 transit_encryption"]],
    [{ ...tls, transit_encryption_port: 0 }, []],
    [{ ...tls, transit_encryption_port: 65536 }, ["TD049 transit_encryption_port"]],
    [{ transit_encryption_port: 65536 }, ["TD049 transit_encryption_port"]],
    [{ transit_encryption_port: 2049 }, ["TD049 transit_encryption_port"]],
  ])("is told by its place: %j: %j", (efs, expected) => {
    expect(places(second(efs))).toEqual(
      expected.map((each) => each.replace(" ", " volume[1].efs_volume_configuration[0].")),
    );
  });

  it("is told with what is right", () => {
    const allowed = (efs: object) => messages(second(efs)).map((each) => /allowed: (.*?)\. [LS]/.exec(each)?.[1]);
    expect(allowed({ ...tls, ...point, root_directory: "/srv" })).toEqual(["none, or /, with an access point"]);
    expect(allowed({ authorization_config: [{ iam: "ENABLED" }] })).toEqual(["ENABLED, as iam is"]);
    expect(allowed(point)).toEqual(["ENABLED, as there is an access point"]);
    expect(allowed({ ...tls, transit_encryption_port: -1 })).toEqual(["0, or a whole number from 1 to 65535"]);
    expect(allowed({ transit_encryption_port: 1 })).toEqual(["none, as transit_encryption is not ENABLED"]);
  });
});
