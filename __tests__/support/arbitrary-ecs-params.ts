import * as fc from "fast-check";

const SERVICES = ["web", "db", "job"];
const SECRET = "arn:aws:secretsmanager:eu-west-1:123456789012:secret:db-AbCdEf";
const PARAMETER = "arn:aws:ssm:eu-west-1:123456789012:parameter/db/password";
const ROLE = "arn:aws:iam::123456789012:role/app/mine";

/** Keys that are there or not, each by itself. */
const some = (values: Record<string, fc.Arbitrary<unknown>>) => fc.record(values, { requiredKeys: [] });
const few = <T>(value: fc.Arbitrary<T>) => fc.array(value, { maxLength: 2 });
/** One value mostly, rarely another. */
const mostly = <T>(value: T, ...others: T[]) =>
  fc.oneof({ weight: 12, arbitrary: fc.constant(value) }, { weight: 1, arbitrary: fc.constantFrom(...others) });

const container = some({
  essential: fc.boolean(),
  depends_on: few(
    fc.record({
      container_name: fc.constantFrom(...SERVICES),
      condition: fc.constantFrom("START", "COMPLETE", "SUCCESS", "HEALTHY"),
    }),
  ),
  repository_credentials: some({ credentials_parameter: mostly(SECRET, "hub") }),
  cpu_shares: fc.nat(600),
  mem_limit: fc.constantFrom("64m", "512m", 0, 1),
  mem_reservation: fc.constantFrom("32m", "64m"),
  init_process_enabled: fc.boolean(),
  healthcheck: some({
    test: fc.constantFrom("true", ["CMD", "true"], ["NONE"]),
    interval: fc.nat(400),
    retries: fc.nat(12),
  }),
  secrets: few(
    fc.record({ name: fc.constantFrom("A", "B"), value_from: mostly(SECRET, PARAMETER, `${SECRET}:a::`, "b") }),
  ),
});

const efsVolume = fc.tuple(
  fc.constantFrom("data", "more"),
  mostly("fs-01234567", "data"),
  some({
    root_directory: fc.constantFrom("/", "/srv"),
    transit_encryption: fc.constantFrom("ENABLED", "DISABLED"),
    transit_encryption_port: fc.nat(65_535),
    access_point: mostly("fsap-01234567", "data"),
    iam: fc.constantFrom("ENABLED", "DISABLED"),
  }),
);

/** Parameters of ecs-cli of which nothing has the wrong type, for services `web`, `db` and `job`. */
export const ecsParams = some({
  version: fc.constant(1),
  task_definition: some({
    ecs_network_mode: mostly("awsvpc", "bridge"),
    task_role_arn: mostly(ROLE, "mine", "not a role"),
    task_execution_role: mostly("ecsTaskExecutionRole", ROLE),
    task_size: some({ cpu_limit: fc.constantFrom(512, 2048), mem_limit: fc.constantFrom("4GB", "1GB") }),
    pid_mode: mostly("task", "host"),
    ipc_mode: mostly("none", "host"),
    services: some({ web: container, db: container, job: container }),
    docker_volumes: mostly([], [{ name: "data" }]),
    efs_volumes: few(efsVolume.map(([name, filesystem_id, more]) => ({ name, filesystem_id, ...more }))),
    placement_constraints: mostly([], [{ type: "memberOf", expression: "a" }]),
  }),
  run_params: some({
    network_configuration: some({
      awsvpc_configuration: some({
        subnets: few(fc.constantFrom("subnet-a", "subnet-b", "subnet-1")),
        security_groups: few(fc.constantFrom("sg-1", "sg-2")),
        assign_public_ip: fc.constantFrom("ENABLED", "DISABLED"),
      }),
    }),
    service_discovery: some({
      private_dns_namespace: fc.constant({ name: "shop.internal" }),
      service_discovery_service: some({ name: fc.constant("web"), dns_config: some({ ttl: fc.nat(100) }) }),
    }),
  }),
});
