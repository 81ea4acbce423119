import { spawnSync } from "node:child_process";
import * as fs from "node:fs";
import * as os from "node:os";
import * as path from "node:path";
import { scratchDirectory, scratchFiles } from "./support/scratch";

const ROOT = path.resolve(__dirname, "..");
const STACK = "stacks/handson/cdk.tf.json";
// A program takes a second or two, and longer where all processors are busy.
jest.setTimeout(60_000);

/** Runs `program` in the folder `cwd`, as `cdktf.json` says, and tells what it printed and which files it wrote. */
function run(program: string, cwd: string, env: NodeJS.ProcessEnv = {}) {
  const outdir = path.join(scratchDirectory(), "out");
  const { status, stdout, stderr } = spawnSync(process.execPath, ["--import", "tsx", program], {
    cwd,
    env: { ...clean(process.env), NODE_NO_WARNINGS: "1", CDKTF_OUTDIR: outdir, ...env },
    encoding: "utf8",
  });
  return { status, stdout, stderr, outdir, files: filesIn(outdir) };
}

function stackIn(outdir: string, stack: string) {
  return JSON.parse(fs.readFileSync(path.join(outdir, "stacks", stack, "cdk.tf.json"), "utf8"));
}

function handsonIn(outdir: string) {
  return stackIn(outdir, "handson");
}

/** The Terraform addresses of the resources in a stack. */
function addressesIn(outdir: string, stack: string): string[] {
  const { resource } = stackIn(outdir, stack);
  return Object.entries<object>(resource).flatMap(([type, named]) =>
    Object.keys(named).map((name) => `${type}.${name}`),
  );
}

function clean(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return Object.fromEntries(
    Object.entries(env).filter(([name]) => !/^(CDKTF_|COMPUTING_|HANDSON_|SAMPLE_|STACK_|SYNTH_)/.test(name)),
  );
}

function filesIn(directory: string): string[] {
  if (!fs.existsSync(directory)) return [];
  const entries = fs.readdirSync(directory, { recursive: true, encoding: "utf8" });
  return entries.filter((entry) => fs.statSync(path.join(directory, entry)).isFile()).sort();
}

/** A folder with a program that consists of `main`, and the packages that it needs. */
function programFolder(files: Readonly<Record<string, string>>): string {
  const directory = scratchFiles(files, "program");
  fs.symlinkSync(path.join(ROOT, "node_modules"), path.join(directory, "node_modules"));
  return directory;
}

/** A program that puts `body` into the stack `shop`, with a network and a cluster. */
function programOf(body: string): string {
  const src = JSON.stringify(path.join(ROOT, "src"));
  return programFolder({
    "main.ts": `
      import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
      import { App, TerraformStack } from "cdktf";
      import * as ecs from ${src};
      ecs.program(() => {
        const app = new App();
        const stack = new TerraformStack(app, "shop");
        new AwsProvider(stack, "aws", { region: "ap-northeast-1" });
        const network = ecs.Network.fromNetworkAttributes({ vpcId: "vpc-1", privateSubnetIds: ["subnet-a", "subnet-c"] });
        const cluster = new ecs.Cluster(stack, "cluster");
        ${body}
        app.synth();
      });`,
  });
}

const TASK = `const taskDefinition = new ecs.FargateTaskDefinition(stack, "web");`;
const NGINX = `taskDefinition.addContainer("nginx", { image: "nginx:1.27", portMappings: [{ containerPort: 80 }] });`;

