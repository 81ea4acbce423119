// What Stryker leaves alone in src/rules: words for people, and examples, which are tests themselves.
import { declareValuePlugin, PluginKind } from "@stryker-mutator/api/plugin";

const FOR_PEOPLE = new Set(["title", "explanation", "fix", "source", "checks"]);

function isNamed(path, names) {
  return path.isObjectProperty() && path.node.key.type === "Identifier" && names.has(path.node.key.name);
}

/** A function that makes the resources of an example. */
function makesExample(path) {
  const type = path.isFunction() ? path.node.returnType?.typeAnnotation : undefined;
  return type?.type === "TSTypeReference" && type.typeName.name === "ResourceMap";
}

export const strykerPlugins = [
  declareValuePlugin(PluginKind.Ignore, "words", {
    shouldIgnore(path) {
      if (isNamed(path, FOR_PEOPLE)) return "words for people";
      if (isNamed(path, new Set(["examples"])) || makesExample(path)) return "an example, which is a test itself";
      return undefined;
    },
  }),
];
