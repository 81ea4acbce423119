import { oneTaskOf } from "../../../support/compose-application";

const COMPOSE = `
services:
  web: { image: a, environment: { KEY: 1 }, depends_on: [db] }
  db: { image: b, healthcheck: { test: a } }
  job: { image: c }
  off: { image: d, profiles: [off] }`;
const withParams = (...services: string[]) =>
  oneTaskOf(COMPOSE, `task_definition:\n  services:\n${services.map((each) => `    ${each}\n`).join("")}`);
const account = (web: string, key: string) => withParams(`web: { ${web} }`).of(`task_definition.services.web.${key}`);
const plan = (name: string, ...services: string[]) =>
  withParams(...services).task.containers.find(({ service }) => service === name);
const SECRET = "arn:aws:secretsmanager:eu-west-1:123456789012:secret:db-AbCdEf";
const PARAMETER = "arn:aws:ssm:eu-west-1:123456789012:parameter/db/password";

describe("a container in an ecs-params.yml", () => {
  it.each([
    ["essential: true", "essential", "mapped: The task ends with the container"],
    ["essential: false", "essential", "mapped: The task goes on"],
    ["gpu: 1", "gpu", "refused: Fargate has no GPUs"],
    ["firelens_configuration: { type: fluentbit }", "firelens_configuration.type", "refused"],
    ["logging: { secret_options: [{ value_from: a, name: b }] }", "logging.secret_options[0].name", "refused"],
    [
      `repository_credentials: { credentials_parameter: "${SECRET}" }`,
      "repository_credentials.credentials_parameter",
      "mapped",
    ],
    [
      "repository_credentials: { credentials_parameter: hub }",
      "repository_credentials.credentials_parameter",
      "refused",
    ],
    [`secrets: [{ name: A, value_from: "${SECRET}" }]`, "secrets[0].name", "mapped"],
    [`secrets: [{ name: A, value_from: "${SECRET}:user::" }]`, "secrets[0].value_from", "mapped"],
    [`secrets: [{ name: A, value_from: "${PARAMETER}" }]`, "secrets[0].value_from", "mapped"],
    ["secrets: [{ name: A, value_from: password }]", "secrets[0].value_from", "refused"],
    [
      `secrets: [{ name: KEY, value_from: "${SECRET}" }]`,
      "secrets[0].name",
      "refused: The container has a variable KEY",
    ],
  ])("{ %s }: %s is %s", (web, key, expected) => {
    expect(account(web, key).startsWith(expected)).toBe(true);
  });

  it("has secrets and credentials", () => {
    const web = `web: { repository_credentials: { credentials_parameter: "${SECRET}" }, secrets: [{ name: A, value_from: "${PARAMETER}" }] }`;
    expect(plan("web", web)).toMatchObject({ repositoryCredentials: SECRET, secrets: { A: PARAMETER } });
  });

  it("waits for others, instead of how the Compose file has it", () => {
    const params = [
      "web: { depends_on: [{ container_name: db, condition: HEALTHY }, { container_name: job, condition: COMPLETE }] }",
    ];
    expect(plan("web", ...params)?.waitsFor).toEqual([
      { service: "db", condition: "HEALTHY" },
      { service: "job", condition: "COMPLETE" },
    ]);
    expect(plan("job", ...params)?.container.essential).toBe(false);
    expect(withParams(...params).of("services.web.depends_on.db")).toContain("dropped: The file of parameters says");
  });

  it.each([
    [
      "db: { depends_on: [{ container_name: web, condition: START }] }",
      "db",
      "refused: web waits for db, or is the same",
    ],
    ["web: { depends_on: [{ container_name: web, condition: START }] }", "web", "refused: web waits for web, or is"],
    [
      "web: { depends_on: [{ container_name: job, condition: HEALTHY }] }",
      "web",
      "refused: ECS does not know the health",
    ],
    ["web: { depends_on: [{ container_name: off, condition: START }] }", "web", "dropped: A profile keeps off out"],
  ])("cannot wait: %s", (params, service, expected) => {
    expect(withParams(params).of(`task_definition.services.${service}.depends_on[0].condition`)).toContain(expected);
  });

  it("waits for another one once", () => {
    const twice = "{ container_name: job, condition: START }, { container_name: job, condition: SUCCESS }";
    expect(account(`depends_on: [${twice}]`, "depends_on[1].condition")).toMatch(/^refused: .*already/);
  });

  it("is not essential if others wait for its end, and one container is", () => {
    const waited = withParams(
      "web: { depends_on: [{ container_name: job, condition: SUCCESS }] }",
      "job: { essential: true }",
    );
    expect(waited.of("task_definition.services.job.essential")).toMatch(/^refused: web waits for its end/);
    const none = withParams("web: { essential: false }", "db: { essential: false }", "job: { essential: false }");
    expect(none.of("task_definition.services.db.essential")).toMatch(/^refused: No container of the task/);
  });
});