describe("main.ts", () => {
  it("writes the stack and the manifest", () => {
    const { status, stderr, files, outdir } = run("main.ts", ROOT);
    expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
    expect(files).toEqual(expect.arrayContaining(["manifest.json", STACK, "stacks/placement/cdk.tf.json"]));
    const { resource } = handsonIn(outdir);
    const named: object[] = Object.values(resource);
    expect(named.flatMap((resources) => Object.keys(resources))).toHaveLength(39);
  });

  it.each([
    ["the stack computing, with hardware of its own", {}, "computing", [1, 0]],
    ["without it, if COMPUTING_DEDICATED is 0", { COMPUTING_DEDICATED: "0" }, "computing", [0, 0]],
    ["with reserved room, if so told", { COMPUTING_CAPACITY_RESERVATION: "1" }, "computing", [1, 1]],
    ["behind the prefix in STACK_PREFIX", { STACK_PREFIX: "blue-" }, "blue-computing", [1, 0]],
  ])("writes %s", (_, env, stack, counts) => {
    const { status, outdir } = run("main.ts", ROOT, env);
    expect(status).toBe(0);
    const { resource } = JSON.parse(fs.readFileSync(path.join(outdir, `stacks/${stack}/cdk.tf.json`), "utf8"));
    const numberOf = (type: string) => Object.keys(resource[type] ?? {}).length;
    expect([numberOf("aws_ec2_host"), numberOf("aws_ec2_capacity_reservation")]).toEqual(counts);
  });

  it("writes, in any folder, what is the same on every machine", () => {
    const copy = programFolder({});
    for (const part of ["main.ts", "cdktf.json", "src"]) {
      fs.cpSync(path.join(ROOT, part), path.join(copy, part), { recursive: true });
    }
    expect(run("main.ts", copy, { CDKTF_OUTDIR: "cdktf.out" }).status).toBe(0);
    const text = fs.readFileSync(path.join(copy, "cdktf.out", STACK), "utf8");
    expect(JSON.parse(text).terraform.backend).toEqual({ local: { path: "../../../terraform.handson.tfstate" } });
    for (const place of [copy, path.basename(copy), ROOT, os.tmpdir()]) expect(text).not.toContain(place);
  });

  it("puts STACK_PREFIX in front of the names that a stack's document gives, and of the stack's own", () => {
    const { status, outdir, files } = run("main.ts", ROOT, { STACK_PREFIX: "blue-" });
    expect(status).toBe(0);
    expect(files).not.toContain("stacks/sample-cluster/cdk.tf.json");
    const { resource } = stackIn(outdir, "blue-sample-cluster");
    expect(resource.aws_ecs_cluster.cluster.name).toBe("blue-sample-cluster");
    const registry = stackIn(outdir, "blue-registry");
    expect(registry.resource.aws_ecr_repository.ecs_app.name).toBe("blue-ecs-app");
  });

  it.each([
    [undefined, undefined],
    ["1", "DAEMON"],
  ])(
    "makes sample-ecs-service, for SAMPLE_CLUSTER_DAEMON %p, one of strategy %p",
    (SAMPLE_CLUSTER_DAEMON, strategy) => {
      const { outdir } = run("main.ts", ROOT, { SAMPLE_CLUSTER_DAEMON });
      const { resource } = stackIn(outdir, "sample-cluster");
      expect(resource.aws_ecs_service.sample.scheduling_strategy).toBe(strategy);
    },
  );

  it("stops after the chapter in HANDSON_CHAPTER", () => {
    const { status, outdir } = run("main.ts", ROOT, { HANDSON_CHAPTER: "1" });
    const { resource } = handsonIn(outdir);
    expect({ status, types: Object.keys(resource) }).toEqual({ status: 0, types: ["aws_vpc"] });
  });

  it.each([
    ["99", "99"],
    ["one", "NaN"],
  ])("refuses the chapter %s in one line, and writes nothing", (HANDSON_CHAPTER, shown) => {
    const { status, stdout, stderr, files } = run("main.ts", ROOT, { HANDSON_CHAPTER });
    expect({ status, stdout, stderr, files }).toEqual({
      status: 1,
      stdout: "",
      stderr:
        `[handson] chapter is ${shown}; allowed: 1 (VPC) to 14 (service). ` +
        "Set HANDSON_CHAPTER to a chapter's number, or leave it out for the whole hands-on.\n",
      files: [],
    });
  });

  it.each([
    ["", 34, "aws_ecs_capacity_provider.provider"],
    ["same-alarms", 34, "aws_autoscaling_policy.instances_group_cpu_scale_out"],
    ["instances-first", 38, "aws_lambda_function.task_count"],
  ])("scales sample-ecs by SAMPLE_ECS_SCALING: %j", (SAMPLE_ECS_SCALING, count, address) => {
    const { status, outdir } = run("main.ts", ROOT, { SAMPLE_ECS_SCALING });
    const addresses = addressesIn(outdir, "sample-ecs");
    expect({ status, count: addresses.length }).toEqual({ status: 0, count });
    expect(addresses).toContain(address);
  });

  it("refuses another SAMPLE_ECS_SCALING in one line, and writes nothing", () => {
    const { status, stdout, stderr, files } = run("main.ts", ROOT, { SAMPLE_ECS_SCALING: "lambda" });
    expect({ status, stdout, stderr, files }).toEqual({
      status: 1,
      stdout: "",
      stderr:
        '[sample-ecs] scaling is "lambda"; allowed: capacity-provider, same-alarms, instances-first. ' +
        "Leave it out for the capacity provider.\n",
      files: [],
    });
  });

  it("makes copies beside each other by STACK_PREFIX, which leave each other's files alone", () => {
    const { outdir, files } = run("main.ts", ROOT);
    const { status } = run("main.ts", ROOT, { CDKTF_OUTDIR: outdir, STACK_PREFIX: "blue-" });
    expect({ status, first: files.includes("stacks/sample-ecs/cdk.tf.json") }).toEqual({ status: 0, first: true });
    expect(JSON.stringify(stackIn(outdir, "sample-ecs"))).not.toContain("blue-");
    expect(stackIn(outdir, "blue-sample-ecs")).toMatchObject({
      resource: { aws_ecs_cluster: { cluster: { name: "blue-sample-ecs-cluster" } } },
      terraform: { backend: { local: { path: expect.stringMatching(/terraform\.blue-sample-ecs\.tfstate$/) } } },
    });
    expect(addressesIn(outdir, "blue-sample-ecs")).toEqual(addressesIn(outdir, "sample-ecs"));
  });

  it("keeps the state in the bucket that the context names", () => {
    const state = { bucket: "team-state", region: "eu-central-1" };
    const { status, outdir } = run("main.ts", ROOT, { CDKTF_CONTEXT_JSON: JSON.stringify({ state }) });
    expect(status).toBe(0);
    expect(handsonIn(outdir).terraform.backend).toEqual({
      s3: { ...state, key: "handson.tfstate", encrypt: true, use_lockfile: true },
    });
  });

  it.each(["team-state", { bucket: "team-state" }, { region: "eu-central-1" }, {}])("refuses the state %j", (state) => {
    const context = { CDKTF_CONTEXT_JSON: JSON.stringify({ state }) };
    const { status, stderr, files } = run("main.ts", ROOT, context);
    expect({ status, files }).toEqual({ status: 1, files: [] });
    expect(stderr).toMatch(/^\[handson\] state.* is .*; allowed: .*\n$/);
  });
});

