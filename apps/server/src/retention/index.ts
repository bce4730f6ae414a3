export { agreeOnDestroyed, startDestroying } from './destroy-due.ts';
export { retentionView } from './retention-view.ts';
