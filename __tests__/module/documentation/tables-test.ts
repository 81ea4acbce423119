import type { ModuleFacts } from "../../../src/module/documentation/module-facts";
import { tables } from "../../../src/module/documentation/tables";

const FACTS: ModuleFacts = {
  terraform: ">= 1.9",
  providers: new Map([["aws", ">= 5.79, < 6.0"]]),
  inputs: [],
  outputs: [],
  resources: [],
};

function rows(facts: Partial<ModuleFacts>, title: string): string[] {
  const sections = tables({ ...FACTS, ...facts }).split("## ");
  const section = sections.find((each) => each.startsWith(`${title}\n`)) ?? "";
  return section.trim().split("\n").slice(4);
}

describe("the tables of a README", () => {
  it("come in the order of terraform-docs, and say where there is nothing", () => {
    const text = tables(FACTS);
    expect([...text.matchAll(/^## (.*)$/gm)].map(([, title]) => title)).toEqual([
      "Requirements",
      "Resources",
      "Inputs",
      "Outputs",
    ]);
    expect(text).toContain("## Inputs\n\nNone.");
    expect(rows({}, "Requirements")).toEqual(["| terraform | `>= 1.9` |", "| aws | `>= 5.79, < 6.0` |"]);
  });

  it("link resources and data sources to their pages", () => {
    const resources = [
      { type: "aws_vpc", name: "main", kind: "resource" },
      { type: "aws_vpc", name: "other", kind: "data source" },
    ] as const;
    const docs = "https://registry.terraform.io/providers/hashicorp/aws/latest/docs";
    expect(rows({ resources }, "Resources")).toEqual([
      `| [aws_vpc.main](${docs}/resources/vpc) | resource |`,
      `| [aws_vpc.other](${docs}/data-sources/vpc) | data source |`,
    ]);
  });

  it("show types and defaults, also of several lines", () => {
    const input = { description: "A", required: false };
    const inputs = [
      { ...input, name: "a", type: "string", default: undefined, required: true },
      { ...input, name: "b", type: "list(string)", default: [] },
      { ...input, name: "c", type: "object({\n  a = string\n})", default: { a: "<b>|c" } },
    ];
    expect(rows({ inputs }, "Inputs")).toEqual([
      "| `a` | A | `string` | n/a | yes |",
      "| `b` | A | `list(string)` | `[]` | no |",
      '| `c` | A | <pre>object({<br/>  a = string<br/>})</pre> | <pre>{<br/>  "a": "&lt;b&gt;&#124;c"<br/>}</pre> | no |',
    ]);
  });

  it("keep their cells, whatever descriptions have in them", () => {
    const outputs = [{ name: "a", description: "`<x>` | <y>\nnext *line*", sensitive: true }];
    expect(rows({ outputs }, "Outputs")).toEqual(["| `a` | `<x>` \\| &lt;y> next *line* (sensitive) |"]);
  });
});
