export { checkServed, type Outcome, type Settings } from '../served/check-served.ts';
export { createVisitor } from '../served/visitor.ts';
