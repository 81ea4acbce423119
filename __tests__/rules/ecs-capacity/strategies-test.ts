import { otherKind, strategiesIn } from "../../../src/rules/ecs-capacity/strategies";

const of = (attributes: Record<string, unknown>) =>
  strategiesIn({ type: "aws_ecs_service", name: "web", attributes }, "strategy");

describe("strategiesIn", () => {
  it("says where each stands", () => {
    expect(of({ strategy: [{ capacity_provider: "a" }, { capacity_provider: "b", weight: 1 }] })).toEqual([
      { property: "strategy[0]", capacity_provider: "a" },
      { property: "strategy[1]", capacity_provider: "b", weight: 1 },
    ]);
    expect(of({ strategy: { base: 1 } })).toEqual([{ property: "strategy[0]", base: 1 }]);
  });

  it.each([{}, { strategy: "${var.strategies}" }, { dynamic: { strategy: {} }, strategy: [{}] }])(
    "is nothing with %j",
    (attributes) => {
      expect(of(attributes)).toEqual([]);
    },
  );
});

describe("otherKind", () => {
  const among = (...names: unknown[]) =>
    otherKind(names.map((capacity_provider, i) => ({ property: `s[${i}]`, capacity_provider })));

  it("is the first that is not like those in front of it", () => {
    expect(among("FARGATE", "FARGATE_SPOT", "web", "api")).toEqual([
      { property: "s[2].capacity_provider", got: "web", allowed: "FARGATE or FARGATE_SPOT, as the first" },
    ]);
    expect(among("web", "${var.provider}", "FARGATE")).toEqual([
      { property: "s[2].capacity_provider", got: "FARGATE", allowed: "one of an Auto Scaling group, as the first" },
    ]);
  });

  it("is none among equal ones, and those that nobody knows", () => {
    for (const names of [[], ["web"], ["web", "api"], ["FARGATE", "FARGATE_SPOT"], ["${var.a}", "FARGATE", 7]]) {
      expect(among(...names)).toEqual([]);
    }
  });
});
