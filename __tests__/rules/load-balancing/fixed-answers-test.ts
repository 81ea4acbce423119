import { messages, violated } from "../../support/rules";

describe.each([
  ["aws_lb_listener", "default_action"],
  ["aws_lb_listener_rule", "action"],
])("the actions of %s", (type, block) => {
  const of = (actions: unknown) => violated({ [type]: { main: { [block]: actions } } });
  const said = (actions: unknown) => messages({ [type]: { main: { [block]: actions } } });

  it.each<[object, string[]]>([
    [{ status_code: "200" }, []],
    [{ status_code: 404 }, []],
    [{ status_code: "599" }, []],
    [{ status_code: "499" }, []],
    [{ status_code: "500" }, []],
    [{ status_code: "199" }, ["LI014"]],
    [{ status_code: "300" }, ["LI014"]],
    [{ status_code: "600" }, ["LI014"]],
    [{ status_code: "20" }, ["LI014"]],
    [{ status_code: "2000" }, ["LI014"]],
    [{ status_code: "${var.code}" }, []],
    [{ message_body: "" }, []],
    [{ message_body: "${var.text}" }, []],
    [{ content_type: "text/plain" }, []],
    [{ content_type: "${var.type}" }, []],
    [{ status_code: "301" }, ["LI014"]],
    [{ status_code: "5XX" }, ["LI014"]],
    [{ message_body: "a".repeat(1024) }, []],
    [{ message_body: "a".repeat(1025) }, ["LI015"]],
    [{ content_type: "text/css" }, []],
    [{ content_type: "text/html" }, []],
    [{ content_type: "application/javascript" }, []],
    [{ content_type: "application/json" }, []],
    [{ content_type: "text/xml" }, ["LI016"]],
  ])("answer %j and violate %j", (response, expected) => {
    expect(of([{ type: "fixed-response", fixed_response: { content_type: "text/plain", ...response } }])).toEqual(
      expected,
    );
  });

  it("are looked at one by one", () => {
    const actions = [
      { type: "authenticate-oidc", authenticate_oidc: {} },
      { type: "fixed-response", fixed_response: [{}, { status_code: "302" }] },
    ];
    expect(said(actions)).toEqual([
      expect.stringContaining(`${block}[1].fixed_response[1].status_code is "302"; allowed: 2XX, 4XX, 5XX.`),
    ]);
  });
});
