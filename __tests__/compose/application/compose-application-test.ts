import { join } from "node:path";
import type { ComposeApplication } from "../../../src/compose/application/compose-application";
import { TranslationError } from "../../../src/compose/application/translation-error";
import { addApplication, applicationOf, containersOf, refusalsOf } from "../../support/compose-application";
import { sampleFiles } from "../../support/compose-samples";
import { scratchFiles } from "../../support/scratch";
import { emptyStack } from "../../support/synth";

const SHOP = `
services:
  web:
    image: nginx:1.27
    ports: ["80:80"]
    depends_on: [db]
    networks: [back]
  db:
    image: mysql:8.4
    volumes: ["data:/var/lib/mysql"]
    networks: [back]
volumes: { data: }
networks: { back: }
`;

describe("a Compose application", () => {
  it("is a service on Fargate for each of its services, which pass all rules", () => {
    const stack = applicationOf(SHOP);
    expect(Object.keys(stack.resources("aws_ecs_service"))).toEqual(["shop_web", "shop_db"]);
    expect(stack.resource("aws_ecs_service", "shop_db")).toMatchObject({
      launch_type: "FARGATE",
      name: "stack-shop-db",
    });
    expect(Object.keys(stack.resources("aws_cloudwatch_log_group"))).toEqual(["shop_web", "shop_db"]);
  });

  it("makes what a service depends on before it", () => {
    expect(applicationOf(SHOP).resource("aws_ecs_service", "shop_web").depends_on).toContain("aws_ecs_service.shop_db");
  });

  it("has parts by which a program goes on", () => {
    const application = addApplication(emptyStack(), sampleFiles("wordpress"));
    expect(Object.keys(application.services)).toEqual(["wordpress", "db"]);
    expect(application.loadBalancer?.dnsName).toBeDefined();
    expect(application.fileSystem?.fileSystemId).toBeDefined();
    expect(application.report).toMatchObject({ project: "blog", warnings: [], inactive: [] });
    expect(JSON.parse(JSON.stringify(application.report))).toEqual(application.report);
  });

  it("has neither load balancer nor file system without ports and volumes", () => {
    const stack = applicationOf("services: { worker: { image: nginx } }");
    expect(stack.resources("aws_lb")).toEqual({});
    expect(stack.resources("aws_efs_file_system")).toEqual({});
  });

  it("is not made while a key is refused, and all of these are named with their places", () => {
    expect(refusalsOf("services:\n  web:\n    image: nginx\n    pid: host\n    privileged: true\n")).toEqual([
      "4:5 services.web.pid",
      "5:5 services.web.privileged",
    ]);
  });

  it("leaves nothing in the stack when it is refused", () => {
    const stack = emptyStack();
    expect(() => addApplication(stack, sampleFiles("postgres"))).toThrow(TranslationError);
    const kinds = stack.node.findAll().map(({ node }) => node.path);
    expect(kinds.filter((path) => path.includes("shop/"))).toEqual([]);
  });

  it("takes strictly nothing but what is the same on ECS, if it is told so", () => {
    expect(refusalsOf(SHOP, { strict: true })).toEqual([
      "6:18 services.web.depends_on.db",
      "10:15 services.db.volumes[0]",
    ]);
  });

  it("has a service for each that is no job, and none for what runs before it", () => {
    const text = `services:
  web: { image: a, expose: [], pre_start: [{ command: x }], depends_on: { job: { condition: service_completed_successfully } } }
  job: { image: b }`;
    const file = join(scratchFiles({ "compose.yaml": text }), "compose.yaml");
    expect(Object.keys(addApplication(emptyStack(), [file]).services)).toEqual(["web"]);
    const { services } = addApplication(emptyStack(), [file], { layout: "one-task" });
    expect(Object.keys(services)).toEqual(["web", "job"]);
  });

  it("gives configs the variables of named files", () => {
    const directory = scratchFiles({ env: "SITE=from the file" });
    const text = `services: { web: { image: nginx, configs: [{ source: site, target: /srv/site/x }] } }
configs: { site: { environment: SITE } }`;
    const stack = applicationOf(text, { envFiles: [join(directory, "env")] });
    expect(stack.resource("aws_ecs_task_definition", "shop_web").container_definitions).toContain("from the file");
  });

  it("takes profiles and variables", () => {
    const text = 'services: { web: { image: "nginx:${TAG}" }, seed: { image: nginx, profiles: [seed] } }';
    const stack = applicationOf(text, { environment: { TAG: "1.27" }, profiles: ["seed"] });
    expect(Object.keys(stack.resources("aws_ecs_service"))).toEqual(["shop_web", "shop_seed"]);
    expect(stack.resource("aws_ecs_task_definition", "shop_web").container_definitions).toContain("nginx:1.27");
  });
});

describe("a Compose application in one task", () => {
  const oneTask = { layout: "one-task" } as const;

  it("is one service, one task definition with all containers, and passes all rules", () => {
    const stack = applicationOf(SHOP.replace("depends_on: [db]", "volumes_from: [db]"), oneTask);
    expect(stack.resource("aws_ecs_service", "shop_app")).toMatchObject({
      name: "stack-shop-app",
      load_balancer: [{ container_name: "web", container_port: 80 }],
    });
    expect(Object.keys(stack.resources("aws_ecs_service"))).toHaveLength(1);
    expect(stack.resources("aws_service_discovery_http_namespace")).toEqual({});
    expect(Object.keys(stack.resources("aws_cloudwatch_log_group"))).toEqual(["shop_app_db", "shop_app_web"]);
    expect(containersOf(stack.resource("aws_ecs_task_definition", "shop_app"))).toMatchObject([
      { name: "db", user: "999:999" },
      {
        name: "web",
        volumesFrom: [{ sourceContainer: "db", readOnly: false }],
        dependsOn: [{ containerName: "db", condition: "START" }],
      },
    ]);
  });

  it("has the one service for each of its services", () => {
    const { services } = addApplication(emptyStack(), sampleFiles("wordpress"), oneTask);
    expect(Object.keys(services).sort()).toEqual(["db", "wordpress"]);
    expect(services.db).toBe(services.wordpress);
  });

  it("reads the parameters beside its file, which no other layout does", () => {
    const files = sampleFiles("ecs-cli");
    const ofParams = ({ report }: ComposeApplication) =>
      report.entries.filter(({ file }) => file.endsWith("ecs-params.yml")).length;
    expect(ofParams(addApplication(emptyStack(), files, oneTask))).toBeGreaterThan(20);
    expect(ofParams(addApplication(emptyStack(), files))).toBe(0);
  });
});
