export { accessRoutes } from './access/access-routes.ts';
export { createIdentify } from './identify.ts';
export { codeHashOf } from './keys/enrol.ts';
export { hashPassword } from './passwords.ts';
export { membershipRoutes } from './routes.ts';
export { readTeams } from './service.ts';
