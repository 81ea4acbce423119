import { serviceOf, serviceOfTask } from "../../../src/rules/ecs-service/service-example";
import { taskOf } from "../../../src/rules/ecs-task-definition/task-example";
import { violated } from "../../support/rules";

const ROLE = { role_arn: "arn:aws:iam::1:role/ebs" };

const volume = (managed: Record<string, unknown>) =>
  violated(serviceOf({ volume_configuration: { name: "data", managed_ebs_volume: { ...ROLE, ...managed } } }));

describe("the volume of a task that its service configures", () => {
  const EBS = { managed_ebs_volume: { ...ROLE, size_in_gb: 8 } };
  const service = (volumes: unknown, ...names: unknown[]) => {
    const volume_configuration = names.map((name) => ({ name, ...EBS }));
    const mountPoints = [{ sourceVolume: "data", containerPath: "/data" }];
    return violated(serviceOfTask({ volume_configuration }, taskOf({ volume: volumes }, { mountPoints })));
  };
  const LEFT = [{ name: "data", configure_at_launch: true }];

  it("is one that the task definition leaves to it", () => {
    expect(service(LEFT, "data")).toEqual([]);
    expect(service(LEFT, "logs")).toEqual(["SV090"]);
    expect(service([{ name: "data" }], "data")).toEqual(["SV090"]);
    expect(service([{ name: "data", configure_at_launch: "${var.left}" }], "data")).toEqual([]);
    expect(service("${var.volumes}", "logs")).toEqual([]);
    expect(service(LEFT, "${var.name}")).toEqual([]);
    expect(violated(serviceOf({ volume_configuration: { name: "data", ...EBS } }))).toEqual([]);
  });

  it("is the only one", () => {
    expect(service(LEFT, "data", "data")).toEqual(["SV090"]);
  });
});

describe("an EBS volume of a task", () => {
  it("has a size or a snapshot", () => {
    expect(volume({})).toEqual(["SV091"]);
    expect(volume({ snapshot_id: "snap-1" })).toEqual([]);
    expect(volume({ size_in_gb: "${var.size}" })).toEqual([]);
  });

  it.each<[string | undefined, number, number]>([
    ["gp2", 1, 16384],
    ["gp3", 1, 16384],
    [undefined, 1, 16384],
    ["io1", 4, 16384],
    ["io2", 4, 16384],
    ["st1", 125, 16384],
    ["sc1", 125, 16384],
    ["standard", 1, 1024],
  ])("of type %s has %i to %i GiB", (volume_type, least, most) => {
    const iops = volume_type?.startsWith("io") ? { iops: 100 } : {};
    const sized = (size_in_gb: unknown) => volume({ volume_type, size_in_gb, ...iops });
    expect([least, most].flatMap(sized)).toEqual([]);
    expect([least - 1, most + 1].map(sized)).toEqual([["SV092"], ["SV092"]]);
  });

  it.each<[Record<string, unknown>, string[]]>([
    [{ volume_type: "gp2", iops: 100 }, ["SV093"]],
    [{ volume_type: "st1", iops: 100, size_in_gb: 125 }, ["SV093"]],
    [{ volume_type: "sc1", iops: 100, size_in_gb: 125 }, ["SV093"]],
    [{ volume_type: "standard", iops: 100 }, ["SV093"]],
    [{ volume_type: "io1" }, ["SV093"]],
    [{ volume_type: "io2" }, ["SV093"]],
    [{ volume_type: "io1", iops: 100 }, []],
    [{ volume_type: "io1", iops: 99 }, ["SV093"]],
    [{ volume_type: "io1", iops: "${var.iops}" }, []],
    [{ volume_type: "gp3" }, []],
    [{ volume_type: "gp3", iops: 3000 }, []],
    [{ volume_type: "gp3", iops: 2999 }, ["SV093"]],
    [{ volume_type: "${var.type}", iops: 1 }, []],
  ])("with operations: %j violates %j", (managed, expected) => {
    expect(volume({ size_in_gb: 100, ...managed })).toEqual(expected);
  });

  it.each<[Record<string, unknown>, string[]]>([
    [{ throughput: 125 }, []],
    [{ throughput: 124 }, ["SV094"]],
    [{ throughput: 750 }, []],
    [{ throughput: 751 }, ["SV094"]],
    [{ throughput: 1000, iops: 4000 }, []],
    [{ throughput: 1001, iops: 8000 }, ["SV094"]],
    [{ throughput: 125, volume_type: "gp2" }, ["SV094"]],
    [{ throughput: "${var.throughput}", volume_type: "gp2" }, []],
  ])("with throughput: %j violates %j", (managed, expected) => {
    expect(volume({ size_in_gb: 100, ...managed })).toEqual(expected);
  });

  it.each<[unknown, string[]]>([
    ["ext3", []],
    ["ext4", []],
    ["xfs", []],
    ["ntfs", []],
    ["btrfs", ["SV099"]],
    ["${var.system}", []],
  ])("has a file system: %j violates %j", (file_system_type, expected) => {
    expect(volume({ size_in_gb: 8, file_system_type })).toEqual(expected);
  });
});
