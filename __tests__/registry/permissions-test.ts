import { pullStatements, pushStatements } from "../../src/registry/permissions";

const ARN = "arn:aws:ecr:ap-northeast-1:123456789012:repository/shop";
const LOGIN = { actions: ["ecr:GetAuthorizationToken"], resources: ["*"] };

describe("the permissions of a registry", () => {
  it("to pull are the token, and reading layers and manifests of the repository", () => {
    const actions = ["ecr:BatchCheckLayerAvailability", "ecr:GetDownloadUrlForLayer", "ecr:BatchGetImage"];
    expect(pullStatements(ARN)).toEqual([LOGIN, { actions, resources: [ARN] }]);
  });

  it("to push are the token, and writing them, which asks what there is already", () => {
    const actions = [
      "ecr:InitiateLayerUpload",
      "ecr:UploadLayerPart",
      "ecr:CompleteLayerUpload",
      "ecr:BatchCheckLayerAvailability",
      "ecr:PutImage",
      "ecr:BatchGetImage",
    ];
    expect(pushStatements(ARN)).toEqual([LOGIN, { actions, resources: [ARN] }]);
  });
});
