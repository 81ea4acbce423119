import { join } from "node:path";
import { addApplication, applicationOf, containersOf } from "../../support/compose-application";
import { scratchFiles } from "../../support/scratch";
import { synthesiseFully } from "../../support/synth";

describe("a service of an application", () => {
  it("offers each of its names at each of its ports", () => {
    const text = `
services:
  web: { image: nginx, expose: [80, 443, 53/udp], networks: { n: { aliases: [www.shop] } } }
networks: { n: }`;
    const { service_connect_configuration: connect } = applicationOf(text).resource("aws_ecs_service", "shop_web");
    const offer = (port: number, name: string, discovery: string) => ({
      port_name: `tcp-${port}`,
      discovery_name: discovery,
      client_alias: { dns_name: name, port },
    });
    expect(connect).toEqual({
      enabled: true,
      namespace: "${aws_service_discovery_http_namespace.shop_names.arn}",
      service: [
        offer(80, "web", "web-80"),
        offer(443, "web", "web-443"),
        offer(80, "www.shop", "www-shop-80"),
        offer(443, "www.shop", "www-shop-443"),
      ],
    });
  });

  it("has a task of its size, with what the file says of the container", () => {
    const text = `
services:
  web.1:
    image: 123456789012.dkr.ecr.eu-west-1.amazonaws.com/web:1
    platform: linux/arm64
    cpus: 1
    tmpfs: /run:size=8m
    cap_drop: [ALL]
    deploy: { replicas: 3, labels: { team: shop } }`;
    const stack = applicationOf(text);
    const task = stack.resource("aws_ecs_task_definition", "shop_web_1");
    expect(task).toMatchObject({ cpu: "1024", memory: "2048", runtime_platform: { cpu_architecture: "ARM64" } });
    expect(containersOf(task)).toMatchObject([
      {
        name: "web-1",
        linuxParameters: { capabilities: { drop: ["ALL"] }, tmpfs: [{ containerPath: "/run", size: 8 }] },
        logConfiguration: { logDriver: "awslogs" },
      },
    ]);
    expect(stack.resource("aws_ecs_service", "shop_web_1")).toMatchObject({ desired_count: 3, tags: { team: "shop" } });
    expect(JSON.stringify(stack.resources("aws_iam_role_policy"))).toContain("ecr:BatchGetImage");
  });

  it("mounts its volumes, one of them twice, and reaches the file system", () => {
    const text = `
services:
  web: { image: nginx, volumes: ["data:/a", "data:/b:ro", /cache] }
volumes: { data: }`;
    const stack = applicationOf(text);
    const task = stack.resource("aws_ecs_task_definition", "shop_web");
    expect(task.volume).toMatchObject([
      { name: "data", efs_volume_configuration: { transit_encryption: "ENABLED" } },
      { name: "_web_3" },
    ]);
    expect(containersOf(task)).toMatchObject([
      {
        mountPoints: [
          { sourceVolume: "data", containerPath: "/a" },
          { sourceVolume: "data", containerPath: "/b", readOnly: true },
          { sourceVolume: "_web_3", containerPath: "/cache" },
        ],
      },
    ]);
    expect(Object.values(stack.resources("aws_vpc_security_group_ingress_rule"))).toContainEqual({
      security_group_id: "${aws_security_group.shop_files.id}",
      referenced_security_group_id: "${aws_security_group.shop_web.id}",
      ip_protocol: "tcp",
      from_port: 2049,
      to_port: 2049,
    });
    expect(stack.resource("aws_ecs_service", "shop_web").depends_on).toContainEqual(
      expect.stringContaining("aws_efs_mount_target"),
    );
  });
});

describe("the service of an application in one task", () => {
  const PARAMS = `
task_definition:
  task_role_arn: arn:aws:iam::123456789012:role/mine
  task_execution_role: ecsTaskExecutionRole
  pid_mode: task
  services:
    web: { secrets: [{ name: KEY, value_from: "arn:aws:ssm:eu-west-1:123456789012:parameter/key" }] }
  efs_volumes: [{ name: data, filesystem_id: fs-01234567, iam: ENABLED }]
run_params:
  network_configuration:
    awsvpc_configuration: { subnets: [subnet-a], security_groups: [sg-1], assign_public_ip: ENABLED }
  service_discovery:
    private_dns_namespace: { name: shop.internal }
    service_discovery_service: { name: web }`;
  const stack = synthesiseFully((scope) => {
    const files = {
      "compose.yaml": "services: { web: { image: nginx, volumes: ['data:/a'] } }",
      "ecs-params.yml": PARAMS,
    };
    const file = join(scratchFiles(files), "compose.yaml");
    addApplication(scope, [file], { layout: "one-task" });
  });

  it("has the roles, the file system and the secrets that an ecs-params.yml beside the file names", () => {
    const task = stack.resource("aws_ecs_task_definition", "shop_app");
    expect(task).toMatchObject({
      pid_mode: "task",
      task_role_arn: "arn:aws:iam::123456789012:role/mine",
      execution_role_arn: "${data.aws_iam_role.shop_app_execution.arn}",
      volume: [{ name: "data", efs_volume_configuration: { file_system_id: "fs-01234567" } }],
    });
    expect(containersOf(task)).toMatchObject([
      { secrets: [{ name: "KEY", valueFrom: expect.stringContaining(":parameter/key") }] },
    ]);
    expect(Object.keys(stack.resources("aws_iam_role_policy")).sort()).toEqual(["shop_app_execution", "shop_app_task"]);
    expect(stack.resources("aws_efs_file_system")).toEqual({});
  });

  it("stands where it says, under the name that it says", () => {
    expect(stack.resource("aws_ecs_service", "shop_app")).toMatchObject({
      network_configuration: {
        subnets: ["subnet-a"],
        security_groups: ["${aws_security_group.shop_app.id}", "sg-1"],
        assign_public_ip: true,
      },
      service_registries: { registry_arn: "${aws_service_discovery_service.shop_app.arn}" },
    });
    expect(stack.resource("aws_service_discovery_private_dns_namespace", "shop_app")).toMatchObject({
      name: "shop.internal",
    });
  });
});
