import type { Construct } from "constructs";
import type { Cluster } from "../../cluster/cluster";
import type { Network } from "../../network/network";
import { FargateService } from "../../service/fargate-service";
import { FileSystem } from "../../storage/file-system";
import type { ContainerDefinition } from "../../task-definition/container-definition";
import { FargateTaskDefinition } from "../../task-definition/fargate-task-definition";
import { GeneratedSecret } from "../../task-definition/generated-secret";
import { LogDriver } from "../../task-definition/log-driver";
import type { Secret } from "../../task-definition/secret";
import { VolumeSource } from "../../task-definition/volume-source";
import { ImageVariables } from "./variables";

/** The database, and who WordPress is there. */
const WORDPRESS = "wordpress";
/** The users of the images: https://github.com/docker-library/mysql, https://github.com/docker-library/wordpress */
const MYSQL_USER = 999;
const APACHE_USER = 33;
/** The name can be taken again at once after a destroy. */
const AT_ONCE = { recoveryWindowInDays: 0 };

export interface TodayOptions {
  readonly cluster: Cluster;
  readonly network: Network;
  readonly family: string;
}

/** WordPress and MySQL as one would have them in one task today: on Fargate, with data that stay and passwords that nobody sees. */
export function todayService(scope: Construct, { cluster, network, family }: TodayOptions): FargateService {
  const images = new ImageVariables(scope);
  const taskDefinition = new FargateTaskDefinition(scope, "task", { family, cpu: 512, memoryLimitMiB: 2048 });
  const files = new FileSystem(scope, "files", { network });
  const password = new GeneratedSecret(scope, "wordpress_password", AT_ONCE).secret;
  const mysql = addMysql(scope, taskDefinition, { image: images.mysql.stringValue, files, password });
  addWordpress(taskDefinition, { image: images.wordpress.stringValue, files, password, mysql });
  return new FargateService(scope, "service", {
    cluster,
    network,
    taskDefinition,
    // Never two tasks, and thus two MySQLs on one directory. InnoDB locks its files as well, should an old one be slow to end.
    desiredCount: 1,
    minHealthyPercent: 0,
    maxHealthyPercent: 100,
    circuitBreaker: { rollback: true },
    // At the first start, MySQL makes its database and WordPress copies itself, both to EFS.
    healthCheckGracePeriod: 300,
  });
}

interface ContainerParts {
  readonly image: string;
  readonly files: FileSystem;
  readonly password: Secret;
}

function addMysql(
  scope: Construct,
  taskDefinition: FargateTaskDefinition,
  { image, files, password }: ContainerParts,
): ContainerDefinition {
  const data = files.addAccessPoint("mysql", {
    path: "/mysql",
    uid: MYSQL_USER,
    gid: MYSQL_USER,
    permissions: "0750",
  });
  return taskDefinition.addContainer("mysql", {
    image,
    user: `${MYSQL_USER}:${MYSQL_USER}`,
    environment: { MYSQL_DATABASE: WORDPRESS, MYSQL_USER: WORDPRESS },
    secrets: {
      MYSQL_ROOT_PASSWORD: new GeneratedSecret(scope, "root_password", AT_ONCE).secret,
      MYSQL_PASSWORD: password,
    },
    mountPoints: [
      { volume: taskDefinition.addVolume("mysql", VolumeSource.efsAccessPoint(data)), containerPath: "/var/lib/mysql" },
    ],
    // By TCP, on which MySQL listens only when its database is complete.
    healthCheck: {
      command: "mysqladmin ping --host=127.0.0.1 --silent",
      interval: 10,
      retries: 10,
      startPeriod: 300,
    },
    // It writes what it has in memory before it ends.
    stopTimeout: 120,
    logging: LogDriver.awsLogs({ retentionInDays: 30 }),
  });
}

function addWordpress(
  taskDefinition: FargateTaskDefinition,
  { image, files, password, mysql }: ContainerParts & { readonly mysql: ContainerDefinition },
): void {
  const site = files.addAccessPoint("wordpress", { path: "/wordpress", uid: APACHE_USER, gid: APACHE_USER });
  taskDefinition.addContainer("wordpress", {
    image,
    portMappings: [{ containerPort: 80 }],
    environment: {
      // Not localhost, by which PHP would look for a socket in its own file system.
      WORDPRESS_DB_HOST: "127.0.0.1",
      WORDPRESS_DB_NAME: WORDPRESS,
      WORDPRESS_DB_USER: WORDPRESS,
    },
    secrets: { WORDPRESS_DB_PASSWORD: password },
    mountPoints: [
      {
        volume: taskDefinition.addVolume("wordpress", VolumeSource.efsAccessPoint(site)),
        containerPath: "/var/www/html",
      },
    ],
    dependsOn: [{ container: mysql, condition: "HEALTHY" }],
    logging: LogDriver.awsLogs({ retentionInDays: 30 }),
  });
}
