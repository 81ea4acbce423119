import { join } from "node:path";
import { accountIn, firstOf, translationOf } from "../../support/compose-application";
import { scratchFiles } from "../../support/scratch";

function secret(declaration: string, used = true) {
  const references = used ? ", secrets: [key]" : "";
  const { plan, report } = translationOf(
    `services: { web: { image: nginx${references} } }\nsecrets: { key: { ${declaration} } }`,
  );
  return { plans: plan.secrets, of: (key: string) => accountIn(report.entries, `secrets.key.${key}`) };
}

function config(declaration: string, environment = {}, used = true) {
  const references = used ? ", configs: [{ source: site, target: /srv/a }]" : "";
  const { plan, report } = translationOf(
    `services: { web: { image: nginx${references} } }\nconfigs: { site: { ${declaration} } }`,
    environment,
  );
  return { files: firstOf(plan).files, of: (key: string) => accountIn(report.entries, `configs.site.${key}`) };
}

describe("a secret", () => {
  it.each(["file", "environment"])("from %s is a variable of Terraform's", (origin) => {
    const { plans, of } = secret(`${origin}: x`);
    expect(plans).toEqual({ key: {} });
    expect(of(origin)).toMatch(/^mapped: A secret in Secrets Manager.*no plan and no state/);
  });

  it("that exists is found by its name", () => {
    expect(secret("external: true, name: prod/key").plans).toEqual({ key: { existing: "prod/key" } });
  });

  it("that nobody uses is none", () => {
    expect(secret("file: x", false).plans).toEqual({});
    expect(secret("file: x", false).of("file")).toMatch(/^dropped/);
  });

  it("has no drivers", () => {
    expect(secret("driver: vault").of("driver")).toMatch(/^refused/);
    expect(secret("file: x, template_driver: golang").of("template_driver")).toMatch(/^refused/);
  });
});

describe("a config", () => {
  const file = join(
    scratchFiles({ "site.conf": "listen 80;\n", binary: "\0", "big.conf": "x".repeat(20_000) }),
    "site.conf",
  );

  it.each([
    ["content", "content: 'a $$ b'", "a $ b"],
    ["a file", `file: ${file}`, "listen 80;\n"],
    ["a variable", "environment: SITE", "from the environment"],
  ])("from %s is written as it is", (_, declaration, text) => {
    expect(config(declaration, { SITE: "from the environment" }).files).toMatchObject([{ content: { text } }]);
  });

  it.each([
    ["environment: SITE", "environment", "The variable SITE is not set"],
    ["file: /nonexistent", "file", "cannot be read"],
    [`file: ${file.replace("site.conf", "binary")}`, "file", "It is no text"],
    [`file: ${file.replace("site.conf", "big.conf")}`, "file", "at most"],
    ["external: true", "external", "AWS has no configs"],
  ])("{ %s } is refused", (declaration, key, why) => {
    expect(config(declaration).of(key)).toMatch(new RegExp(`^refused: .*${why}`));
    expect(config(declaration).files).toEqual([]);
  });

  it("that nobody uses is not read", () => {
    expect(config("file: /nonexistent", {}, false).of("file")).toMatch(/^dropped/);
  });
});
