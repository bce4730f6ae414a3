export { createIdentify } from './identify.ts';
export { codeHashOf } from './keys/enrol.ts';
export { proveOneself } from './own-proof.ts';
export { hashPassword } from './passwords.ts';
export { listUnreviewed } from './queries/switch-offs.ts';
export { membershipRoutes } from './routes.ts';
export { readTeams } from './service.ts';
