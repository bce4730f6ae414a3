import { type Node, type Program, visitorKeys } from 'oxc-parser';

export type Visit = (node: Node, parent: Node | undefined, key: string) => void;

/** Calls `visit` for every node of the tree, parents first, with the parent and the member that leads to it. */
export function walkTree(program: Program, visit: Visit): void {
  descend(program, undefined, '', visit);
}

function descend(node: Node, parent: Node | undefined, key: string, visit: Visit): void {
  visit(node, parent, key);
  for (const member of visitorKeys[node.type] ?? []) {
    // `visitorKeys` names exactly the members of this node type that hold nodes, lists of nodes or null.
    const child = (node as unknown as Record<string, Node | (Node | null)[] | null | undefined>)[member];
    for (const one of Array.isArray(child) ? child : [child]) if (one) descend(one, node, member, visit);
  }
}
