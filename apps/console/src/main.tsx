import { createRoot } from 'react-dom/client';
import { App } from './app.tsx';
import { CrashBoundary } from './frame/crash-boundary.tsx';

const root = document.getElementById('root');
if (root)
  createRoot(root).render(
    <CrashBoundary>
      <App />
    </CrashBoundary>,
  );
