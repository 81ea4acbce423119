import { HelloWorldStack } from "../../../src/stacks/hello-world/hello-world-stack";
import { synthesiseApp } from "../../support/synth";

const stack = synthesiseApp((app) => new HelloWorldStack(app, "hello-world")).stack("hello-world");
const task = stack.resource("aws_ecs_task_definition", "task");
const text = String(task.container_definitions);
/** With a text for each expression. */
const [mysql, wordpress] = JSON.parse(text.replace(/\$\{jsonencode\(([^)]*)\)\}/g, '"<$1>"'));

describe("today's task definition", () => {
  it("is for Fargate", () => {
    expect(task).toMatchObject({
      family: "hello_world",
      network_mode: "awsvpc",
      requires_compatibilities: ["FARGATE"],
      cpu: "512",
      memory: "2048",
    });
  });

  it("has WordPress find MySQL at 127.0.0.1, and wait for its health", () => {
    expect(wordpress).toMatchObject({
      image: "<var.wordpress_image>",
      portMappings: [{ containerPort: 80 }],
      environment: [
        { name: "WORDPRESS_DB_HOST", value: "127.0.0.1" },
        { name: "WORDPRESS_DB_NAME", value: "wordpress" },
        { name: "WORDPRESS_DB_USER", value: "wordpress" },
      ],
      dependsOn: [{ containerName: "mysql", condition: "HEALTHY" }],
    });
    expect(wordpress).not.toHaveProperty("links");
    expect(mysql.healthCheck).toEqual({
      command: ["CMD-SHELL", "mysqladmin ping --host=127.0.0.1 --silent"],
      interval: 10,
      retries: 10,
      startPeriod: 300,
    });
  });

  it("reads passwords from Secrets Manager: one of root, and one that WordPress and MySQL share", () => {
    const shared = "<aws_secretsmanager_secret_version.wordpress_password.arn>";
    expect(mysql.secrets).toEqual([
      { name: "MYSQL_ROOT_PASSWORD", valueFrom: "<aws_secretsmanager_secret_version.root_password.arn>" },
      { name: "MYSQL_PASSWORD", valueFrom: shared },
    ]);
    expect(wordpress.secrets).toEqual([{ name: "WORDPRESS_DB_PASSWORD", valueFrom: shared }]);
    expect(mysql.environment).toEqual([
      { name: "MYSQL_DATABASE", value: "wordpress" },
      { name: "MYSQL_USER", value: "wordpress" },
    ]);
  });

  it("keeps the data of each container in a directory of its own, as its own user, over TLS", () => {
    const volume = (name: string) => ({
      name,
      efs_volume_configuration: {
        file_system_id: "${aws_efs_file_system.files.id}",
        transit_encryption: "ENABLED",
        authorization_config: { iam: "ENABLED", access_point_id: `\${aws_efs_access_point.files_${name}.id}` },
      },
    });
    expect(task.volume).toEqual([volume("mysql"), volume("wordpress")]);
    expect(mysql.mountPoints).toEqual([{ sourceVolume: "mysql", containerPath: "/var/lib/mysql" }]);
    expect(wordpress.mountPoints).toEqual([{ sourceVolume: "wordpress", containerPath: "/var/www/html" }]);
    expect(stack.resource("aws_efs_access_point", "files_mysql")).toMatchObject({
      posix_user: { uid: 999, gid: 999 },
      root_directory: { path: "/mysql", creation_info: { permissions: "0750" } },
    });
    expect(stack.resource("aws_efs_access_point", "files_wordpress")).toMatchObject({
      posix_user: { uid: 33, gid: 33 },
      root_directory: { path: "/wordpress" },
    });
    expect(mysql).toMatchObject({ user: "999:999", stopTimeout: 120 });
  });

  it("has logs of both containers", () => {
    expect(Object.keys(stack.resources("aws_cloudwatch_log_group"))).toEqual(["task_mysql", "task_wordpress"]);
  });
});

describe("today's service", () => {
  it("never runs two tasks", () => {
    expect(stack.resource("aws_ecs_service", "service")).toMatchObject({
      launch_type: "FARGATE",
      desired_count: 1,
      deployment_minimum_healthy_percent: 0,
      deployment_maximum_percent: 100,
      load_balancer: [{ container_name: "wordpress", container_port: 80 }],
    });
  });

  it("starts when the file system can be mounted", () => {
    expect(stack.resource("aws_ecs_service", "service").depends_on).toEqual(
      expect.arrayContaining(["aws_efs_mount_target.files_private_1a", "aws_efs_mount_target.files_private_1c"]),
    );
  });
});
