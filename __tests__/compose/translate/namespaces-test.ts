import { accountIn, translationOf } from "../../support/compose-application";

const of = (keys: string, key: string) =>
  accountIn(
    translationOf(`services: { web: { image: nginx, ${keys} }, db: { image: mysql } }`).report.entries,
    `services.web.${key}`,
  );

describe("what a service shares with another one", () => {
  it.each([
    ['network_mode: "service:db"', "network_mode"],
    ['pid: "service:db"', "pid"],
    ["volumes_from: [db]", "volumes_from[0]"],
  ])("{ %s } is refused, and leads to one task for both", (keys, key) => {
    expect(of(keys, key)).toMatch(/^refused: .*put both into one task: layout one-task\.$/i);
  });

  it("with the host is refused as well, and one task is no help", () => {
    expect(of("network_mode: host", "network_mode")).toMatch(/^refused: .* Leave network_mode out\.$/);
    expect(of("pid: host", "pid")).toMatch(/^refused: Fargate shares nothing of a host/);
  });
});
