import { albModule } from "../../support/alb-module";

describe("the checks of the module alb", () => {
  const written = albModule();
  const messages = (name: string) =>
    (written.variable(name) as { validation: { error_message: string }[] }).validation.map(
      (each) => each.error_message,
    );

  it("have the ids of the rules", () => {
    const ids = (name: string) => messages(name).flatMap((message) => message.match(/^[A-Z]{2}\d{3}/) ?? []);
    expect(ids("listeners")).toEqual(["LI002", "LI022", "LI005", "LI023", "LR002"]);
    expect(ids("target_groups")).toEqual(["TG011"]);
  });

  it("say what Terraform would say without a name", () => {
    expect(messages("listeners").at(-1)).toContain("allowed: keys of target_groups.");
    expect(messages("target_groups").at(-1)).toContain("create_attachment = false");
  });
});
