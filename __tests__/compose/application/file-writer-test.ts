import { applicationOf, containersOf } from "../../support/compose-application";

const TEXT = `
services:
  web:
    image: nginx
    secrets: [{ source: key, uid: "101", mode: 0400 }]
    configs: [{ source: site, target: /srv/site/a b.conf }]
secrets: { key: { file: ./key } }
configs: { site: { content: "x '$$y' $\${z}" } }
`;

describe("files of a container", () => {
  const stack = applicationOf(TEXT);
  const [writer, web] = containersOf(stack.resource("aws_ecs_task_definition", "shop_web"));

  it("are written by one that ends", () => {
    expect(writer).toMatchObject({ name: "web-files", essential: false, user: "0", entryPoint: ["sh", "-c"] });
    expect(writer?.command).toEqual([
      [
        "set -e",
        `printf %s "$FILE_1" > '/run/secrets/key'`,
        "chown 101:0 '/run/secrets/key'",
        "chmod 0400 '/run/secrets/key'",
        `printf %s "$FILE_2" > '/srv/site/a b.conf'`,
        "chown 0:0 '/srv/site/a b.conf'",
        "chmod 0444 '/srv/site/a b.conf'",
      ].join("\n"),
    ]);
  });

  it("come from Secrets Manager, and from the task definition", () => {
    expect(writer).toMatchObject({
      environment: [{ name: "FILE_2", value: "x '$y' ${z}" }],
      secrets: [{ name: "FILE_1" }],
    });
  });

  it("are there, and cannot be changed, before the program starts", () => {
    expect(web).toMatchObject({
      dependsOn: [{ containerName: "web-files", condition: "SUCCESS" }],
      mountPoints: [
        { sourceVolume: "_web-files_1", containerPath: "/run/secrets", readOnly: true },
        { sourceVolume: "_web-files_2", containerPath: "/srv/site", readOnly: true },
      ],
    });
  });

  it("need no container where there are none", () => {
    const plain = applicationOf("services: { web: { image: nginx } }");
    expect(containersOf(plain.resource("aws_ecs_task_definition", "shop_web"))).toHaveLength(1);
  });
});
