import { accountIn, translationOf } from "../../support/compose-application";

function account(options: string, key: string, used = true): string {
  const volumes = used ? ', volumes: ["data:/srv"]' : "";
  const text = `services: { web: { image: nginx${volumes} } }\nvolumes: { data: { ${options} } }`;
  return accountIn(translationOf(text).report.entries, `volumes.data.${key}`);
}

describe("a volume", () => {
  it.each([
    ["driver: local", "driver", "mapped", "mapped"],
    ["driver: nfs", "driver", "refused", "dropped"],
    ["external: true", "external", "refused", "dropped"],
    ["driver_opts: { type: nfs }", "driver_opts.type", "refused", "dropped"],
    ["labels: { a: b }", "labels.a", "dropped", "dropped"],
    ["name: x", "name", "dropped", "dropped"],
  ])("{ %s }: %s is %s, and %s if nobody mounts it", (options, key, used, unused) => {
    expect(account(options, key)).toMatch(new RegExp(`^${used}`));
    expect(account(options, key, false)).toMatch(new RegExp(`^${unused}`));
  });
});
