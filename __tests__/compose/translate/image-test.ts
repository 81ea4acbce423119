import { pullable } from "../../../src/compose/translate/image";
import { accountIn, accountOf, firstOf, planOf, translationOf } from "../../support/compose-application";

const ECR = "123456789012.dkr.ecr.eu-west-1.amazonaws.com/team/web:1";

describe("an image", () => {
  it("may be pulled by everybody, unless it is in ECR", () => {
    expect(pullable("nginx:1.27")).toEqual({ imageName: "nginx:1.27", permissions: [] });
    expect(pullable(ECR)).toMatchObject({
      imageName: ECR,
      permissions: [{}, { resources: ["arn:aws:ecr:eu-west-1:123456789012:repository/team/web"] }],
    });
  });

  it("is not built", () => {
    expect(accountOf("build: .", "build")).toMatch(
      /^refused: ECS builds no images. Push it to ECR, and name it there: image: <account>.dkr.ecr.<region>.amazonaws.com\/<repository>:<tag>.$/,
    );
    expect(accountOf("image: web:1\nbuild: .", "build")).toMatch(/^dropped: .* the one that is named is pulled/);
  });

  it("has a name that ECS takes", () => {
    expect(accountOf("image: 'a b'", "image")).toMatch(/^refused/);
  });

  const TWO = "services: { a: { image: IMAGE }, b: { image: nginx, ports: [80] } }";

  it("opens the ports of a well-known one that nobody names", () => {
    const { plan, report } = translationOf(TWO.replace("IMAGE", "redis:7"));
    expect(firstOf(plan).ports).toEqual([{ port: 6379, protocol: "tcp" }]);
    expect(accountIn(report.entries, "services.a.image")).toMatch(/^mapped: .*6379/);
  });

  it("is an approximation where nobody knows the ports, as long as there is somebody to reach them", () => {
    const { report } = translationOf(TWO.replace("IMAGE", "example/worker"));
    expect(accountIn(report.entries, "services.a.image")).toMatch(/^approximated: .*Nothing says which ports/);
    const told = translationOf(TWO.replace("IMAGE", "example/worker, expose: []")).report;
    expect(accountIn(told.entries, "services.a.image")).toMatch(/^mapped/);
    expect(accountOf("image: example/worker", "image")).toMatch(/^mapped/);
  });

  it("opens none of its ports where the file says which there are", () => {
    expect(firstOf(planOf("image: redis\nexpose: []")).ports).toEqual([]);
  });
});
