import { composeOf } from "../../support/compose";

const FILE = `version: "3"
x-team: {name: shop}
services:
  web:
    image: nginx
    build: .
    ports:
      - "80:80"
      - target: 443
        published: 443
    environment: [A=1, B=2]
    depends_on: [db]
    cap_add: []
    deploy:
      resources:
        limits: {memory: 1g}
    x-note: [1, 2]
    extends: base
  base: {image: x, tty: true}
  db: {image: y, networks: {default: }}
volumes: {v: }
`;

describe("the keys of a file", () => {
  const { keys, locate } = composeOf(FILE);

  it("are all that say something, each with its place", () => {
    expect(keys.map(({ name, at }) => `${name} ${at.line}:${at.column}`).sort()).toEqual(
      [
        "version 1:1",
        "x-team 2:1",
        "services.web.image 5:5",
        "services.web.build 6:5",
        "services.web.ports[0] 8:9",
        "services.web.ports[1].target 9:9",
        "services.web.ports[1].published 10:9",
        "services.web.environment.A 11:19",
        "services.web.environment.B 11:24",
        "services.web.depends_on.db 12:18",
        "services.web.cap_add 13:5",
        "services.web.deploy.resources.limits.memory 16:18",
        "services.web.x-note 17:5",
        "services.web.tty 19:20",
        "services.base.image 19:10",
        "services.base.tty 19:20",
        "services.db.image 20:8",
        "services.db.networks.default 20:29",
        "volumes.v 21:11",
      ].sort(),
    );
  });

  it("can be found again by their paths", () => {
    for (const { path, at } of keys) expect(locate(path)).toMatchObject({ file: at.file, line: at.line });
  });

  it("have places also above and below them", () => {
    const place = (...path: (string | number)[]) => {
      const { line, column } = locate(path);
      return `${line}:${column}`;
    };
    expect(place("services", "web")).toBe("4:3");
    expect(place("services", "web", "ports")).toBe("7:5");
    expect(place("services", "web", "ports", 0, "target")).toBe("8:9");
    expect(place("services", "web", "image")).toBe("5:12");
    expect(place("services", "web", "networks", "default")).toBe("4:3");
    expect(place("secrets")).toBe("1:1");
  });
});
