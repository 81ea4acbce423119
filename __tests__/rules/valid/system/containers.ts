import * as fc from "fast-check";
import { list } from "../edge";
import { between, name, oneOf, port, some, text } from "./values";

type Container = Readonly<Record<string, unknown>>;

const SECRET = "arn:aws:secretsmanager:ap-northeast-1:123456789012:secret:db-AbCdEf";
const IMAGES = [
  "nginx:1.27",
  "public.ecr.aws/docker/library/redis:7",
  "ghcr.io/shop/app",
  "123456789012.dkr.ecr.ap-northeast-1.amazonaws.com/app:1",
];
const ON_INSTANCES = ["json-file", "syslog", "journald", "gelf", "fluentd"];
const ON_ALL = ["awslogs", "splunk", "none"];

/** How a container is written in any network mode and on any capacity. */
const common = some({
  environment: fc.uniqueArray(fc.record({ name: text.map((each) => `V${each}`), value: text }), {
    maxLength: 3,
    selector: (each) => each.name,
  }),
  secrets: fc.constantFrom(
    [{ name: "SECRET", valueFrom: SECRET }],
    [{ name: "SECRET", valueFrom: `${SECRET}:password::` }],
  ),
  command: fc.array(text, { maxLength: 3 }),
  readonlyRootFilesystem: fc.boolean(),
  stopTimeout: between(0, 120),
  startTimeout: between(2, 120),
  user: oneOf("app", "1000:1000", "root"),
  workingDirectory: oneOf("/", "/srv"),
  dockerLabels: fc.dictionary(
    text.map((each) => `l${each}`),
    text,
    { maxKeys: 2 },
  ),
  ulimits: between(1, 65536).map((limit) => [{ name: "nofile", softLimit: limit, hardLimit: 65536 }]),
  restartPolicy: between(60, 1800).map((restartAttemptPeriod) => ({ enabled: true, restartAttemptPeriod })),
});

const healthCheck = fc.record({
  command: oneOf(["CMD-SHELL", "curl -f http://localhost/ || exit 1"], ["CMD", "true"]),
  interval: between(60, 300),
  timeout: between(2, 60),
  retries: between(1, 10),
  startPeriod: between(0, 300),
});

function logging(driver: string, group: string): object {
  if (driver === "none") return {};
  const options: Record<string, object> = {
    awslogs: { "awslogs-group": group, "awslogs-region": "ap-northeast-1", "awslogs-stream-prefix": "ecs" },
    splunk: { "splunk-url": "https://splunk:8088", "splunk-token": "token" },
  };
  return { logConfiguration: { logDriver: driver, options: options[driver] ?? {} } };
}

/** What is arbitrary about the containers of a task. */
export interface ContainersPlan {
  readonly bases: readonly object[];
  readonly names: readonly string[];
  readonly images: readonly string[];
  readonly drivers: readonly string[];
  readonly check: object | undefined;
  readonly port: number;
  readonly mounted: boolean;
  readonly condition: string;
}

const MOST = 4;

/** One to four containers, of which all others may wait for the first. */
export function containers(isOnFargate: boolean): fc.Arbitrary<ContainersPlan> {
  const drivers = isOnFargate ? ON_ALL : [...ON_ALL, ...ON_INSTANCES];
  const each = <T>(arbitrary: fc.Arbitrary<T>) => fc.array(arbitrary, { minLength: MOST, maxLength: MOST });
  return fc.record({
    bases: fc.array(common, { minLength: 1, maxLength: MOST }),
    names: fc.uniqueArray(name, { minLength: MOST, maxLength: MOST }),
    images: each(oneOf(...IMAGES)),
    drivers: each(oneOf(...drivers)),
    check: fc.option(healthCheck, { nil: undefined }),
    port,
    mounted: fc.boolean(),
    condition: oneOf("START", "HEALTHY"),
  });
}

/** The containers of a plan, each of which has its part of the task's size. */
export function containersOf(
  plan: ContainersPlan,
  group: string,
  size: { cpu: number; memory: number },
  mapping: object,
): Container[] {
  const count = plan.bases.length;
  const condition = plan.check === undefined ? "START" : plan.condition;
  return list(count, (i) => ({
    ...plan.bases[i],
    ...logging(plan.drivers[i] ?? "none", group),
    name: plan.names[i],
    image: plan.images[i],
    cpu: Math.floor(size.cpu / count),
    memory: Math.floor(size.memory / count),
    ...(plan.mounted && { mountPoints: [{ sourceVolume: "data", containerPath: "/data", readOnly: i > 0 }] }),
    ...(i === 0
      ? {
          essential: true,
          portMappings: [{ containerPort: plan.port, ...mapping }],
          ...(plan.check && { healthCheck: plan.check }),
        }
      : { essential: false, dependsOn: [{ containerName: plan.names[0], condition }] }),
  }));
}
