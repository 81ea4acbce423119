import { launched, launchedExamples } from "../../../../src/rules/security/machines/launched-example";

describe("an example of what is launched", () => {
  it("is secure but for what is said", () => {
    expect(launched("aws_launch_configuration", { metadata_options: {} })).toEqual({
      aws_launch_configuration: { web: { metadata_options: {}, root_block_device: { encrypted: true } } },
    });
  });

  it("is one of each type", () => {
    const examples = launchedExamples({ name: "bad" }, { name: "good" });
    expect(Object.keys(examples)).toEqual(["aws_launch_template", "aws_launch_configuration", "aws_instance"]);
    for (const [type, { failing, passing }] of Object.entries(examples)) {
      expect(failing).toMatchObject({
        [type]: { web: { name: "bad", metadata_options: { http_tokens: "required" } } },
      });
      expect(passing).toMatchObject({ [type]: { web: { name: "good" } } });
    }
  });
});
