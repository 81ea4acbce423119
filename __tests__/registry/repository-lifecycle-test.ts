import { TerraformVariable } from "cdktf";
import { Repository } from "../../src/registry/repository";
import { lifecycleRules } from "../../src/registry/repository-lifecycle";
import { errorsOf, synthesiseFully } from "../support/synth";

const expire = { type: "expire" };
const untagged = { tagStatus: "untagged", countType: "sinceImagePushed", countUnit: "days", countNumber: 7 };
const any = { tagStatus: "any", countType: "imageCountMoreThan", countNumber: 30 };

describe("the lifecycle of images", () => {
  it.each([
    ["nothing", {}, []],
    ["the oldest", { maxImageCount: 30 }, [{ rulePriority: 1, selection: any, action: expire }]],
    ["what has no tag", { expireUntaggedAfterDays: 7 }, [{ rulePriority: 1, selection: untagged, action: expire }]],
    [
      "both, what has no tag first",
      { maxImageCount: 30, expireUntaggedAfterDays: 7 },
      [
        { rulePriority: 1, selection: untagged, action: expire },
        { rulePriority: 2, selection: any, action: expire },
      ],
    ],
  ])("may delete %s", (_, lifecycle, rules) => {
    expect(lifecycleRules(lifecycle)).toEqual(rules);
  });

  it("is a policy of the repository", () => {
    const stack = synthesiseFully((scope) => new Repository(scope, "shop", { lifecycle: { maxImageCount: 30 } }));
    const { policy, ...rest } = stack.resource("aws_ecr_lifecycle_policy", "shop");
    expect(rest).toEqual({ repository: "${aws_ecr_repository.shop.name}" });
    expect(JSON.parse(String(policy))).toEqual({ rules: lifecycleRules({ maxImageCount: 30 }) });
  });

  it("may count what only Terraform knows", () => {
    const stack = synthesiseFully((scope) => {
      const count = new TerraformVariable(scope, "kept", { type: "number" }).numberValue;
      new Repository(scope, "shop", { lifecycle: { maxImageCount: count } });
    });
    expect(stack.resource("aws_ecr_lifecycle_policy", "shop").policy).toContain(
      '"countNumber":${jsonencode(var.kept)}',
    );
  });

  it("is no policy where it deletes nothing", () => {
    const stack = synthesiseFully((scope) => new Repository(scope, "shop", { lifecycle: {} }));
    expect(stack.addresses()).toEqual(["aws_ecr_repository.shop"]);
  });

  it("keeps at least one image, and at least for a day", () => {
    const lifecycle = { maxImageCount: 0, expireUntaggedAfterDays: 0 };
    expect(errorsOf((scope) => new Repository(scope, "shop", { lifecycle }))).toEqual([
      expect.stringContaining("ER010 [stack/shop/Lifecycle] policy.rules[0].selection.countNumber is 0"),
      expect.stringContaining("ER010 [stack/shop/Lifecycle] policy.rules[1].selection.countNumber is 0"),
    ]);
  });
});
