/** Where services have names, in AWS Cloud Map. */
export interface INamespace {
  readonly namespaceArn: string;
}

/** A namespace whose names are in DNS as well. */
export interface IDnsNamespace extends INamespace {
  readonly namespaceId: string;
  /** The domain that names end in. */
  readonly namespaceName: string;
}
