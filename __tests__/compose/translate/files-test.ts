import { accountOf, serviceOf } from "../../support/compose-application";

const SECRET = "\n---\nsecrets: { key: { environment: KEY } }";
const CONFIG = "\n---\nconfigs: { site: { content: hello } }";

describe("secrets", () => {
  it("are files in /run/secrets", () => {
    expect(serviceOf(`secrets: [key]${SECRET}`).files).toEqual([
      { path: "/run/secrets/key", content: { secret: "key" }, uid: "0", gid: "0", mode: 0o444 },
    ]);
    expect(accountOf(`secrets: [key]${SECRET}`, "secrets[0]")).toMatch(/^mapped/);
  });

  it("have the owner and the permissions that are asked for", () => {
    const keys = `secrets: [{ source: key, target: a, uid: "5", gid: "6", mode: 0400 }]${SECRET}`;
    expect(serviceOf(keys).files).toMatchObject([{ path: "/run/secrets/a", uid: "5", gid: "6", mode: 0o400 }]);
    expect(accountOf(keys.replace('"5"', "app"), "secrets[0].uid")).toMatch(
      /^refused: The owner of a file is a number/,
    );
  });
});

describe("configs", () => {
  it("are files in a directory of their own, which hides that of the image", () => {
    const keys = `configs: [{ source: site, target: /srv/site/a.conf }]${CONFIG}`;
    expect(serviceOf(keys).files).toMatchObject([{ path: "/srv/site/a.conf", content: { text: "hello" } }]);
    expect(accountOf(keys, "configs[0].target")).toMatch(/^approximated: .*hides those of the image/);
  });

  it.each(["/a.conf", "/etc/passwd", "/usr/local/bin/x", "/srv/a'b/c"])("are not put at %s", (target) => {
    const keys = `configs: [{ source: site, target: "${target}" }]${CONFIG}`;
    expect(accountOf(keys, "configs[0].target")).toMatch(/^refused/);
    expect(serviceOf(keys).files).toEqual([]);
  });

  it("need a target, as the root is the program's", () => {
    expect(accountOf(`configs: [site]${CONFIG}`, "configs[0]")).toMatch(/^refused: .*Give it a target/);
  });

  it("are not put where something else is", () => {
    const keys = `tmpfs: /srv\nconfigs: [{ source: site, target: /srv/a }]${CONFIG}`;
    expect(accountOf(keys, "configs[0].target")).toMatch(/^refused: Something else is mounted at \/srv/);
    const both = `secrets: [{ source: key, target: /srv/a }]\nconfigs: [{ source: site, target: /srv/a }]\n---\nsecrets: { key: { environment: KEY } }\nconfigs: { site: { content: hello } }`;
    const accounts = [accountOf(both, "configs[0].target"), accountOf(both, "secrets[0].target")];
    expect(accounts.filter((account) => account.startsWith("refused: Another file is written to /srv/a"))).toHaveLength(
      1,
    );
  });
});
