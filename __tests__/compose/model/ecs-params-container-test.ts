import { composeOf, errorsOf } from "../../support/compose";

const COMPOSE = "services: { web: { image: nginx }, db: { image: mysql } }";
const filesOf = (web: string) => ({
  "compose.yaml": COMPOSE,
  "ecs-params.yml": `task_definition: { services: { web: { ${web} } } }`,
});
const healthcheckOf = (check: string) =>
  composeOf(filesOf(`healthcheck: { ${check} }`)).project.services.web?.healthcheck;

describe("the container of a service in an ecs-params.yml", () => {
  it("has each key of the documentation of ecs-cli", () => {
    const web = `
      essential: true,
      depends_on: [{ container_name: db, condition: START }],
      repository_credentials: { credentials_parameter: string },
      cpu_shares: 100,
      firelens_configuration: { type: fluentbit, options: { enable-ecs-log-metadata: true } },
      mem_limit: 524288000,
      mem_reservation: 450m,
      gpu: 4,
      init_process_enabled: true,
      healthcheck: { test: a, interval: 5s, timeout: 2s, retries: 2, start_period: 1m30s },
      logging: { secret_options: [{ value_from: string, name: string }] },
      secrets: [{ value_from: string, name: string }]`.replaceAll("\n", " ");
    expect(errorsOf(filesOf(web))).toEqual([]);
    expect(composeOf(filesOf(web)).params?.model.task_definition?.services?.web).toMatchObject({
      gpu: "4",
      mem_limit: 524_288_000,
      mem_reservation: 450 * 1024 ** 2,
      firelens_configuration: { options: { "enable-ecs-log-metadata": "true" } },
    });
  });

  it.each([
    ["test: curl localhost", { test: ["CMD-SHELL", "curl localhost"] }],
    ["command: curl localhost", { test: ["CMD-SHELL", "curl localhost"] }],
    ["command: [curl localhost]", { test: ["CMD-SHELL", "curl localhost"] }],
    ["test: [CMD, curl, localhost]", { test: ["CMD", "curl", "localhost"] }],
    ["interval: 90, timeout: 2.5s, start_period: '10'", { interval: 90, timeout: 2.5, start_period: 10 }],
  ])("has a health check as ecs-cli took it: %s", (check, expected) => {
    expect(healthcheckOf(check)).toEqual(expected);
  });

  it.each([
    ["essential: perhaps", "WrongTypeError ecs-params.yml:1:50 task_definition.services.web.essential"],
    [
      "depends_on: [{ container_name: db }]",
      "WrongTypeError ecs-params.yml:1:52 task_definition.services.web.depends_on.0.condition",
    ],
    ["esential: true", "UnknownKeyError ecs-params.yml:1:39 task_definition.services.web.esential"],
  ])("that is wrong has a place: %s", (web, error) => {
    expect(errorsOf(filesOf(web))).toEqual([error]);
  });
});
