import { translate } from "../../../../src/compose/translate/translate";
import { composeOf } from "../../../support/compose";
import { accountIn, NO_SUBNETS, oneTaskOf } from "../../../support/compose-application";

const text = `
services:
  web:
    image: nginx
    links: [db, "db:mysql"]
    hostname: www
    container_name: shop
    environment: { HOST: db, URL: "tcp://primary:3306/", NAME: dbase, OWN: web, FILE: /db.sql }
  db:
    image: mysql
    environment: { FRONT: "http://www/" }
    networks: { default: { aliases: [primary] } }
  quiet: { image: example/quiet, expose: [] }
  unknown: { image: example/unknown }`;

describe("the containers of a task", () => {
  const { of } = oneTaskOf(text);

  it.each([
    ["web", /^approximated: .* at localhost:80 instead of web: /],
    ["db", /^approximated: .* at localhost:3306 instead of db: /],
    ["unknown", /^approximated: .* at localhost instead of unknown: /],
    ["quiet", /^mapped: The image of the container\.$/],
  ])("find each other by localhost: %s", (name, account) => {
    expect(of(`services.${name}.image`)).toMatch(account);
  });

  it("have no names", () => {
    expect(of("services.web.links[0]")).toMatch(
      /^approximated: Names do not lead .*: db is found at localhost:3306\.$/,
    );
    expect(of("services.web.links[1]")).toMatch(/^approximated: .*localhost:3306/);
    for (const key of ["web.hostname", "web.container_name", "db.networks.default.aliases[0]"]) {
      expect(of(`services.${key}`)).toMatch(/^approximated: Names do not lead to containers of the same task/);
    }
  });

  it.each([
    ["web.environment.HOST", "db"],
    ["web.environment.URL", "db"],
    ["db.environment.FRONT", "web"],
    ["web.environment.NAME", undefined],
    ["web.environment.OWN", undefined],
    ["web.environment.FILE", undefined],
  ])("are told which variables have a name: %s", (key, service) => {
    const account = of(`services.${key}`);
    if (service === undefined) expect(account).toBe("mapped: A variable of the container.");
    else expect(account).toContain(`If it means the service ${service}, write localhost`);
  });

  it("are told so of files with variables", () => {
    const files = {
      "compose.yaml": "services: { web: { image: a, env_file: web.env }, db: { image: b, env_file: db.env } }",
      "web.env": "HOST=db\nUSER=me\n",
      "db.env": "USER=me\n",
    };
    const options = {
      layout: "one-task",
      hasCertificate: false,
      subnets: NO_SUBNETS,
      lookup: () => undefined,
    } as const;
    const { entries } = translate(composeOf(files), options).report;
    expect(accountIn(entries, "services.web.env_file[0]")).toMatch(/^approximated: .*write localhost: HOST\.$/);
    expect(accountIn(entries, "services.db.env_file[0]")).toMatch(/^mapped/);
  });

  it("are alone without others", () => {
    expect(oneTaskOf("services: { web: { image: nginx } }").of("services.web.image")).toMatch(/^mapped/);
  });
});
