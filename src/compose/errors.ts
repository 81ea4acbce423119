import { describe, type Mistake, UserError } from "../core/errors";
import { formatLocation, type Location } from "./location";
import { formatPath, type Path } from "./path";

/** A mistake in a Compose file, or in a file that it names. */
export interface ComposeMistake extends Omit<Mistake, "property"> {
  readonly at: Location;
  /** What is wrong in the model; empty for a mistake of a file as a whole. */
  readonly path: Path;
}

/** One mistake in a Compose file: where, what was given, what is allowed, and how to mend it. */
export abstract class ComposeError extends UserError {
  readonly at: Location;
  readonly path: Path;

  constructor(name: string, { at, path, ...mistake }: ComposeMistake, property = formatPath(path)) {
    super(name, `${formatLocation(at)}: ${describe({ property, ...mistake })}`);
    this.at = at;
    this.path = path;
  }
}

/** All mistakes that were found in a set of files. */
export class ComposeErrors extends UserError {
  constructor(readonly errors: readonly ComposeError[]) {
    super("ComposeErrors", errors.map((error) => error.message).join("\n"));
  }
}

/** What the YAML parser cannot read. */
export class YamlError extends ComposeError {
  constructor(mistake: ComposeMistake) {
    super("YamlError", mistake, "the YAML");
  }
}

/** A key that the Compose specification does not know. */
export class UnknownKeyError extends ComposeError {
  constructor(mistake: ComposeMistake) {
    super("UnknownKeyError", mistake, `a key of ${formatPath(mistake.path.slice(0, -1)) || "the file"}`);
  }
}

/** A list where a mapping belongs, a text where a number does, and the like; also a required key that is not there. */
export class WrongTypeError extends ComposeError {
  constructor(mistake: ComposeMistake) {
    super("WrongTypeError", mistake);
  }
}

/** A value of the right type that means nothing: a port 70000, a duration `5 minutes`. */
export class InvalidValueError extends ComposeError {
  constructor(mistake: ComposeMistake) {
    super("InvalidValueError", mistake);
  }
}

/** A service, volume, network, secret, config or model that nothing declares. */
export class UnknownReferenceError extends ComposeError {
  constructor(mistake: ComposeMistake) {
    super("UnknownReferenceError", mistake);
  }
}

/** Services that wait for each other, or extend each other; files that include each other. */
export class CycleError extends ComposeError {
  constructor(mistake: ComposeMistake) {
    super("CycleError", mistake);
  }
}

/** Two things that cannot both be: a port of the host published twice, a path mounted twice, keys that exclude each other. */
export class ConflictError extends ComposeError {
  constructor(mistake: ComposeMistake) {
    super("ConflictError", mistake);
  }
}

/** A file that is not there or cannot be read. */
export class MissingFileError extends ComposeError {
  constructor(mistake: ComposeMistake) {
    super("MissingFileError", mistake, formatPath(mistake.path) || "the file");
  }
}

/** A variable that the file requires: `${X:?...}`. */
export class UndefinedVariableError extends ComposeError {
  constructor(mistake: ComposeMistake) {
    super("UndefinedVariableError", mistake);
  }
}

/** A service with neither image nor build. */
export class MissingImageError extends ComposeError {
  constructor(mistake: ComposeMistake) {
    super("MissingImageError", mistake);
  }
}
