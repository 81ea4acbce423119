import { readme } from "../../../src/module/documentation/readme";

const json = { terraform: { required_version: ">= 1.9", required_providers: {} } };

describe("the README of a module", () => {
  it("says what it is, how it is called, and what goes in and comes out", () => {
    const text = readme({ name: "images", description: "Images.", usage: 'module "images" {}\n\n', json });
    expect(text).toMatch(/^# images\n\nImages\.\n\n## Usage\n\n```hcl\nmodule "images" {}\n```\n\n## Requirements\n/);
    expect(text).toMatch(/## Outputs\n\nNone\.\n$/);
  });

  it("has no usage without an example", () => {
    const text = readme({ name: "images", description: "Images.", usage: undefined, json });
    expect(text).toMatch(/^# images\n\nImages\.\n\n## Requirements\n/);
  });
});
