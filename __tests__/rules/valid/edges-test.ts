import { messages } from "../../support/rules";
import { configurationsOf, type Edges } from "./edge";
import { allEdges } from "./edges";

/** What the rules say about `edges`, but for the warnings that they are right about. */
function complaints(edges: Edges): string[] {
  const accepted = Object.keys(edges.warned ?? {}).map((id) => `Warning: ${id} `);
  return configurationsOf(edges).flatMap(({ name, resource }) =>
    messages(resource)
      .filter((message) => !accepted.some((begin) => message.startsWith(begin)))
      .map((message) => `${name}: ${message}`),
  );
}

describe("no rule complains about what AWS takes", () => {
  it.each(allEdges.map((edges) => [edges.title, edges] as const))("%s", (_, edges) => {
    expect(complaints(edges)).toEqual([]);
  });
});
