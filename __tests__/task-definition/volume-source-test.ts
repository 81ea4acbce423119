import { Testing } from "cdktf";
import { ConfigurationError } from "../../src/core/errors";
import { Network } from "../../src/network/network";
import { FileSystem } from "../../src/storage/file-system";
import { Ec2TaskDefinition } from "../../src/task-definition/ec2-task-definition";
import { FargateTaskDefinition } from "../../src/task-definition/fargate-task-definition";
import { type EfsVolumeOptions, VolumeSource } from "../../src/task-definition/volume-source";
import { stackWithProvider, synthesiseFully } from "../support/synth";

function volumes(...sources: VolumeSource[]): unknown {
  const stack = synthesiseFully((scope) => {
    const web = new Ec2TaskDefinition(scope, "web", { memoryLimitMiB: 128 });
    web.addContainer("app", { image: "app:1" });
    for (const [i, source] of sources.entries()) web.addVolume(`volume-${i}`, source);
  });
  return stack.resource("aws_ecs_task_definition", "web").volume;
}

describe("a volume of a task", () => {
  it("is empty, or a directory of the instance", () => {
    expect(volumes(VolumeSource.empty(), VolumeSource.bindMount("/srv/data"))).toEqual([
      { name: "volume-0" },
      { name: "volume-1", host_path: "/srv/data" },
    ]);
  });

  it("is kept by Docker, for the task or for several", () => {
    const shared = VolumeSource.docker({
      scope: "shared",
      autoprovision: true,
      driver: "local",
      driverOptions: { type: "nfs" },
      labels: { Team: "shop" },
    });
    expect(volumes(VolumeSource.docker({ scope: "task", autoprovision: false }), shared)).toEqual([
      { name: "volume-0", docker_volume_configuration: { scope: "task", autoprovision: false } },
      {
        name: "volume-1",
        docker_volume_configuration: {
          scope: "shared",
          autoprovision: true,
          driver: "local",
          driver_opts: { type: "nfs" },
          labels: { Team: "shop" },
        },
      },
    ]);
  });

  it("has a name that no other has", () => {
    const web = new Ec2TaskDefinition(stackWithProvider(Testing.app(), "stack"), "web");
    web.addVolume("data", VolumeSource.empty());
    web.addVolume("logs", VolumeSource.empty());
    const add = () => web.addVolume("data", VolumeSource.bindMount("/srv"));
    expect(add).toThrow(ConfigurationError);
    expect(add).toThrow('[stack/web] volume is "data"; allowed: a name that is not among data, logs. ');
  });
});

describe("a volume in EFS", () => {
  const network = Network.fromNetworkAttributes({ vpcId: "vpc-1", privateSubnetIds: ["subnet-a"] });
  const ARN = "${jsonencode(aws_efs_file_system.files.arn)}";
  const ACTIONS = ["elasticfilesystem:ClientMount", "elasticfilesystem:ClientWrite"];

  function mounting(source: (files: FileSystem) => VolumeSource) {
    return synthesiseFully((scope) => {
      const web = new FargateTaskDefinition(scope, "web");
      web.addContainer("app", { image: "app:1" });
      web.addVolume("data", source(new FileSystem(scope, "files", { network })));
    });
  }

  const byAccessPoint = (options?: EfsVolumeOptions) =>
    mounting((files) =>
      VolumeSource.efsAccessPoint(files.addAccessPoint("mysql", { path: "/mysql", uid: 1, gid: 1 }), options),
    );

  it("is encrypted on the way, and mounted by the task role, which may mount just that", () => {
    const stack = byAccessPoint();
    expect(stack.resource("aws_ecs_task_definition", "web")).toMatchObject({
      volume: [
        {
          name: "data",
          efs_volume_configuration: {
            file_system_id: "${aws_efs_file_system.files.id}",
            transit_encryption: "ENABLED",
            authorization_config: { iam: "ENABLED", access_point_id: "${aws_efs_access_point.files_mysql.id}" },
          },
        },
      ],
      task_role_arn: "${aws_iam_role.web_task_role.arn}",
      depends_on: ["aws_iam_role_policy.web_task_role"],
    });
    const text = String(stack.resource("aws_iam_role_policy", "web_task_role").policy);
    expect(text).toContain(`"Action":${JSON.stringify(ACTIONS)},"Resource":[${ARN}]`);
    expect(text).toContain(
      '"Condition":{"StringEquals":{"elasticfilesystem:AccessPointArn":[${jsonencode(aws_efs_access_point.files_mysql.arn)}]}}',
    );
  });

  it("may be a whole file system", () => {
    const stack = mounting((files) => VolumeSource.efs(files));
    expect(stack.resource("aws_ecs_task_definition", "web").volume).toEqual([
      {
        name: "data",
        efs_volume_configuration: {
          file_system_id: "${aws_efs_file_system.files.id}",
          transit_encryption: "ENABLED",
          authorization_config: { iam: "ENABLED" },
        },
      },
    ]);
    expect(stack.resource("aws_iam_role_policy", "web_task_role").policy).not.toContain("Condition");
  });

  it("needs no role without IAM", () => {
    const stack = byAccessPoint({ iam: false });
    expect(stack.resource("aws_ecs_task_definition", "web")).not.toHaveProperty("task_role_arn");
    expect(stack.resources("aws_iam_role")).toEqual({});
    expect(stack.resource("aws_ecs_task_definition", "web")).toMatchObject({
      volume: [
        { efs_volume_configuration: { transit_encryption: "ENABLED", authorization_config: { iam: "DISABLED" } } },
      ],
    });
  });
});