describe("a program with a mistake", () => {
  it.each([
    {
      mistake: "a container that is not there behind a load balancer",
      body: `${TASK} ${NGINX}
        const service = new ecs.FargateService(stack, "service", { cluster, taskDefinition, network });
        service.loadBalancerTarget({ containerName: "apache" });`,
      message: '[shop/web] containerName is "apache"; allowed: nginx. Name a container of the task definition',
    },
    {
      mistake: "the port 70000",
      body: `${TASK} taskDefinition.addContainer("app", { image: "app", portMappings: [{ containerPort: 70000 }] });`,
      message:
        "CD008 [shop/web/TaskDefinition] container_definitions[0].portMappings[0].containerPort is 70000; " +
        "allowed: a whole number from 1 to 65535. Use the port that the program in the container listens on.",
    },
    {
      mistake: "CPU and memory that Fargate does not have together",
      body: `const taskDefinition = new ecs.FargateTaskDefinition(stack, "web", { cpu: 256, memoryLimitMiB: 4096 });
        ${NGINX}`,
      message:
        "TD010 [shop/web/TaskDefinition] memory is 4096; allowed: 512, 1024, 2048 (MiB) with cpu 256. " +
        "Change memory, or cpu",
    },
    {
      mistake: "subnets that overlap",
      body: `const main = new ecs.Network(stack, "main");
        main.addPublicSubnet("1a", { availabilityZone: "ap-northeast-1a", cidr: "10.0.0.0/23" });
        main.addPublicSubnet("1c", { availabilityZone: "ap-northeast-1c", cidr: "10.0.1.0/24" });`,
      message:
        'NW004 [shop/main/public_1c/Subnet] cidr_block is "10.0.1.0/24"; allowed: a block apart from 10.0.0.0/23 of ' +
        "aws_subnet.public_1a. Choose a block that no other subnet of the VPC touches.",
    },
    {
      mistake: "an empty list of subnets",
      body: `${TASK} ${NGINX}
        new ecs.FargateService(stack, "service", { cluster, taskDefinition, network, subnetIds: [] });`,
      message:
        "SV008 [shop/service/Service] network_configuration[0].subnets is []; allowed: 1 to 16 subnets. " +
        "Give the service subnets",
    },
  ])("is refused, and writes nothing: $mistake", ({ body, message }) => {
    const { status, stdout, stderr, files } = run("main.ts", programOf(body));
    expect(stderr).toContain(message);
    expect(stderr).not.toMatch(/^\s+at /m); // no JavaScript stack
    expect({ status, stdout, files }).toEqual({ status: 1, stdout: "", files: [] });
  });

  it("hears of every mistake at once", () => {
    const { status, stderr } = run(
      "main.ts",
      programOf(`const taskDefinition = new ecs.FargateTaskDefinition(stack, "web", { cpu: 300 });
        taskDefinition.addContainer("app", { image: "app", portMappings: [{ containerPort: 70000 }] });
        new ecs.FargateService(stack, "service", { cluster, taskDefinition, network, subnetIds: [] });`),
    );
    expect(status).toBe(1);
    expect(stderr).toMatch(/^3 errors, nothing was written:\n {2}TD009 .*\n {2}CD008 .*\n {2}SV008 .*\n$/);
  });

  it("is written, and hears of it once, when it is only likely to be one", () => {
    const { status, stdout, stderr, files } = run(
      "main.ts",
      programOf(`for (const id of ["web", "api"]) {
          const taskDefinition = new ecs.Ec2TaskDefinition(stack, id, { networkMode: "bridge" });
          for (const name of ["a", "b"]) {
            taskDefinition.addContainer(name, { image: "app", memoryLimitMiB: 64, portMappings: [{ containerPort: 80, hostPort: 8080 }] });
          }
        }`),
    );
    const warning = (id: string) =>
      `Warning: CD012 [shop/${id}/TaskDefinition] container_definitions[1].portMappings[0].hostPort is 8080; allowed: another ` +
      "tcp port than that of container_definitions[0].portMappings[0].hostPort. " +
      "Give one of them another port; in bridge mode, hostPort 0 lets Docker choose.\n";
    expect({ status, stdout, stderr }).toEqual({ status: 0, stdout: "", stderr: warning("web") + warning("api") });
    expect(files).toEqual(["manifest.json", "stacks/shop/cdk.tf.json"]);
  });

  it("is written when the mistake is mended", () => {
    const { status, stderr, files } = run(
      "main.ts",
      programOf(`${TASK} ${NGINX}
        new ecs.FargateService(stack, "service", { cluster, taskDefinition, network }).loadBalancerTarget();`),
    );
    expect({ status, stderr, files }).toEqual({
      status: 0,
      stderr: "",
      files: ["manifest.json", "stacks/shop/cdk.tf.json"],
    });
  });
});
