import { errorsOf } from "../../support/compose";

const one = (settings: string) => `services:\n  a: {image: x, ${settings}}\n`;

describe("a path of a container", () => {
  it("may lie in another one that is mounted", () => {
    expect(errorsOf(one("volumes: [/data, ./a:/data/a], tmpfs: [/data/b]"))).toEqual([]);
  });

  it("is mounted once, however it is written", () => {
    expect(errorsOf(one("volumes: [/data, ./a:/data/]"))).toEqual([
      "ConflictError compose.yaml:2:34 services.a.volumes.1",
    ]);
    expect(errorsOf(one("volumes: [/data], tmpfs: '/data:size=1m'"))).toEqual([
      "ConflictError compose.yaml:2:42 services.a.tmpfs.0",
    ]);
  });
});
