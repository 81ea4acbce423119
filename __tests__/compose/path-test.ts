import { formatPath } from "../../src/compose/path";

describe("a path", () => {
  it.each([
    [["services", "web", "ports", 0], "services.web.ports[0]"],
    [["services", "my.web", "labels", "com.example.a"], 'services["my.web"].labels["com.example.a"]'],
    [["x-common", "a-b_c"], "x-common.a-b_c"],
    [["a", ""], 'a[""]'],
    [[], ""],
  ])("%j is written %s", (path, text) => {
    expect(formatPath(path)).toBe(text);
  });
});
