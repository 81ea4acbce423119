import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { sampleFiles } from "../support/compose-samples";
import { ROOT } from "../support/markdown";
import { scratchFiles } from "../support/scratch";

// A program takes a second or two, and longer where all processors are busy.
jest.setTimeout(60_000);

function compose(...args: string[]) {
  return composeIn(ROOT, ...args);
}

function composeIn(cwd: string, ...args: string[]) {
  const command = ["--import", TSX, join(ROOT, "scripts/compose.ts"), ...args];
  const env = { PATH: process.env.PATH, NODE_NO_WARNINGS: "1" };
  return spawnSync(process.execPath, command, { cwd, env, encoding: "utf8" });
}

/** Found also where another directory is the working one. */
const TSX = pathToFileURL(require.resolve("tsx")).href;
const [WORDPRESS = ""] = sampleFiles("wordpress");
const [POSTGRES = ""] = sampleFiles("postgres");

describe("npm run compose", () => {
  it("prints the Terraform JSON, and what becomes of the keys to stderr", () => {
    const { status, stdout, stderr } = compose(WORDPRESS);
    const { resource, terraform, provider } = JSON.parse(stdout);
    expect(Object.keys(resource.aws_ecs_service)).toEqual(["wordpress", "db"]);
    expect(resource.aws_ecs_service.db.name).toBe("blog-db");
    expect(provider.aws).toEqual([{ region: "ap-northeast-1" }]);
    expect(terraform.backend).toBeUndefined();
    expect(stdout).not.toContain(ROOT);
    expect(stderr).toMatch(/\nblog: \d+ mapped, \d+ approximated, \d+ dropped, 0 refused\.\n$/);
    expect(status).toBe(0);
  });

  it("prints the program", () => {
    const { status, stdout } = compose("--typescript", "--region", "eu-west-1", "--profile", "seed", WORDPRESS);
    expect(stdout).toContain('new ComposeApplication(stack, "main", {');
    expect(stdout).toContain(`  file: ${JSON.stringify(WORDPRESS)},\n  profiles: ["seed"],\n  cluster,`);
    expect(stdout).toContain('["eu-west-1a", "eu-west-1c"]');
    expect(status).toBe(0);
  });

  it("makes one task of all services, with the parameters of ecs-cli", () => {
    const params = join(
      scratchFiles({ "params.yml": "task_definition: { task_size: { mem_limit: 2GB } }" }),
      "params.yml",
    );
    const { status, stdout, stderr } = compose("--layout", "one-task", "--ecs-params", params, WORDPRESS);
    const { resource } = JSON.parse(stdout);
    expect(Object.keys(resource.aws_ecs_service)).toEqual(["app"]);
    expect(resource.aws_ecs_task_definition.app.memory).toBe("2048");
    expect(stderr).toContain(`${params}:1:33: mapped: task_definition.task_size.mem_limit: The size of the task.`);
    expect(status).toBe(0);
    const program = compose("--typescript", "--layout", "one-task", "--ecs-params", params, WORDPRESS);
    expect(program.stdout).toContain(`  layout: "one-task",\n  ecsParams: ${JSON.stringify(params)},\n`);
  });

  it("prints the report as JSON", () => {
    const { status, stdout, stderr } = compose("--json", WORDPRESS);
    const { project, entries } = JSON.parse(stdout);
    expect(project).toBe("blog");
    expect(entries[0]).toMatchObject({ key: "name", line: 1, column: 1, outcome: "dropped" });
    expect([status, stderr]).toEqual([0, ""]);
  });

  it("ends with 1 if a key is refused, and says what to do", () => {
    const { status, stdout, stderr } = compose(POSTGRES);
    expect([status, stdout]).toEqual([1, ""]);
    expect(stderr).toContain(`${POSTGRES}:9:9: refused: services.postgres.volumes[0]: Fargate has no host`);
    const json = compose("--json", POSTGRES);
    expect(json.status).toBe(1);
    expect(JSON.parse(json.stdout).entries).toContainEqual(expect.objectContaining({ outcome: "refused" }));
  });

  it("ends with 1 if a key is less than mapped, when that is asked for", () => {
    expect(compose("--strict", WORDPRESS).status).toBe(1);
    const exact = scratchFiles({ "compose.yaml": 'services: { web: { image: nginx, ports: ["80:80"] } }' });
    expect(compose("--strict", join(exact, "compose.yaml")).status).toBe(0);
  });

  it("ends with 2 if a file is wrong, and says where", () => {
    const directory = scratchFiles({ "compose.yaml": "services:\n  web:\n    imag: nginx\n" });
    const { status, stdout, stderr } = compose(join(directory, "compose.yaml"));
    expect([status, stdout]).toEqual([2, ""]);
    expect(stderr).toMatch(/compose\.yaml:3:5: .*Did you mean image\?/);
  });

  it("takes the files that docker compose would take, and variables of named files", () => {
    const files = {
      "compose.yaml": 'services: { web: { image: "nginx:${TAG}" } }',
      "compose.override.yaml": "services: { web: { expose: [8080] } }",
      "tags.env": "TAG=9.9",
    };
    const directory = scratchFiles(files);
    const { status, stdout } = composeIn(directory, "--env-file", "tags.env");
    const { container_definitions: containers } = JSON.parse(stdout).resource.aws_ecs_task_definition.web;
    expect(containers).toContain("nginx:9.9");
    expect(containers).toContain("8080");
    expect(status).toBe(0);
    const program = composeIn(directory, "--env-file", "tags.env", "--typescript").stdout;
    expect(program).toContain('files: ["compose.yaml", "compose.override.yaml"],\n  envFiles: ["tags.env"],');
  });

  it.each([
    [[], "No file is named, and there is no compose.yaml"],
    [["--fly", WORDPRESS], "--fly"],
    [["--layout", "tasks", WORDPRESS], "--layout is services or one-task"],
    [["--ecs-params", "a.yml", WORDPRESS], "--ecs-params is for --layout one-task"],
    [["--json", "--typescript", WORDPRESS], "choose one"],
  ])("ends with 2 when called with %j", (args, why) => {
    const { status, stderr } = compose(...args);
    expect(stderr).toContain(why);
    expect(stderr).toContain("npm run --silent compose -- [options]");
    expect(status).toBe(2);
  });

  it("explains itself", () => {
    const { status, stdout } = compose("--help");
    for (const option of [
      "--typescript",
      "--json",
      "--strict",
      "--profile",
      "--region",
      "--certificate",
      "--layout",
      "--ecs-params",
    ]) {
      expect(stdout).toContain(`  ${option} `);
    }
    expect(status).toBe(0);
  });
});
