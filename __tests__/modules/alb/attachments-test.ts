import { albModule } from "../../support/alb-module";

describe("the targets that the module alb registers", () => {
  const written = albModule();

  it("are those of groups that want it, and further ones", () => {
    expect(written.resource("aws_lb_target_group_attachment", "main").for_each).toContain("if group.create_attachment");
    expect(written.resource("aws_lb_target_group_attachment", "additional")).toMatchObject({
      for_each: expect.stringContaining("var.additional_target_group_attachments"),
      target_group_arn: "${aws_lb_target_group.main[each.value.target_group_key].arn}",
    });
  });

  it("are registered when their functions may be called", () => {
    for (const name of ["main", "additional"]) {
      expect(written.resource("aws_lb_target_group_attachment", name).depends_on).toEqual([
        "aws_lambda_permission.main",
      ]);
    }
  });

  it("may be functions that their group alone calls, by a statement of its own", () => {
    expect(written.resource("aws_lambda_permission", "main")).toMatchObject({
      for_each: expect.stringContaining("if group.attach_lambda_permission"),
      source_arn: "${aws_lb_target_group.main[each.key].arn}",
      statement_id: expect.stringContaining('"AllowExecutionFrom-${aws_lb_target_group.main[each.key].name}"'),
    });
  });

  it("are of groups that there are", () => {
    const { validation } = written.variable("additional_target_group_attachments") as {
      validation: { error_message: string }[];
    };
    expect(validation.map((each) => each.error_message)).toEqual([
      expect.stringContaining("allowed: keys of target_groups."),
    ]);
  });
});
