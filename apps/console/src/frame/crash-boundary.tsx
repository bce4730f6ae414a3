import { Component, type ReactNode } from 'react';
import { translate } from '../language/translate.ts';

/** React needs a class here. It stands above the language, so it reads the one the document was set to. */
export class CrashBoundary extends Component<{ children: ReactNode }, { crashed: boolean }> {
  override state = { crashed: false };

  static getDerivedStateFromError() {
    return { crashed: true };
  }

  override render() {
    if (!this.state.crashed) return this.props.children;
    const language = document.documentElement.lang === 'en' ? 'en' : 'vi';
    return (
      <div className="page stack" role="alert">
        <p>{translate(language)('error.crash')}</p>
        <button type="button" className="button" onClick={() => location.reload()}>
          {translate(language)('error.reload')}
        </button>
      </div>
    );
  }
}
