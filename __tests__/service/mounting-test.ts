import { type TerraformStack, TerraformVariable } from "cdktf";
import { Cluster } from "../../src/cluster/cluster";
import { InstanceCapacity } from "../../src/cluster/instance-capacity";
import { Network } from "../../src/network/network";
import { SecurityGroup } from "../../src/network/security-group";
import { Ec2Service } from "../../src/service/ec2-service";
import { FargateService } from "../../src/service/fargate-service";
import { StandaloneTask } from "../../src/service/standalone-task";
import { FileSystem } from "../../src/storage/file-system";
import { Ec2TaskDefinition, type NetworkMode } from "../../src/task-definition/ec2-task-definition";
import { FargateTaskDefinition } from "../../src/task-definition/fargate-task-definition";
import { VolumeSource } from "../../src/task-definition/volume-source";
import { type Synthesised, synthesiseFully } from "../support/synth";

const network = Network.fromNetworkAttributes({ vpcId: "vpc-1", privateSubnetIds: ["subnet-a", "subnet-c"] });
const MOUNT_TARGETS = ["aws_efs_mount_target.files_subnet-a", "aws_efs_mount_target.files_subnet-c"];
const NFS = { from_port: 2049, to_port: 2049, ip_protocol: "tcp", security_group_id: "${aws_security_group.files.id}" };

/** What connects to the file system, by the groups that its group lets in. */
function admitted(stack: Synthesised): unknown {
  return Object.values(stack.resources("aws_vpc_security_group_ingress_rule"));
}

function fargate(steps: readonly ("volume" | "service")[]): Synthesised {
  return synthesiseFully((scope) => {
    const files = new FileSystem(scope, "files", { network });
    const taskDefinition = new FargateTaskDefinition(scope, "web");
    taskDefinition.addContainer("app", { image: "app:1" });
    const make = {
      volume: () => taskDefinition.addVolume("data", VolumeSource.efs(files)),
      service: () =>
        new FargateService(scope, "service", { cluster: new Cluster(scope, "cluster"), taskDefinition, network }),
    };
    for (const step of steps) make[step]();
  });
}

describe("a service whose tasks mount a file system", () => {
  it.each([
    ["the volume", ["volume", "service"]],
    ["the service", ["service", "volume"]],
  ] as const)("waits for the mount targets and is let in, whichever is made first: %s", (_, steps) => {
    const stack = fargate(steps);
    expect(stack.resource("aws_ecs_service", "service").depends_on).toEqual(MOUNT_TARGETS);
    expect(stack.resource("aws_vpc_security_group_ingress_rule", "files_from_service_2049")).toEqual({
      ...NFS,
      referenced_security_group_id: "${aws_security_group.service.id}",
    });
    expect(admitted(stack)).toHaveLength(1);
  });

  it("is let in once, however many volumes lie there", () => {
    const stack = synthesiseFully((scope) => {
      const files = new FileSystem(scope, "files", { network });
      const taskDefinition = new FargateTaskDefinition(scope, "web");
      taskDefinition.addContainer("app", { image: "app:1" });
      const accessPoint = files.addAccessPoint("data", { path: "/data", uid: 1, gid: 1 });
      taskDefinition.addVolume("all", VolumeSource.efs(files));
      taskDefinition.addVolume("data", VolumeSource.efsAccessPoint(accessPoint));
      new FargateService(scope, "service", { cluster: new Cluster(scope, "cluster"), taskDefinition, network });
    });
    expect(stack.resource("aws_ecs_service", "service").depends_on).toEqual(MOUNT_TARGETS);
    expect(admitted(stack)).toHaveLength(1);
  });

  it("is not let in where its groups are given: that is up to whoever gave them", () => {
    const stack = synthesiseFully((scope) => {
      const taskDefinition = new FargateTaskDefinition(scope, "web");
      taskDefinition.addContainer("app", { image: "app:1" });
      taskDefinition.addVolume("data", VolumeSource.efs(new FileSystem(scope, "files", { network })));
      const securityGroups = [SecurityGroup.fromSecurityGroupId(scope, "group", "sg-1")];
      const cluster = new Cluster(scope, "cluster");
      new FargateService(scope, "service", { cluster, taskDefinition, network, securityGroups });
    });
    expect(admitted(stack)).toEqual([]);
    expect(stack.resource("aws_ecs_service", "service").depends_on).toEqual(MOUNT_TARGETS);
  });
});

describe("a task outside of a service", () => {
  it("is let in by its group", () => {
    const stack = synthesiseFully((scope) => {
      const taskDefinition = new FargateTaskDefinition(scope, "job");
      taskDefinition.addContainer("app", { image: "app:1" });
      new StandaloneTask(scope, "run", { cluster: new Cluster(scope, "cluster"), taskDefinition, network });
      taskDefinition.addVolume("data", VolumeSource.efs(new FileSystem(scope, "files", { network })));
    });
    expect(admitted(stack)).toEqual([{ ...NFS, referenced_security_group_id: "${aws_security_group.run.id}" }]);
  });
});

describe("a service on instances", () => {
  function onInstances(networkMode: NetworkMode, capacity: "first" | "last"): Synthesised {
    return synthesiseFully((scope) => {
      const cluster = new Cluster(scope, "cluster");
      const addCapacity = () =>
        new InstanceCapacity(scope, "capacity", { cluster, network, instanceType: "t3.small", maxCapacity: 1 });
      if (capacity === "first") addCapacity();
      service(scope, cluster, networkMode);
      if (capacity === "last") addCapacity();
    });
  }

  function service(scope: TerraformStack, cluster: Cluster, networkMode: NetworkMode): void {
    const taskDefinition = new Ec2TaskDefinition(scope, "web", { networkMode });
    taskDefinition.addContainer("app", { image: "app:1", memoryLimitMiB: 64 });
    taskDefinition.addVolume("data", VolumeSource.efs(new FileSystem(scope, "files", { network })));
    new Ec2Service(scope, "service", {
      cluster,
      taskDefinition,
      network: networkMode === "awsvpc" ? network : undefined,
    });
  }

  it.each([
    ["bridge", "first", "capacity_instances"],
    ["bridge", "last", "capacity_instances"],
    ["host", "last", "capacity_instances"],
    ["awsvpc", "first", "service"],
  ] as const)("mounts in %s mode, with capacity made %s, by the group %s", (networkMode, capacity, group) => {
    const stack = onInstances(networkMode, capacity);
    expect(admitted(stack)).toEqual([{ ...NFS, referenced_security_group_id: `\${aws_security_group.${group}.id}` }]);
    expect(stack.resource("aws_ecs_service", "service").depends_on).toEqual(expect.arrayContaining(MOUNT_TARGETS));
  });
});

describe("a service whose tasks mount in subnets that only Terraform knows", () => {
  it("waits for all of them", () => {
    const stack = synthesiseFully((scope) => {
      const subnetIds = new TerraformVariable(scope, "subnets", { type: "list(string)" }).listValue;
      const taskDefinition = new FargateTaskDefinition(scope, "web");
      taskDefinition.addContainer("app", { image: "app:1" });
      taskDefinition.addVolume("data", VolumeSource.efs(new FileSystem(scope, "files", { network, subnetIds })));
      new FargateService(scope, "service", { cluster: new Cluster(scope, "cluster"), taskDefinition, network });
    });
    expect(stack.resource("aws_ecs_service", "service").depends_on).toEqual(["aws_efs_mount_target.files"]);
  });
});
