export { AddressScope } from "./address";
export { ConfigurationError, UserError } from "./errors";
export { jsonTemplate } from "./json-template";
export { program } from "./program";
export { keepState, type SharedState } from "./state";
